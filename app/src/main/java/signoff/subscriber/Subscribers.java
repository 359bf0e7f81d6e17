// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;

/** All subscribers. Every name, contact and secret is sealed with a key of its own subscriber. */
public interface Subscribers {

    /**
     * Signs in by user name, e-mail or phone number. Same answer and same time whether the account
     * exists or not; attempts are limited per account and per address.
     *
     * @param address where the attempt comes from
     */
    SigningIn signIn(BrandId brand, String login, String password, String address);

    /** Sends a code to a contact that outlives the line. Says nothing about who exists (SF-24). */
    @Nullable
    Refusal askPasswordCode(BrandId brand, String login, String address);

    /** Sets a new password with that code. Signs nobody in. */
    @Nullable
    Refusal changePassword(
            BrandId brand, String login, String code, String newPassword, String address);

    /**
     * Counts a report about a number by somebody who has not signed in. The refusal says in how
     * many minutes the next one is let in, and is the same for numbers that nobody has. Each
     * address has tries of its own: nobody keeps the owner of a line from reporting (I5).
     *
     * @param guessable whether what is reported could be found by trying from many addresses: that
     *     is counted for all of them together, too, and alone
     * @param address where the report comes from
     */
    @Nullable
    Refusal admitReport(BrandId brand, String number, boolean guessable, String address);

    /**
     * Counts one more report of a line that is blocked already, from wherever it comes: each ends
     * the code with which its owner could unblock it, and more codes are sent than these let in.
     */
    boolean admitRepeat(BrandId brand, LineId line);

    /** Takes one such try back: it succeeded, so it was no guess. */
    void takeBack(Trial trial, BrandId brand, String subject, String address);

    /**
     * Counts one try of somebody, against its subject (an address, a login, a number) and against
     * where it comes from. Refused in the same way whether anybody has that subject or not.
     *
     * @param address where it comes from
     */
    @Nullable
    Refusal admit(Trial trial, BrandId brand, String subject, String address);

    /**
     * Counts one try against where it comes from alone: for what its owner must be able to do
     * however often others have tried in their name.
     */
    @Nullable
    Refusal admit(Trial trial, String address);

    /**
     * Counts one code that somebody wants sent to an address or number, whoever asks and from
     * wherever: nobody is flooded by many who ask for theirs. Refused in the same way whether
     * anybody has that address or not.
     */
    @Nullable
    Refusal admitCode(BrandId brand, String to);

    /** Counts one file that comes in for an account, whoever sends it. */
    @Nullable
    Refusal admitFile(BrandId brand, AccountId account);

    /** Whose login it is. Never told to whoever asks (I33). */
    Optional<AccountId> byLogin(BrandId brand, String login);

    /** Whether it can be a user name: three letters at least, and no address and no number. */
    boolean isName(BrandId brand, String login);

    /** Why a password cannot be chosen; null when it can. */
    @Nullable
    Refusal unfit(String password, String login);

    /**
     * When password or contacts changed last, if they ever did: it raises the proof asked (I34).
     */
    Optional<Instant> credentialsChangedAt(AccountId account);

    /** The same, with what else is asked of the database. */
    Reply<Optional<Instant>> credentialsChangedAt(Trip trip, AccountId account);

    /** A phone number as lines have it (E.164 without plus); empty when it can be none. */
    Optional<String> msisdn(BrandId brand, String typed);

    /** Whether the account goes by that name, compared in a time that does not depend on it. */
    boolean isNamed(AccountId account, String typed);

    Optional<Person> find(AccountId account);

    void remember(AccountId account, Language language);

    /**
     * Enters a subscriber. Once entered, nothing changes.
     *
     * @throws LoginTaken when somebody else of the brand has got one of the logins meanwhile;
     *     nothing of the transaction may stand then
     */
    Person register(Registration registration);

    /**
     * Erases all personal data of an account, wherever it is stored, by destroying its one key
     * (I31). Evidence stays whole: it never held any. There is no way back, so each
     * {@link ErasureAsked} is heard first, and who has to keep the data refuses there.
     */
    void erase(AccountId account);

    /**
     * Ends every way to sign in as a person or to write to them: logins, password, contacts and
     * sessions. Who they were stays sealed until they are {@link #erase erased}.
     */
    void endSignIn(AccountId account);

    /**
     * Why an account can have no line more; null when it can. Each {@link LineWanted} is heard
     * first.
     */
    @Nullable
    Refusal admitLine(AccountId account);

    sealed interface SigningIn {
        record SignedIn(Person person) implements SigningIn {}

        record Refused(Refusal why) implements SigningIn {}
    }

    /** A subscriber. Personal data: never logged; its text form is a reference. */
    record Person(AccountId account, BrandId brand, String name, Role role, Language language) {

        @Override
        public String toString() {
            return "person of " + account;
        }
    }

    /** What can be tried too often. */
    enum Trial {
        REGISTRATION,
        CONTACT,
        CLAIM,
        RECOVERY,
        /** A serial that may be printed on somebody else's card. */
        CARD,
        /** A page to name an instrument on: cards of others are tried out on such pages. */
        INSTRUMENT,
        /** A code that was sent to an address. */
        PROOF,
        /** A password of staff: counted for each address, and ten times as often for all. */
        STAFF_SIGN_IN,
        /** A second factor of staff. */
        STAFF_CODE,
        /** A code with which staff are invited, counted in the same way. */
        STAFF_WELCOME
    }

    /** Who works for the operator has no account here, but with the staff. */
    enum Role {
        SUBSCRIBER
    }

    /**
     * What a person signs in with was changed or erased. Told inside the transaction that changes
     * it: whoever keeps sessions of that person ends them there.
     */
    record SignInChanged(AccountId account) {}

    /**
     * Somebody is about to be erased. Told inside the transaction that does it: an order to keep
     * the data is heard by throwing.
     */
    record ErasureAsked(AccountId account) {}

    /** An account is about to get a line. Who knows that it must not is heard by throwing. */
    record LineWanted(AccountId account) {}

    /** Two asked for one login at the same moment, and this one came second. */
    final class LoginTaken extends IllegalStateException {

        private final transient String login;

        LoginTaken(AccountId account, BrandId brand, String login) {
            super("a login of " + account + " belongs to somebody else of the brand "
                    + brand.code());
            this.login = login;
        }

        /** As it was asked for. Personal data: never logged. */
        public String login() {
            return login;
        }
    }

    /**
     * What is entered of a new subscriber.
     *
     * @param line when the phone number is that of a line, the line: the contact dies with it
     */
    record Registration(
            AccountId account,
            BrandId brand,
            Role role,
            String name,
            List<String> logins,
            String password,
            Language language,
            @Nullable String email,
            @Nullable String phone,
            @Nullable LineId line) {}
}
