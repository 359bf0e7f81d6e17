// SPDX-License-Identifier: Apache-2.0
/**
 * What a person decides because no code can: who owns an account that nobody can sign in to any
 * more (SF-28), and who holds a line that no message reaches.
 *
 * <p>Start with {@link signoff.recovery.Recoveries}, the way in. {@code RecoveryRules} holds every
 * move; docs/states/recovery.md is drawn from it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Recovery",
        allowedDependencies = {
            "kernel",
            "database",
            "vault",
            "workflow",
            "notification",
            "subscriber",
            "subscriber :: document",
            "registration",
            "claim"
        })
@org.jspecify.annotations.NullMarked
package signoff.recovery;
