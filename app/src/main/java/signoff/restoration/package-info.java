// SPDX-License-Identifier: Apache-2.0
/**
 * Having a closed line back, with the same number, while its restore window is open (L9, X-16).
 *
 * <p>Start with {@link signoff.restoration.Restorations}, the way in. {@code RestorationRules}
 * holds every move; docs/states/restoration.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Restoration",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "policy",
            "line",
            "line :: bar",
            "line :: revive",
            "ledger",
            "closure",
            "notification"
        })
@org.jspecify.annotations.NullMarked
package signoff.restoration;
