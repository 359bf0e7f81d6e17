// SPDX-License-Identifier: Apache-2.0
/**
 * Staff: who works for the operator, in which roles, and how they sign in. Apart from subscribers
 * in every way: own accounts, own sessions, and a second factor before anything else.
 *
 * <p>Start with {@link signoff.staff.StaffSignIn}, and for who is there with
 * {@link signoff.staff.Staff}.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Staff",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "notification",
            "vault",
            "subscriber",
            "subscriber :: password"
        })
@org.jspecify.annotations.NullMarked
package signoff.staff;
