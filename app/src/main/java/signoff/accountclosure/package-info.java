// SPDX-License-Identifier: Apache-2.0
/**
 * Closing the whole account: every line by a closing of its own, and then what is left of the
 * account itself (SF-52, X-13).
 *
 * <p>Start with {@link signoff.accountclosure.AccountClosures}, the way in.
 * {@code AccountClosureRules} holds every move; docs/states/account-closure.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Account closure",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "policy",
            "line",
            "line :: commitment",
            "activation",
            "closure",
            "closure :: check",
            "subscriber",
            "notification"
        })
@org.jspecify.annotations.NullMarked
package signoff.accountclosure;
