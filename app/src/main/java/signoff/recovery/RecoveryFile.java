// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.notification.Codes;
import signoff.recovery.Recoveries.Kind;

/**
 * What is known of a recovery in every state.
 *
 * @param applicant the account of who asks
 * @param recovery the case itself, which its codes are bound to
 * @param target the account that is to be recovered; null when none was found
 * @param addressee where the applicant is reached; null for one who has signed in
 * @param holders where the target's contacts are noted, each by itself; none before acceptance
 * @param zone whose clock its times are told by
 */
record RecoveryFile(
        AccountId applicant,
        UUID recovery,
        Kind kind,
        @Nullable AccountId target,
        @Nullable UUID addressee,
        List<UUID> holders,
        String zone) {

    RecoveryFile {
        holders = List.copyOf(holders);
    }

    RecoveryFile with(List<UUID> noted) {
        return new RecoveryFile(applicant, recovery, kind, target, addressee, noted, zone);
    }

    /** With which the owner of the account stops it. */
    Codes.Purpose stop() {
        return purpose("recovery-stop");
    }

    /** With which the applicant sets a new password. */
    Codes.Purpose way() {
        return purpose("recovery");
    }

    private Codes.Purpose purpose(String kind) {
        var content = target == null ? "" : target.value().toString();
        return new Codes.Purpose(kind, recovery.toString(), content, 1);
    }

    static Map<String, String> facts(Codes.Purpose purpose) {
        return Map.of(
                "codeKind", purpose.kind(),
                "codeSubject", purpose.subject(),
                "codeContent", purpose.content(),
                "codeRound", Integer.toString(purpose.round()));
    }
}
