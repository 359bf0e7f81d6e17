// SPDX-License-Identifier: Apache-2.0
/** The page of one line: status, balance, orders, payments, and what can be done with it. */
@org.jspecify.annotations.NullMarked
package signoff.console.line;
