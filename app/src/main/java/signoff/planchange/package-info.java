// SPDX-License-Identifier: Apache-2.0
/**
 * Changing the plan of a line: up or down, and between a monthly pack and pay as you go, at once or
 * when the paid period is over (SF-11).
 *
 * <p>Start with {@link signoff.planchange.PlanChanges}, the way in. {@code PlanChangeRules} holds
 * every move; docs/states/plan-change.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Plan change",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "catalog",
            "device",
            "ledger",
            "line",
            "line :: allowance",
            "line :: commitment",
            "line :: offer",
            "line :: recurring",
            "notification",
            "policy",
            "renewal"
        })
@org.jspecify.annotations.NullMarked
package signoff.planchange;
