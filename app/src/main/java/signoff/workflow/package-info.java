// SPDX-License-Identifier: Apache-2.0
/**
 * How cases move, and how what they ask of the outside world gets done, crashes or not.
 *
 * <p>Start with {@link signoff.workflow.CaseType}, which a module writes for each kind of case, and
 * {@link signoff.workflow.Cases}, the way in. {@code EffectRunner} carries out what was asked for.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Workflow",
        allowedDependencies = {"kernel", "database"})
@org.jspecify.annotations.NullMarked
package signoff.workflow;
