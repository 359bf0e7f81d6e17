// SPDX-License-Identifier: Apache-2.0
/**
 * Claiming a line one already holds, instead of registering anew in order to close it.
 *
 * <p>Start with {@link signoff.claim.Claims}. Only lines that nobody has claimed can be: one that
 * has a holder is never moved, and never told apart from one that does not exist.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Claim",
        allowedDependencies = {
            "kernel",
            "database",
            "vault",
            "notification",
            "line",
            "line :: holder",
            "ledger",
            "refund",
            "order",
            "closure",
            "subscriber",
            "registration"
        })
@org.jspecify.annotations.NullMarked
package signoff.claim;
