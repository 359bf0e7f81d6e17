// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.notification.Codes;
import signoff.notification.Codes.Purpose;
import signoff.vault.Vault;

/**
 * The codes for a forgotten password. Each is bound to its case and to the password that it is to
 * replace, so a change makes every earlier code worthless.
 */
@Component
class ResetCodes {

    /** What {@link Purpose} calls the codes of this module. */
    static final String KIND = "password";

    private static final int ROUND = 1;

    private final Codes codes;
    private final Vault vault;
    private final SignInSettings settings;
    private final Clock clock;

    ResetCodes(Codes codes, Vault vault, SignInSettings settings, Clock clock) {
        this.codes = codes;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Instant validUntil() {
        return clock.instant().plus(settings.codeValid());
    }

    boolean fits(UUID caseId, String passwordHash, String given) {
        return codes.matches(purpose(caseId, passwordHash), given);
    }

    /** What the message needs in order to compute the code. The code itself is written nowhere. */
    Map<String, String> facts(UUID caseId, String passwordHash) {
        var purpose = purpose(caseId, passwordHash);
        return Map.of(
                "codeKind", purpose.kind(),
                "codeSubject", purpose.subject(),
                "codeContent", purpose.content(),
                "codeRound", Integer.toString(purpose.round()),
                "codeValidFor", settings.codeValid().toString());
    }

    private Purpose purpose(UUID caseId, String passwordHash) {
        var content = vault.digest("password code", passwordHash.getBytes(UTF_8));
        return new Purpose(KIND, caseId.toString(), HexFormat.of().formatHex(content), ROUND);
    }
}
