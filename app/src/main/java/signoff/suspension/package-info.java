// SPDX-License-Identifier: Apache-2.0
/**
 * Turning a line off for a time and on again: the pause a subscriber wishes, the block of a line
 * that is lost or stolen.
 *
 * <p>Start with {@link signoff.suspension.Suspensions}, the way in, and
 * {@link signoff.suspension.Unblocks}, the way back from a loss. {@code SuspensionRules} holds
 * every move; docs/states/suspension.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Suspension",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "policy",
            "ledger",
            "line",
            "line :: bar",
            "notification",
            "subscriber",
            "registration"
        })
@org.jspecify.annotations.NullMarked
package signoff.suspension;
