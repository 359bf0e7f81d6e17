// SPDX-License-Identifier: Apache-2.0
/**
 * What every request of the JSON API has in common, whichever module answers it: who calls, how
 * much, the same write done once, and how a refusal looks.
 *
 * <p>Controllers stand in {@code web.api} of their own module, take a brand and an actor as
 * arguments, throw {@link signoff.kernel.RequestRefused}, and need nothing of this package.
 */
@org.jspecify.annotations.NullMarked
package signoff.console.api;
