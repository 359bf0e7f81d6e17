// SPDX-License-Identifier: Apache-2.0
/**
 * Another SIM for a line that keeps its number: for a card that is lost or broken, or an eSIM in
 * place of a card (SF-31, X-15).
 *
 * <p>Start with {@link signoff.replacement.Replacements}, the way in. {@code ReplacementRules}
 * holds every move; docs/states/replacement.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Replacement",
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "policy",
            "catalog",
            "ledger",
            "line",
            "line :: bar",
            "line :: supply",
            "line :: swap",
            "notification",
            "subscriber",
            "suspension"
        })
@org.jspecify.annotations.NullMarked
package signoff.replacement;
