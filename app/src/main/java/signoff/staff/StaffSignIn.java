// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;

/**
 * How staff sign in: a password, then a second factor. Attempts are limited for each name at each
 * address, for each name and for each address, so that nobody is kept out by one who tries; and no
 * answer and no time tells who has an account (I33).
 */
public interface StaffSignIn {

    /** Begins a session in which nothing but the second factor can be shown or enrolled. */
    Entered signIn(BrandId brand, String login, String password, Where where);

    /** Sets a password with the code of an invitation, and begins the same. */
    Entered welcome(BrandId brand, Welcome welcome, Where where);

    /** The second factor: a code of the app, or a recovery code. The session gets a new token. */
    Entered prove(OnDuty half, String code, Where where);

    /** What the app has to hold from now on; the same until it is enrolled. */
    Secret secret(OnDuty half);

    /** Enrols it with a first code of the app. */
    Enrolled enrol(OnDuty half, String code, Where where);

    /** Ends all other sessions of the member. */
    @Nullable
    Refusal changePassword(OnDuty onDuty, Change change, Where where);

    void signOut(OnDuty onDuty, Where where);

    /** What an invited person types. */
    record Welcome(String login, String code, String password) {

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    /** A password, and the one that shall be. */
    record Change(String current, String wanted) {

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    /**
     * A secret that is about to be enrolled.
     *
     * @param text as apps take it (base32, RFC 4648)
     * @param login what the app calls the account
     */
    record Secret(String text, String login) {

        @Override
        public String toString() {
            return "secret";
        }
    }

    sealed interface Entered {
        /** The token of the session: for a cookie, and nothing else. */
        record In(String token) implements Entered {

            @Override
            public String toString() {
                return "in";
            }
        }

        record Refused(Refusal why) implements Entered {}
    }

    sealed interface Enrolled {
        /** Enrolled, with what to keep for the day on which the app is lost: shown this once. */
        record In(String token, List<String> recoveryCodes) implements Enrolled {

            @Override
            public String toString() {
                return "in";
            }
        }

        record Refused(Refusal why) implements Enrolled {}
    }
}
