// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import signoff.kernel.AccountId;

/**
 * Seals personal data with a key of its own for each account, which is itself sealed with the key
 * of the installation. Destroying the one key erases all that it sealed (I31).
 */
public interface Seals {

    /**
     * Seals a text.
     *
     * @param purpose what the text is, bound into the seal, so that it opens as nothing else
     */
    byte[] seal(AccountId account, String purpose, String text);

    /**
     * Opens a seal.
     *
     * @throws IllegalStateException when the key was destroyed, or the seal is not of that purpose
     */
    String open(AccountId account, String purpose, byte[] sealed);
}
