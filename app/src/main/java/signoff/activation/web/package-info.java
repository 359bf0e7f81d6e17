// SPDX-License-Identifier: Apache-2.0
/** The pages on which lines are chosen, bought, followed and set up. */
@org.jspecify.annotations.NullMarked
package signoff.activation.web;
