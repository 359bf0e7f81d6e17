// SPDX-License-Identifier: Apache-2.0
/** The pages on which a whole account is closed, and its closing is followed. */
@org.jspecify.annotations.NullMarked
package signoff.accountclosure.web;
