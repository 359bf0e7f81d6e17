// SPDX-License-Identifier: Apache-2.0
/**
 * What recurs on a line: the fee of its plan, the fee of a month without one, and top-ups that come
 * by themselves (SF-13).
 *
 * <p>Start with {@link signoff.renewal.Mandates}, which is what a subscriber gives and takes back,
 * and with {@code RenewalRules}, which say what a line comes to on its day.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Renewal",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "catalog",
            "ledger",
            "line",
            "line :: allowance",
            "line :: offer",
            "line :: recurring",
            "notification",
            "order",
            "policy",
            "refund",
            "refund :: instrument",
            "registration",
            "subscriber"
        })
@org.jspecify.annotations.NullMarked
package signoff.renewal;
