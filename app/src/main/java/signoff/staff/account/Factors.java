// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.staff.TimeCodes;

/** Second factors: secrets and recovery codes are made here, and each code counts once. */
@Component
class Factors {

    /** What was shown. */
    enum Shown {
        CODE_OF_APP,
        RECOVERY_CODE,
        NOTHING
    }

    static final int RECOVERY_CODES = 10;

    /** As long as the hash of the codes (RFC 4226, 4, R6). */
    private static final int SECRET_BYTES = 20;

    private static final int LETTERS_OF_RECOVERY = 10;
    private static final int BITS_OF_LETTER = 5;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648, 6.
    private static final int DIGITS = 6;

    private final MemberStore members;
    private final MemberSeals seals;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    Factors(MemberStore members, MemberSeals seals, @Qualifier("machineClock") Clock clock) {
        this.members = members;
        this.seals = seals;
        this.clock = clock;
    }

    byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        chance.nextBytes(secret);
        return secret;
    }

    /** What was typed, held against a member whose row is locked. What fits is used up by it. */
    Shown show(MemberStore.Row member, String typed) {
        if (member.sealedSecret() == null) return Shown.NOTHING;
        var code = plain(typed);
        if (code.length() != DIGITS) {
            var hash = seals.recoveryHash(member.id(), code);
            return members.useRecoveryCode(member.id(), hash) ? Shown.RECOVERY_CODE : Shown.NOTHING;
        }
        var secret = seals.openSecret(member.id(), member.sealedSecret());
        var step = TimeCodes.step(secret, code, clock.instant());
        return step.isPresent() && members.useStep(member.id(), step.getAsLong())
                ? Shown.CODE_OF_APP
                : Shown.NOTHING;
    }

    /** Enrols a secret with a code that it makes now; empty when the code is another. */
    List<String> enrol(MemberStore.Row member, byte[] secret, String typed) {
        var step = TimeCodes.step(secret, plain(typed), clock.instant());
        if (step.isEmpty() || member.sealedSecret() != null) return List.of();
        enter(member.id(), secret, step.getAsLong());
        return newRecoveryCodes(member.id());
    }

    void enter(AccountId member, byte[] secret, long stepUsed) {
        members.enrol(member, seals.sealSecret(member, secret), stepUsed);
    }

    private List<String> newRecoveryCodes(AccountId member) {
        members.forgetRecoveryCodes(member);
        var codes = new ArrayList<String>();
        while (codes.size() < RECOVERY_CODES) {
            var code = text(new BigInteger(LETTERS_OF_RECOVERY * BITS_OF_LETTER, chance));
            members.keepRecoveryCode(member, seals.recoveryHash(member, code));
            codes.add(code.substring(0, LETTERS_OF_RECOVERY / 2) + "-"
                    + code.substring(LETTERS_OF_RECOVERY / 2));
        }
        return codes;
    }

    private static String text(BigInteger number) {
        return base32(number, LETTERS_OF_RECOVERY).toLowerCase(Locale.ROOT);
    }

    /** A secret as apps take it when it is typed. */
    static String base32(byte[] secret) {
        return base32(new BigInteger(1, secret), secret.length * Byte.SIZE / BITS_OF_LETTER);
    }

    private static String base32(BigInteger number, int letters) {
        var text = new StringBuilder();
        for (int place = letters - 1; place >= 0; place--) {
            var value = number.shiftRight(place * BITS_OF_LETTER).intValue();
            text.append(LETTERS.charAt(value & (LETTERS.length() - 1)));
        }
        return text.toString();
    }

    /** Spaces and hyphens are for the eye. */
    private static String plain(String typed) {
        return MemberSeals.normal(typed).replaceAll("[^a-z0-9]", "");
    }
}
