// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.time.LocalDate;
import signoff.vault.Vault;

/** Proofs as messages carry them, for tests of other packages. */
public final class TestProofs {

    private TestProofs() {}

    public static MessageProofs of(Vault vault) {
        return new MessageProofs(vault);
    }

    public static String proof(MessageProofs proofs, String address, Notice notice, LocalDate day) {
        return proofs.proof(address, notice, day);
    }
}
