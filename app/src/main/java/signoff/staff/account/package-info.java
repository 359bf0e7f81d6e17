// SPDX-License-Identifier: Apache-2.0
/** The accounts of staff as they are stored, and the desks that decide about them. */
@org.jspecify.annotations.NullMarked
package signoff.staff.account;
