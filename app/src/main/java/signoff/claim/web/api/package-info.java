// SPDX-License-Identifier: Apache-2.0
/** Claiming a line over JSON, for programs that speak for a subscriber. */
@org.jspecify.annotations.NullMarked
package signoff.claim.web.api;
