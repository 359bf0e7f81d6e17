// SPDX-License-Identifier: Apache-2.0
/** Money we owe to a subscriber, and getting it to them: to where it came from, exactly once. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Refund",
        allowedDependencies = {"kernel", "database", "workflow", "ledger", "subscriber"})
@org.jspecify.annotations.NullMarked
package signoff.refund;
