// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.notification.Codes;
import signoff.registration.AddressProofs.Purpose;
import signoff.vault.Vault;

/** The codes of proofs. Each is bound to its proof, its account and what it is for. */
@Component
class ProofCodes {

    /** What {@link Codes.Purpose} calls the codes of this module. */
    private static final String KIND = "proof";

    private static final int ROUND = 1;

    private final Codes codes;
    private final Vault vault;
    private final RegistrationSettings settings;

    ProofCodes(Codes codes, Vault vault, RegistrationSettings settings) {
        this.settings = settings;
        this.codes = codes;
        this.vault = vault;
    }

    /** How long a code can be used. */
    Duration valid() {
        return settings.codeValid();
    }

    boolean fits(AccountId account, Purpose purpose, UUID proof, String given) {
        return codes.matches(purpose(account, purpose, proof), given);
    }

    /** What the message needs in order to compute the code. The code itself is written nowhere. */
    Map<String, String> facts(AccountId account, Purpose purpose, UUID proof) {
        var code = purpose(account, purpose, proof);
        return Map.of(
                "codeKind", code.kind(),
                "codeSubject", code.subject(),
                "codeContent", code.content(),
                "codeRound", Integer.toString(code.round()),
                "codeValidFor", settings.codeValid().toString());
    }

    private Codes.Purpose purpose(AccountId account, Purpose purpose, UUID proof) {
        var bound = (account.value() + " " + purpose).getBytes(UTF_8);
        var content = HexFormat.of().formatHex(vault.digest("address proof", bound));
        return new Codes.Purpose(KIND, proof.toString(), content, ROUND);
    }
}
