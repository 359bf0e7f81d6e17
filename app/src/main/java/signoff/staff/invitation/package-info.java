// SPDX-License-Identifier: Apache-2.0
/** The case of an invitation to work here. */
@org.jspecify.annotations.NullMarked
package signoff.staff.invitation;
