// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signoff.staff.Crew.PASSWORD;
import static signoff.staff.Crew.SECRET;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import signoff.kernel.Actor.Role;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.registration.Office;
import signoff.staff.StaffSignIn.Enrolled;
import signoff.staff.StaffSignIn.Entered;
import signoff.subscriber.Subscribers;

/** How staff come in: a password and a second factor, each guarded against guessing (I33). */
class StaffSignInTest {

    @Test
    void a_password_alone_opens_a_session_that_has_proven_nothing() {
        var half = crew.half(crew.one(Role.AGENT));
        assertThat(half.proven()).isFalse();
        assertThat(half.enrolled()).isTrue();
    }

    @Test
    void the_second_factor_gives_the_session_a_new_token() {
        var first = signIn(crew.one(Role.AGENT), PASSWORD);
        var second = crew.signIn.prove(crew.half(first), crew.code(), crew.where());
        assertThat(crew.half(second).proven()).isTrue();
        assertThat(crew.sessions.find(((Entered.In) first).token())).isEmpty();
    }

    @Test
    void a_code_is_used_once() {
        var one = crew.one(Role.AGENT);
        var code = crew.code();
        crew.half(crew.signIn.prove(crew.half(one), code, crew.where()));
        assertThat(why(crew.signIn.prove(crew.half(one), code, crew.where())))
                .isEqualTo(Code.SECOND_FACTOR_MUST_MATCH);
        var earlier = TimeCodes.at(SECRET, crew.now().minus(TimeCodes.STEP));
        assertThat(why(crew.signIn.prove(crew.half(one), earlier, crew.where())))
                .isEqualTo(Code.SECOND_FACTOR_MUST_MATCH);
    }

