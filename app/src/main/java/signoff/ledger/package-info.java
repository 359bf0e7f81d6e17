// SPDX-License-Identifier: Apache-2.0
/** Who owes whom how much: double entry, append only, in whole minor units. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"kernel", "database"})
@org.jspecify.annotations.NullMarked
package signoff.ledger;
