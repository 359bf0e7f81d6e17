// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static signoff.kernel.Refusal.Code.SIGN_IN_MUST_MATCH;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.EvenTime;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.subscriber.Attempts.From;
import signoff.subscriber.Attempts.Kind;
import signoff.subscriber.password.Passwords;

/** Signs people in, and guards each way in against guessing. */
@Component
class SubscriberDesk implements Subscribers {

    /** A code takes a few statements more to send than not to send. */
    private static final EvenTime ASKING = new EvenTime(Duration.ofMillis(250));

    private static final int NAME_LETTERS_LEAST = 3;

    private final Attempts attempts;
    private final Logins logins;
    private final Passwords passwords;
    private final People people;
    private final PasswordDesk codes;

    SubscriberDesk(
            Attempts attempts,
            Logins logins,
            Passwords passwords,
            People people,
            PasswordDesk codes) {
        this.attempts = attempts;
        this.logins = logins;
        this.passwords = passwords;
        this.people = people;
        this.codes = codes;
    }

    @Override
    public SigningIn signIn(BrandId brand, String login, String password, String address) {
        var from = new From(logins.hash(brand, login), address);
        var slower = attempts.take(Kind.SIGN_IN, from);
        if (slower.isPresent()) return new SigningIn.Refused(slower.get());

        var found = people.rows().byLogin(brand, from.loginHash());
        var kept = found.map(PersonStore.Row::passwordHash).orElse(null);
        var fits = passwords.fits(password, kept);
        if (found.isEmpty() || !fits || !stillKept(found.get(), password)) {
            return new SigningIn.Refused(Refusal.of(SIGN_IN_MUST_MATCH));
        }
        attempts.giveBack(Kind.SIGN_IN, from);
        return new SigningIn.SignedIn(people.person(found.get()));
    }

    /** Checking takes long enough for the password to be changed by somebody else meanwhile. */
    private boolean stillKept(PersonStore.Row row, String password) {
        if (!passwords.isDated(row.passwordHash())) {
            return people.rows().hasPassword(row.account(), row.passwordHash());
        }
        var better = passwords.kept(password);
        return people.rows().changePassword(row.account(), row.passwordHash(), better);
    }

    @Override
    public @Nullable Refusal askPasswordCode(BrandId brand, String login, String address) {
        return ASKING.answer(() -> {
                    var from = new From(logins.hash(brand, login), address);
                    var slower = attempts.take(Kind.CODE_ASKED, from);
                    if (slower.isEmpty()) {
                        codes.ask(new PasswordCodeStore.Key(brand, from.loginHash()));
                    }
                    return slower;
                })
                .orElse(null);
    }

    @Override
    public @Nullable Refusal changePassword(
            BrandId brand, String login, String code, String newPassword, String address) {
        var unfit = passwords.refused(newPassword, login);
        if (unfit != null) return unfit;
        var from = new From(logins.hash(brand, login), address);
        var slower = attempts.take(Kind.CODE_TRIED, from);
        if (slower.isPresent()) return slower.get();
        var key = new PasswordCodeStore.Key(brand, from.loginHash());
        var refused = codes.change(key, code, () -> passwords.kept(newPassword));
        if (refused == null) attempts.giveBack(Kind.CODE_TRIED, from);
        return refused;
    }

    // Never given back: a report that was right must count like one about a number nobody has.
    @Override
    public @Nullable Refusal admitReport(
            BrandId brand, String number, boolean guessable, String address) {
        // However it is typed, one number is counted as one.
        var plain = logins.msisdn(brand, number).orElse(number);
        var from = new From(logins.hash(brand, plain), address);
        var slower = attempts.takeApart(Kind.LOSS_REPORTED, from);
        if (slower.isEmpty() && guessable) {
            slower = attempts.take(Kind.LOSS_GUESSED, from.loginHash());
        }
        return slower.orElse(null);
    }

    @Override
    public boolean admitRepeat(BrandId brand, LineId line) {
        var hash = logins.hash(brand, line.value().toString());
        return attempts.take(Kind.LOSS_REPEATED, hash).isEmpty();
    }

    @Override
    public void takeBack(Trial trial, BrandId brand, String subject, String address) {
        attempts.giveBack(
                Kind.valueOf(trial.name()), new From(logins.hash(brand, subject), address));
    }

    // Given back by few: what was right must count like what was not.
    @Override
    public @Nullable Refusal admit(Trial trial, BrandId brand, String subject, String address) {
        var from = new From(logins.hash(brand, subject), address);
        return attempts.take(Kind.valueOf(trial.name()), from).orElse(null);
    }

    @Override
    public @Nullable Refusal admit(Trial trial, String address) {
        return attempts.take(Kind.valueOf(trial.name()), address).orElse(null);
    }

    @Override
    public @Nullable Refusal admitCode(BrandId brand, String to) {
        return attempts.take(Kind.CODE_SENT, logins.hash(brand, to)).orElse(null);
    }

    @Override
    public @Nullable Refusal admitFile(BrandId brand, AccountId account) {
        var subject = logins.hash(brand, "account " + account.value());
        return attempts.take(Kind.FILE_SENT, subject).orElse(null);
    }

    @Override
    public Optional<AccountId> byLogin(BrandId brand, String login) {
        return people.rows()
                .byLogin(brand, logins.hash(brand, login))
                .map(PersonStore.Row::account);
    }

    @Override
    public boolean isName(BrandId brand, String login) {
        var read = logins.read(brand, login);
        return read.kind() == Logins.Kind.NAME && read.normal().length() >= NAME_LETTERS_LEAST;
    }

    @Override
    public @Nullable Refusal unfit(String password, String login) {
        return passwords.refused(password, login);
    }

    @Override
    public Optional<Instant> credentialsChangedAt(AccountId account) {
        return people.rows().changedAt(account);
    }

    @Override
    public Reply<Optional<Instant>> credentialsChangedAt(Trip trip, AccountId account) {
        return people.rows().changedAt(trip, account);
    }

    @Override
    public Optional<String> msisdn(BrandId brand, String typed) {
        return logins.msisdn(brand, typed);
    }

    @Override
    public boolean isNamed(AccountId account, String typed) {
        var name = people.find(account).map(Person::name).orElse("");
        return MessageDigest.isEqual(plain(name), plain(typed)) && !name.isBlank();
    }

    /** Full width, capitals and spaces do not make another name. */
    private static byte[] plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Person> find(AccountId account) {
        return people.find(account);
    }

    @Override
    public void remember(AccountId account, Language language) {
        people.changeLanguage(account, language);
    }

    @Override
    public Person register(Registration registration) {
        people.register(registration, passwords.kept(registration.password()), logins);
        return people.find(registration.account()).orElseThrow();
    }

    @Override
    public void erase(AccountId account) {
        people.erase(account);
    }

    @Override
    public void endSignIn(AccountId account) {
        people.endSignIn(account);
    }

    @Override
    public @Nullable Refusal admitLine(AccountId account) {
        try {
            people.wantLine(account);
            return null;
        } catch (RequestRefused refused) {
            return refused.refusal();
        }
    }
}
