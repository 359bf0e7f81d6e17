// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

/**
 * Seals and hashes with the key of the installation. Every node has the same key, and no database,
 * journal or log has it.
 *
 * <p>A purpose is a constant of the code, such as {@code subscriber key}. What was sealed or hashed
 * for one purpose means nothing for another.
 */
public interface Vault {

    /** Seals content so that nobody without the key can read or change it. */
    byte[] seal(String purpose, byte[] content);

    /**
     * Opens a seal.
     *
     * @throws IllegalStateException when it was made with another key, for another purpose, or was
     *     changed
     */
    byte[] open(String purpose, byte[] sealed);

    /**
     * A keyed hash of 32 bytes (HMAC-SHA-256): the same for the same content for ever, and nothing
     * that can be computed or searched without the key.
     */
    byte[] digest(String purpose, byte[] content);
}
