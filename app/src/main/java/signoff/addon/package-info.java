// SPDX-License-Identifier: Apache-2.0
/**
 * Add-ons of a line, and ending one of them while the line stays: the smallest scope of closing
 * (X-13, SF-52).
 *
 * <p>Start with {@link signoff.addon.AddOns}, the way in. {@code AddOnRules} holds every move;
 * docs/states/add-on.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Add-on",
        allowedDependencies = {
            "kernel",
            "workflow",
            "catalog",
            "ledger",
            "line",
            "line :: allowance",
            "line :: offer",
            "line :: recurring",
            "notification",
            "order",
            "policy"
        })
@org.jspecify.annotations.NullMarked
package signoff.addon;
