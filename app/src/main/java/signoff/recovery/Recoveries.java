// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.registration.Registrations.Beginning;

/**
 * Requests that a person of the operator decides. Nobody who asks learns whether an account or a
 * line exists: an unknown one is looked at like any other, and declined in the same words (I33).
 * Staff decide by {@link RecoveryDecisions}.
 */
public interface Recoveries {

    /** Begins to ask for an account without sign-in: sends a code to the contact given. */
    Beginning begin(BrandId brand, Asking asking, String address);

    /** The code came back: a person will look at the request. */
    @Nullable
    Refusal confirm(BrandId brand, UUID proof, String code, String address);

    /** Asks for a line that no message reaches, by somebody who has signed in. */
    @Nullable
    Refusal askForLine(Visitor visitor, String numberOrSerial, String words, String address);

    /** The owner of an account stops what was accepted, with the code they were sent. */
    @Nullable
    Refusal stop(BrandId brand, String login, String code, String address);

    /** Sets a new password with the code that came to the new contact. Signs nobody in. */
    @Nullable
    Refusal regain(BrandId brand, Regaining regaining, String address);

    enum Kind {
        ACCOUNT,
        LINE
    }

    enum Status {
        REVIEWING,
        WAITING,
        OPEN,
        DONE,
        DECLINED,
        STOPPED,
        LAPSED;

        boolean isOver() {
            return compareTo(OPEN) > 0;
        }
    }

    /** Why a request is declined. Stored by name. */
    enum Reason {
        EVIDENCE_MISSING,
        EVIDENCE_CONTRADICTS,
        NOTHING_FOUND,
        OTHER_WAY_OPEN
    }

    /**
     * What is asked without sign-in. Personal data: its text form says nothing.
     *
     * @param subject the login, e-mail or number of the account
     * @param words what the applicant remembers of it
     * @param contact a new contact of theirs
     */
    record Asking(String subject, String words, String contact, Language language, String zone) {

        @Override
        public String toString() {
            return "what is asked";
        }
    }

    /** What is typed to get back in. */
    record Regaining(String contact, String code, String password) {

        @Override
        public String toString() {
            return "what was typed";
        }
    }
}