    @Test
    void of_the_same_code_twice_at_once_one_is_let_in() throws Exception {
        var one = crew.one(Role.AGENT);
        var halves = List.of(crew.half(one), crew.half(one), crew.half(one));
        var code = crew.code();
        var tries = halves.stream()
                .<Callable<Entered>>map(half -> () -> crew.signIn.prove(half, code, crew.where()))
                .toList();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var in = 0;
            for (var done : all.invokeAll(tries)) if (done.get() instanceof Entered.In) in++;
            assertThat(in).isEqualTo(1);
        }
    }

    @Test
    void nobody_a_wrong_password_a_subscriber_and_a_disabled_member_get_the_same_answer() {
        var disabled = crew.one(Role.AGENT);
        crew.staff.disable(disabled.id(), crew.by(crew.one(Role.ADMINISTRATOR), ADMIN));
        var subscriber = crew.office.mail();
        crew.office.person(subscriber);
        var wrong = why(signIn(crew.one(Role.AGENT), "not the password"));
        assertThat(wrong).isEqualTo(Code.SIGN_IN_MUST_MATCH);
        assertThat(why(signIn(disabled, PASSWORD))).isEqualTo(wrong);
        assertThat(why(enter("nobody-at-all", PASSWORD))).isEqualTo(wrong);
        assertThat(why(enter(subscriber, PASSWORD))).isEqualTo(wrong);
    }

    @Test
    void no_member_of_staff_is_a_subscriber() {
        var one = crew.one(Role.ADMINISTRATOR);
        var subscribers = crew.office.part(Subscribers.class);
        assertThat(subscribers.byLogin(Office.DEMO, one.login())).isEmpty();
        assertThat(subscribers.signIn(Office.DEMO, one.login(), PASSWORD, crew.office.address()))
                .isInstanceOf(Subscribers.SigningIn.Refused.class);
    }

    @Test
    void after_five_wrong_passwords_a_login_waits_at_that_address_whoever_has_it() {
        var known = crew.one(Role.AGENT);
        var there = crew.where();
        for (var login : List.of(known.login(), known.login() + "-nobody")) {
            for (int number = 0; number < 5; number++) enter(login, "wrong", there);
            assertThat(why(enter(login, PASSWORD, there))).isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
        }
        assertThat(crew.half(known).member()).as("from elsewhere").isEqualTo(known.id());
    }

    @Test
    void from_many_addresses_together_a_login_is_tried_ten_times_as_often_and_then_waits() {
        var one = crew.one(Role.AGENT);
        var attempts = crew.office.part(Subscribers.class);
        for (int each = 0; each < 10; each++) {
            var there = crew.office.address();
            for (int number = 0; number < 5; number++) {
                var trial = Subscribers.Trial.STAFF_SIGN_IN;
                assertThat(attempts.admit(trial, Office.DEMO, one.login(), there))
                        .isNull();
            }
        }
        assertThat(why(signIn(one, PASSWORD))).isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
        crew.office.operator.clock.wind(Duration.ofMinutes(15));
        assertThat(crew.half(one).member()).isEqualTo(one.id());
    }

    @Test
    void who_signs_in_has_all_tries_again() {
        var one = crew.one(Role.AGENT);
        var here = crew.where();
        for (int number = 0; number < 12; number++) {
            assertThat(enter(one.login(), PASSWORD, here)).isInstanceOf(Entered.In.class);
        }
    }

    @Test
    void a_name_that_nobody_has_leaves_no_event_and_a_member_has_each() {
        var one = crew.one(Role.AGENT);
        signIn(one, "not the password");
        assertThat(crew.told(one.id())).containsExactly("SIGN_IN_REFUSED");
        enter("nobody-at-all", PASSWORD);
        var welcome = new StaffSignIn.Welcome("nobody-at-all", "00000000", PASSWORD);
        crew.signIn.welcome(Office.DEMO, welcome, crew.where());
        var nobodys = "select count(*) from staff.event where member_id is null";
        assertThat(crew.sql().queryForObject(nobodys, Integer.class)).isZero();
    }

    @Test
    void after_five_wrong_codes_the_second_factor_waits() {
        var half = crew.half(crew.one(Role.AGENT));
        for (int number = 0; number < 5; number++) {
            assertThat(why(crew.signIn.prove(half, "000000", crew.where())))
                    .isEqualTo(Code.SECOND_FACTOR_MUST_MATCH);
        }
        assertThat(why(crew.signIn.prove(half, crew.code(), crew.where())))
                .isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
    }

    @Test
    void an_invited_person_chooses_a_password_enrols_and_keeps_ten_codes_that_work_once() {
        var newcomer = crew.newcomer(Role.REVIEWER);
        crew.staff.invite(newcomer, crew.by(crew.one(Role.ADMINISTRATOR), ADMIN));
        var code = crew.office.code(newcomer.mail());
        var welcome = new StaffSignIn.Welcome(newcomer.login(), code, PASSWORD);
        var half = crew.half(crew.signIn.welcome(Office.DEMO, welcome, crew.where()));
        assertThat(half.enrolled()).isFalse();
        assertThat(why(crew.signIn.welcome(Office.DEMO, welcome, crew.where())))
                .isEqualTo(Code.CODE_MUST_MATCH);

        var codes = enrolled(half);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        var one = new Crew.One(half.member(), newcomer.login(), newcomer.mail());
        var typed = codes.getFirst().toUpperCase(java.util.Locale.ROOT).replace("-", " ");
        crew.half(crew.signIn.prove(crew.half(one), typed, crew.where()));
        assertThat(why(crew.signIn.prove(crew.half(one), typed, crew.where())))
                .isEqualTo(Code.SECOND_FACTOR_MUST_MATCH);
        assertThat(crew.told(one.id()))
                .contains("INVITED", "WELCOMED", "ENROLLED", "RECOVERY_CODE_USED", "SIGNED_IN");
    }

    private List<String> enrolled(OnDuty half) {
        var secret = base32(crew.signIn.secret(half).text());
        assertThat(crew.signIn.enrol(half, "000000", crew.where()))
                .isInstanceOf(Enrolled.Refused.class);
        var done = crew.signIn.enrol(half, TimeCodes.at(secret, crew.now()), crew.where());
        assertThat(done).isInstanceOf(Enrolled.In.class);
        return ((Enrolled.In) done).recoveryCodes();
    }

    @Test
    void a_wrong_code_of_an_invitation_tells_nothing_and_a_late_one_opens_nothing() {
        var newcomer = crew.newcomer(Role.AGENT);
        crew.staff.invite(newcomer, crew.by(crew.one(Role.ADMINISTRATOR), ADMIN));
        var code = crew.office.code(newcomer.mail());
        for (var login : List.of(newcomer.login(), "nobody-was-invited")) {
            var welcome = new StaffSignIn.Welcome(login, "00000000", PASSWORD);
            for (int number = 0; number < 4; number++) {
                assertThat(why(crew.signIn.welcome(Office.DEMO, welcome, crew.where())))
                        .isEqualTo(Code.CODE_MUST_MATCH);
            }
        }
        var right = new StaffSignIn.Welcome(newcomer.login(), code, PASSWORD);
        crew.office.operator.clock.wind(Duration.ofDays(3));
        assertThat(why(crew.signIn.welcome(Office.DEMO, right, crew.where())))
                .isEqualTo(Code.CODE_MUST_BE_FRESH);
    }

    @Test
    void wrong_codes_of_a_stranger_use_no_invitation_up_and_are_written_down() {
        var newcomer = crew.newcomer(Role.AGENT);
        var by = crew.by(crew.one(Role.ADMINISTRATOR), ADMIN);
        var invited = (Staff.Invited.Sent) crew.staff.invite(newcomer, by);
        var stranger = crew.where();
        var wrong = new StaffSignIn.Welcome(newcomer.login(), "00000000", PASSWORD);
        for (int number = 0; number < 5; number++) {
            assertThat(why(crew.signIn.welcome(Office.DEMO, wrong, stranger)))
                    .isEqualTo(Code.CODE_MUST_MATCH);
        }
        assertThat(why(crew.signIn.welcome(Office.DEMO, wrong, stranger)))
                .isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
        var code = crew.office.code(newcomer.mail());
        var right = new StaffSignIn.Welcome(newcomer.login(), code, PASSWORD);
        var half = crew.half(crew.signIn.welcome(Office.DEMO, right, crew.where()));
        assertThat(half.member()).isEqualTo(invited.member());
        assertThat(crew.told(invited.member())).contains("INVITATION_REFUSED", "WELCOMED");
    }

    @Test
    void a_session_ends_when_nobody_uses_it_and_after_a_day_of_work_whatever_is_done() {
        var one = crew.one(Role.AGENT);
        var token = token(crew.signIn.prove(crew.half(one), crew.code(), crew.where()));
        for (int number = 0; number < 29; number++) {
            crew.office.operator.clock.wind(Duration.ofMinutes(20));
            assertThat(crew.sessions.find(token)).as("%d", number).isPresent();
        }
        crew.office.operator.clock.wind(Duration.ofMinutes(25));
        assertThat(crew.sessions.find(token)).isEmpty();

        var idle = token(crew.signIn.prove(crew.half(one), crew.code(), crew.where()));
        crew.office.operator.clock.wind(Duration.ofMinutes(31));
        assertThat(crew.sessions.find(idle)).isEmpty();
    }

    @Test
    void who_has_shown_a_password_has_ten_minutes_for_the_second_factor() {
        var token = token(signIn(crew.one(Role.AGENT), PASSWORD));
        crew.office.operator.clock.wind(Duration.ofMinutes(11));
        assertThat(crew.sessions.find(token)).isEmpty();
    }

    @Test
    void a_changed_password_ends_the_other_sessions() {
        var one = crew.one(Role.AGENT);
        var other = crew.onDuty(one);
        var here = crew.onDuty(one);
        var wrong = new StaffSignIn.Change("wrong", "another sentence of mine");
        assertThat(crew.signIn.changePassword(here, wrong, crew.where()))
                .isEqualTo(Refusal.of(Code.PASSWORD_MUST_MATCH));
        var change = new StaffSignIn.Change(PASSWORD, "another sentence of mine");
        assertThat(crew.signIn.changePassword(here, change, crew.where())).isNull();
        assertThat(crew.sessions.of(here))
                .extracting(StaffSessions.Session::id)
                .containsExactly(here.session())
                .doesNotContain(other.session());
        assertThat(why(signIn(one, PASSWORD))).isEqualTo(Code.SIGN_IN_MUST_MATCH);
    }

    @Test
    void sessions_are_ended_one_by_one_and_only_by_their_owner() {
        var one = crew.one(Role.AGENT);
        var other = crew.onDuty(one);
        var here = crew.onDuty(one);
        var stranger = crew.onDuty(crew.one(Role.ADMINISTRATOR));
        assertThat(crew.sessions.end(stranger, other.session(), crew.where())).isFalse();
        assertThat(crew.sessions.end(here, other.session(), crew.where())).isTrue();
        assertThat(crew.sessions.of(here)).hasSize(1);
    }

    @Test
    void what_happened_is_never_changed_and_names_nobody_I28() {
        var one = crew.one(Role.AGENT);
        crew.onDuty(one);
        for (var statement : List.of(
                "update staff.event set who = 'x'",
                "delete from staff.event",
                "truncate staff.event")) {
            assertThatThrownBy(() -> crew.sql().execute(statement))
                    .isInstanceOf(DataAccessException.class);
        }
        var rows = crew.sql().queryForList("select e::text from staff.event e").toString();
        var members =
                crew.sql().queryForList("select m::text from staff.member m").toString();
        assertThat(rows + members).doesNotContain("Wong", one.login(), one.mail());
    }

    // The words used above.

    private static final Role ADMIN = Role.ADMINISTRATOR;

    private final Crew crew = new Crew();

    private Entered signIn(Crew.One one, String password) {
        return enter(one.login(), password);
    }

    private Entered enter(String login, String password) {
        return enter(login, password, crew.where());
    }

    private Entered enter(String login, String password, Where where) {
        return crew.signIn.signIn(Office.DEMO, login, password, where);
    }

    private static String token(Entered entered) {
        return ((Entered.In) entered).token();
    }

    private static Code why(Entered entered) {
        assertThat(entered).isInstanceOf(Entered.Refused.class);
        return ((Entered.Refused) entered).why().code();
    }

    private static byte[] base32(String text) {
        var number = java.math.BigInteger.ZERO;
        for (var letter : text.toCharArray()) {
            var value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            number = number.shiftLeft(5).add(java.math.BigInteger.valueOf(value));
        }
        var bytes = new byte[20];
        for (int at = 19; at >= 0; at--) {
            bytes[at] = number.byteValue();
            number = number.shiftRight(8);
        }
        return bytes;
    }
}
