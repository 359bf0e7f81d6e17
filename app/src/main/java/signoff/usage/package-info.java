// SPDX-License-Identifier: Apache-2.0
/**
 * What lines use, as the network tells it: rated by the tariff, taken from allowances first and
 * from balances then.
 *
 * <p>Start with {@link signoff.usage.Usage}, the way in, and with {@code Rating}, which is the
 * rules. What happened after the stop, or came after the final balance, never reaches the
 * subscriber (I16, I17).
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Usage",
        allowedDependencies = {
            "kernel",
            "database",
            "catalog",
            "ledger",
            "line",
            "line :: allowance",
            "line :: offer",
            "line :: recurring"
        })
@org.jspecify.annotations.NullMarked
package signoff.usage;
