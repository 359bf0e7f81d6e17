// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.springframework.stereotype.Component;
import signoff.line.NetworkIdentity;
import signoff.vault.Vault;

/**
 * Makes the matching id of a profile, which the operator may choose (SGP.22, 5.3.2). It is a keyed
 * hash of the serial, so that it is the same each time, and no row, journal or log has to hold it.
 */
@Component
public class ActivationCodes {

    private static final String PURPOSE = "esim matching id";

    /** Capital letters and digits alone (SGP.22, 4.1.1), and none that look alike. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LETTERS = 20;
    private static final int GROUP = 5;

    private final Vault vault;
    private final EsimSettings settings;

    ActivationCodes(Vault vault, EsimSettings settings) {
        this.vault = vault;
        this.settings = settings;
    }

    public ActivationCode of(NetworkIdentity line) {
        var hash = vault.digest(PURPOSE, line.iccid().getBytes(US_ASCII));
        var letters = new StringBuilder();
        for (int place = 0; place < LETTERS; place++) {
            if (place > 0 && place % GROUP == 0) letters.append('-');
            letters.append(ALPHABET.charAt(hash[place] & 31));
        }
        return new ActivationCode(settings.server(), letters.toString());
    }
}
