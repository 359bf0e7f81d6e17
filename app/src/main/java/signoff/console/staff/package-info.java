// SPDX-License-Identifier: Apache-2.0
/** The way in for staff, and the pages on which they look after their accounts. */
@org.jspecify.annotations.NullMarked
package signoff.console.staff;
