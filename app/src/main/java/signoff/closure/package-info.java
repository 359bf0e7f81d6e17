// SPDX-License-Identifier: Apache-2.0
/**
 * Closing a subscriber line, from the request to the last refund.
 *
 * <p>Start with {@link signoff.closure.Closures}, the way in. {@code ClosureRules} holds every move
 * a case may make; docs/states/closure.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Closure",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "policy",
            "line",
            "line :: allowance",
            "line :: commitment",
            "line :: offer",
            "device",
            "document",
            "ledger",
            "refund",
            "refund :: instrument",
            "notification",
            "order",
            "replacement",
            "subscriber",
            "vault"
        })
@org.jspecify.annotations.NullMarked
package signoff.closure;
