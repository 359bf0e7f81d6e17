// SPDX-License-Identifier: Apache-2.0
/**
 * The key of the installation: what every secret and every keyed hash of a node is made with.
 *
 * <p>Start with {@link signoff.vault.Vault}, the way in. {@code MasterKey} says where the key comes
 * from.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Vault",
        allowedDependencies = {"database"})
@org.jspecify.annotations.NullMarked
package signoff.vault;
