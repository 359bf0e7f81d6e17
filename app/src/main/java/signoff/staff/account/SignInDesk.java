// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.BrandId;
import signoff.kernel.EvenTime;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.staff.OnDuty;
import signoff.staff.StaffEvents.Kind;
import signoff.staff.StaffSignIn;
import signoff.staff.Where;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Trial;
import signoff.subscriber.password.Passwords;

/**
 * Signs staff in, step by step. Passwords are checked and hashed outside of any transaction: it
 * takes long.
 */
@Component
class SignInDesk implements StaffSignIn {

    /** Refusing a member is written down, and refusing nobody is not. */
    private static final EvenTime REFUSING = new EvenTime(Duration.ofMillis(100));

    /** Setting a password takes more statements than not setting it. */
    private static final EvenTime WELCOMING = new EvenTime(Duration.ofMillis(500));

    private final MemberStore members;
    private final SessionDesk sessions;
    private final Invitations invitations;
    private final Factors factors;
    private final Means means;

    /** What guards the way in, and what tells of it. */
    @Component
    record Means(
            Subscribers attempts,
            Passwords passwords,
            MemberSeals seals,
            EventStore events,
            Telling telling) {}

    /** One transaction each, and what a monitor is told. */
    @Component
    record Telling(TransactionTemplate transaction, MeterRegistry meters) {

        void count(String outcome) {
            meters.counter("signoff.staff.sign.ins", "outcome", outcome).increment();
        }
    }

    SignInDesk(
            MemberStore members,
            SessionDesk sessions,
            Invitations invitations,
            Factors factors,
            Means means) {
        this.members = members;
        this.sessions = sessions;
        this.invitations = invitations;
        this.factors = factors;
        this.means = means;
    }

    @Override
    public Entered signIn(BrandId brand, String login, String password, Where where) {
        var slower = means.attempts().admit(Trial.STAFF_SIGN_IN, brand, login, where.address());
        if (slower != null) return slower(slower);
        var found = members.byLogin(brand, means.seals().loginHash(brand, login));
        var kept = found.map(MemberStore.Row::passwordHash).orElse(null);
        var fits = means.passwords().fits(password, kept);
        var isDated = fits && kept != null && means.passwords().isDated(kept);
        var better = isDated ? means.passwords().kept(password) : null;
        Entered answer = REFUSING.answer(() -> atOnce(() -> {
            // Checking takes long enough for the account to be disabled or changed meanwhile.
            var now = found.filter(_ -> fits)
                    .flatMap(row -> members.lock(row.id()))
                    .filter(row -> !row.isDisabled() && Objects.equals(row.passwordHash(), kept));
            if (now.isEmpty()) {
                tellRefused(Kind.SIGN_IN_REFUSED, brand, found, where);
                return new Entered.Refused(Refusal.of(Code.SIGN_IN_MUST_MATCH));
            }
            var row = now.get();
            if (better != null) members.changePassword(row.id(), better);
            means.events().add(Kind.PASSWORD_SHOWN, brand, row.id(), where);
            return new Entered.In(sessions.begin(row.id(), where));
        }));
        if (answer instanceof Entered.In) {
            means.attempts().takeBack(Trial.STAFF_SIGN_IN, brand, login, where.address());
        }
        return answer;
    }

    /** Events are for ever: whoever tries names that nobody has is counted, and leaves none. */
    private void tellRefused(
            Kind kind, BrandId brand, Optional<MemberStore.Row> meant, Where where) {
        meant.ifPresent(row -> means.events().add(kind, brand, row.id(), where));
        means.telling().count(meant.isPresent() ? "refused" : "unknown");
    }

    @Override
    public Entered welcome(BrandId brand, Welcome welcome, Where where) {
        var unfit = means.passwords().refused(welcome.password(), welcome.login());
        if (unfit != null) return new Entered.Refused(unfit);
        return WELCOMING.answer(() -> {
            var slower = means.attempts()
                    .admit(Trial.STAFF_WELCOME, brand, welcome.login(), where.address());
            if (slower != null) return slower(slower);
            var hash = means.passwords().kept(welcome.password());
            var answer = atOnce(() -> accept(brand, welcome, hash, where));
            if (answer instanceof Entered.In) {
                means.attempts()
                        .takeBack(Trial.STAFF_WELCOME, brand, welcome.login(), where.address());
            }
            return answer;
        });
    }

    private Entered accept(BrandId brand, Welcome welcome, String hash, Where where) {
        var found = members.byLogin(brand, means.seals().loginHash(brand, welcome.login()))
                .flatMap(row -> members.lock(row.id()));
        var why = found.filter(row -> !row.isDisabled())
                .map(row -> Optional.ofNullable(invitations.accept(row, welcome.code())))
                .orElseGet(() -> Optional.of(Refusal.of(Code.CODE_MUST_MATCH)));
        if (why.isPresent()) {
            tellRefused(Kind.INVITATION_REFUSED, brand, found, where);
            return new Entered.Refused(why.get());
        }
        var row = found.orElseThrow();
        members.changePassword(row.id(), hash);
        sessions.rows().end(row.id());
        means.events().add(Kind.WELCOMED, brand, row.id(), where);
        return new Entered.In(sessions.begin(row.id(), where));
    }

