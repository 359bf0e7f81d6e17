// SPDX-License-Identifier: Apache-2.0
/** What the operator has promised: limits, deadlines and working days, as versioned data. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"kernel", "database"})
@org.jspecify.annotations.NullMarked
package signoff.policy;
