// SPDX-License-Identifier: Apache-2.0
/**
 * Becoming a subscriber, and changing how one is reached: nothing counts before a code has come
 * back from the address.
 *
 * <p>Start with {@link signoff.registration.Registrations} and
 * {@link signoff.registration.ContactChanges}. {@link signoff.registration.AddressProofs} is what
 * both stand on, and who claims a line or has lost an account, too.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Registration",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "notification",
            "vault",
            "line",
            "subscriber",
            "subscriber :: document"
        })
@org.jspecify.annotations.NullMarked
package signoff.registration;
