// SPDX-License-Identifier: Apache-2.0
/** A line: its number, its SIM or eSIM profile, the service it gets, and how that is ended. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Line",
        allowedDependencies = {"kernel", "database", "vault", "workflow"})
@org.jspecify.annotations.NullMarked
package signoff.line;
