// SPDX-License-Identifier: Apache-2.0
/**
 * Orders for new lines, from the payment to the line in service or the money back (SF-15).
 *
 * <p>Start with {@link signoff.activation.Activations}, the way in. {@code ActivationRules} holds
 * every move an order may make; docs/states/activation.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Activation",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "catalog",
            "ledger",
            "line",
            "line :: allowance",
            "line :: commitment",
            "line :: offer",
            "line :: supply",
            "notification",
            "policy",
            "refund",
            "refund :: instrument",
            "subscriber"
        })
@org.jspecify.annotations.NullMarked
package signoff.activation;