    @Override
    public Entered prove(OnDuty half, String code, Where where) {
        var slower = admitCode(half, where);
        if (slower != null) return slower(slower);
        Entered answer = atOnce(() -> {
            var row = members.lock(half.member()).filter(one -> !one.isDisabled());
            var shown = row.map(one -> factors.show(one, code)).orElse(Factors.Shown.NOTHING);
            var token = shown == Factors.Shown.NOTHING
                    ? Optional.<String>empty()
                    : sessions.prove(half.session());
            if (token.isEmpty()) {
                means.events().add(Kind.CODE_REFUSED, half.brand(), half.member(), where);
                return refused(Code.SECOND_FACTOR_MUST_MATCH, "code-refused");
            }
            if (shown == Factors.Shown.RECOVERY_CODE) {
                means.events().add(Kind.RECOVERY_CODE_USED, half, "", where);
            }
            means.events().add(Kind.SIGNED_IN, half, half.session().toString(), where);
            means.telling().count("in");
            return new Entered.In(token.get());
        });
        if (answer instanceof Entered.In) takeBackCode(half, where);
        return answer;
    }

    @Override
    public Secret secret(OnDuty half) {
        return atOnce(() -> {
            var row = members.lock(half.member()).orElseThrow();
            var kept = sessions.rows().secretToEnrol(half.session());
            var secret = kept == null
                    ? factors.newSecret()
                    : means.seals().openSecret(half.member(), kept);
            if (kept == null) {
                var sealed = means.seals().sealSecret(half.member(), secret);
                sessions.rows().keepSecretToEnrol(half.session(), sealed);
            }
            var login =
                    means.seals().open(row.id(), MemberSeals.LOGIN, row.sealed().login());
            return new Secret(Factors.base32(secret), login);
        });
    }

    @Override
    public Enrolled enrol(OnDuty half, String code, Where where) {
        var slower = admitCode(half, where);
        if (slower != null) return new Enrolled.Refused(slower);
        Enrolled answer = atOnce(() -> {
            var row = members.lock(half.member()).filter(one -> !one.isDisabled());
            var kept = sessions.rows().secretToEnrol(half.session());
            if (row.isEmpty() || kept == null) return notEnrolled();
            var secret = means.seals().openSecret(half.member(), kept);
            var codes = factors.enrol(row.get(), secret, code);
            if (codes.isEmpty()) {
                means.events().add(Kind.CODE_REFUSED, half.brand(), half.member(), where);
                return notEnrolled();
            }
            var token = sessions.prove(half.session()).orElseThrow();
            sessions.rows().endOthers(half.member(), half.session());
            means.events().add(Kind.ENROLLED, half, "", where);
            means.events().add(Kind.SIGNED_IN, half, half.session().toString(), where);
            means.telling().count("in");
            return new Enrolled.In(token, codes);
        });
        if (answer instanceof Enrolled.In) takeBackCode(half, where);
        return answer;
    }

    private static Enrolled notEnrolled() {
        return new Enrolled.Refused(Refusal.of(Code.SECOND_FACTOR_MUST_MATCH));
    }

    @Override
    public @Nullable Refusal changePassword(OnDuty onDuty, Change change, Where where) {
        var slower = means.attempts()
                .admit(Trial.STAFF_SIGN_IN, onDuty.brand(), onDuty.reference(), where.address());
        if (slower != null) return slower;
        var row = members.find(onDuty.member()).orElseThrow();
        if (!means.passwords().fits(change.current(), row.passwordHash())) {
            return Refusal.of(Code.PASSWORD_MUST_MATCH);
        }
        means.attempts()
                .takeBack(Trial.STAFF_SIGN_IN, onDuty.brand(), onDuty.reference(), where.address());
        var login = means.seals().open(row.id(), MemberSeals.LOGIN, row.sealed().login());
        var unfit = means.passwords().refused(change.wanted(), login);
        if (unfit != null) return unfit;
        var hash = means.passwords().kept(change.wanted());
        return means.telling().transaction().execute(_ -> {
            var now = members.lock(onDuty.member()).orElseThrow();
            if (!Objects.equals(now.passwordHash(), row.passwordHash())) {
                return Refusal.of(Code.PASSWORD_MUST_MATCH);
            }
            members.changePassword(row.id(), hash);
            sessions.rows().endOthers(onDuty.member(), onDuty.session());
            means.events().add(Kind.PASSWORD_CHANGED, onDuty, "", where);
            return null;
        });
    }

    @Override
    public void signOut(OnDuty onDuty, Where where) {
        means.telling().transaction().executeWithoutResult(_ -> {
            if (sessions.rows().end(onDuty.member(), onDuty.session())) {
                means.events().add(Kind.SIGNED_OUT, onDuty, onDuty.session().toString(), where);
            }
        });
    }

    private @Nullable Refusal admitCode(OnDuty half, Where where) {
        return means.attempts()
                .admit(Trial.STAFF_CODE, half.brand(), half.reference(), where.address());
    }

    private void takeBackCode(OnDuty half, Where where) {
        means.attempts()
                .takeBack(Trial.STAFF_CODE, half.brand(), half.reference(), where.address());
    }

    private <T> T atOnce(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(means.telling().transaction().execute(_ -> work.get()));
    }

    private Entered slower(Refusal why) {
        means.telling().count("slower");
        return new Entered.Refused(why);
    }

    private Entered refused(Code why, String outcome) {
        means.telling().count(outcome);
        return new Entered.Refused(Refusal.of(why));
    }
}
