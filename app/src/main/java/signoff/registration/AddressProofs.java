// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;
import signoff.notification.Notice;

/**
 * Codes that show that somebody reads at an address. A code is single, short-lived, bound to what
 * it is for, and has few tries (I33). Where no code was sent, everything else is the same: nobody
 * learns from it what we know.
 */
public interface AddressProofs {

    /** How often a code may be typed wrong. */
    int WRONG_TRIES_MAX = 5;

    /** Sends a code, or does the same without one. Answers what to check it by. */
    UUID begin(Beginning beginning);

    /**
     * Looks at a code in the caller's transaction, and counts a wrong one. A right one still counts
     * until {@link #settle}.
     */
    Checked check(BrandId brand, Purpose purpose, UUID proof, String code);

    /** Uses the proof up, in the caller's transaction. Refused when the clock was faster. */
    @Nullable
    Refusal settle(Checked.Fits fits, Actor actor);

    /** Tells addresses something that needs no answer, as a case that is over at once. */
    void tell(AccountId account, BrandId brand, Telling telling, Actor actor);

    /** What a code is for. Stored by name. */
    enum Purpose {
        REGISTRATION,
        CONTACT,
        CLAIM,
        RECOVERY,
        UNBLOCK;

        /** Whether the account is made for the proof alone. */
        boolean ofStranger() {
            return this == REGISTRATION || this == RECOVERY;
        }
    }

    /**
     * What is to be proven.
     *
     * @param account whose key seals the content
     * @param content what is to be done once the code is back; personal data may be among it
     * @param first what is sent now, and to whom
     * @param hopeful whether a code was sent that can be right
     * @param afterwards who is told what once the code has come back
     */
    record Beginning(
            AccountId account,
            BrandId brand,
            Purpose purpose,
            Map<String, String> content,
            Telling first,
            boolean hopeful,
            Telling afterwards,
            Actor actor) {}

    /** A notice for addresses that were noted; nothing when there are none. */
    record Telling(@Nullable Notice notice, List<UUID> addressees) {

        public static final Telling NOTHING = new Telling(null, List.of());

        public Telling {
            addressees = List.copyOf(addressees);
        }

        public static Telling of(Notice notice, UUID addressee) {
            return new Telling(notice, List.of(addressee));
        }
    }

    sealed interface Checked {
        record Fits(AccountId account, BrandId brand, UUID proof, Map<String, String> content)
                implements Checked {}

        record Refused(Refusal why) implements Checked {}
    }
}
