// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.accountclosure.AccountClosures.Status;
import signoff.accountclosure.AccountLine.Standing;
import signoff.claim.Claims;
import signoff.claim.Claims.Claimant;
import signoff.closure.ClosureView;
import signoff.kernel.Language;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.notification.Notice;
import signoff.registration.Registrations.Beginning;
import signoff.restoration.Restorations;
import signoff.subscriber.Contacts;
import signoff.workflow.Cases;

/** Whole accounts are closed, with lines of several kinds and laws (SF-52, X-13). */
class AccountClosuresTest extends ClosedAccounts {

    @Test
    void an_account_ends_when_its_lines_its_money_and_all_times_have_ended_SF_52_X_13() {
        holds(3);
        var alone = closeAlone(0);
        passDays(2);
        var id = confirmed();
        assertThat(statuses()).containsOnly(Line.Status.CLOSING);
        assertThat(closing(0).id()).as("joined, not begun anew").isEqualTo(alone);
        assertThat(told(closing(1).id(), Notice.CLOSURE_CONFIRM))
                .as("one code for all")
                .isZero();

        passUntil(id, Status.SIGN_IN_LEFT);
        assertThat(statuses()).doesNotContain(Line.Status.CLOSING, Line.Status.ACTIVE);
        assertThat(told(id, Notice.ACCOUNT_LINES_CLOSED)).isOne();
        passDays(80);
        assertThat(signsIn()).as("SF-82: receipts can be read").isTrue();

        passUntil(id, Status.ENDING);
        pass(Duration.ofHours(1));
        assertThat(told(id, Notice.ACCOUNT_ENDED)).isOne();
        assertThat(signsIn()).isFalse();
        assertThat(operator.part(Contacts.class).of(one.account())).isEmpty();
        assertThat(subscribers.find(one.account())).as("the law of one line").isPresent();

        for (int month = 0; month < 25; month++) pass(Duration.ofDays(30));
        assertThat(status(id)).isEqualTo(Status.ENDED);
        assertThat(subscribers.find(one.account())).as("I31").isEmpty();
        assertThat(closings.openFor(one.account())).isEmpty();
    }

    @Test
    void a_case_that_cannot_look_rests_and_stops_no_other_and_is_heard_once_it_is_mended_I11() {
        holds(2);
        var some = one;
        var broken = confirmed();
        var first = closing(0).id();
        holds(2);
        var good = confirmed(); // Of an account that comes later in their order.
        assertThat(some.account().value()).isLessThan(one.account().value());
        var sql = operator.part(JdbcTemplate.class);
        var file = sql.queryForObject(
                "select file::text from workflow.case_file where case_id = ?",
                String.class,
                broken.value());
        closures.withdraw(first, ACTOR);
        closures.withdraw(closing(0).id(), ACTOR);
        var write = "update workflow.case_file set file = ?::json where case_id = ?";
        sql.update(write, "[]", broken.value());
        operator.part(AccountCalls.class).run();
        sql.update(write, file, broken.value());
        assertThat(told(good, Notice.ACCOUNT_KEPT)).isOne();
        operator.part(AccountCalls.class).run();
        assertThat(told(broken, Notice.ACCOUNT_KEPT)).as("it rests").isZero();
        operator.wind(AccountCalls.REST);
        operator.part(AccountCalls.class).run();
        assertThat(told(broken, Notice.ACCOUNT_KEPT)).isOne();
    }

    @Test
    void a_case_whose_work_is_undone_rests_like_a_broken_one_and_stops_no_other_I11() {
        operator.part(AccountCalls.class).run(); // None is called any more.
        holds(2);
        var undone = confirmed();
        var some = closing(0).id();
        holds(2);
        var good = confirmed(); // Of an account that comes later in their order.
        closures.withdraw(some, ACTOR);
        closures.withdraw(closing(0).id(), ACTOR);
        calls(new UndoneOnce(operator.part(PlatformTransactionManager.class))).run();
        assertThat(told(good, Notice.ACCOUNT_KEPT)).isOne();
        operator.part(AccountCalls.class).run();
        assertThat(told(undone, Notice.ACCOUNT_KEPT)).as("it rests").isZero();
        operator.wind(AccountCalls.REST);
        operator.part(AccountCalls.class).run();
        assertThat(told(undone, Notice.ACCOUNT_KEPT)).isOne();
    }

    /** Whoever takes part in the first wants it undone, and it ends with that. */
    private static final class UndoneOnce extends TransactionTemplate {

        private final TransactionTemplate part;
        private boolean undone;

        UndoneOnce(PlatformTransactionManager transactions) {
            super(transactions);
            this.part = new TransactionTemplate(transactions);
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
            if (undone) return super.execute(work);
            undone = true;
            return super.execute(status -> {
                var done = work.doInTransaction(status);
                part.executeWithoutResult(TransactionStatus::setRollbackOnly);
                return done;
            });
        }
    }

    private static AccountCalls calls(TransactionTemplate transaction) {
        return new AccountCalls(
                operator.part(AccountClosureStore.class),
                operator.part(AccountClosureDesk.class),
                transaction,
                operator.clock);
    }

    @Test
    void lines_are_not_looked_at_more_often_than_one_of_them_can_have_ended() {
        holds(2);
        var id = confirmed();
        passUntil(id, Status.SIGN_IN_LEFT);
        var looks = operator.part(Cases.class).journal(id).stream()
                .filter(entry -> entry.fact().equals("LinesStillRun"))
                .count();
        assertThat(looks).isBetween(1L, 40L);
    }

    @Test
    void a_line_that_cannot_be_asked_for_stops_the_request_and_is_named() {
        holds(3);
        port(1, true);
        assertThat(refused(asking())).isEqualTo(Code.ACCOUNT_LINES_MUST_BE_CLOSABLE);
        var hindered = closings.preview(one.account()).hindered();
        assertThat(hindered).extracting(found -> found.line().id()).containsExactly(line(1));
        assertThat(hindered.getFirst().blocks()).isNotEmpty();
        assertThat(closings.openFor(one.account())).isEmpty();
    }

    @Test
    void what_comes_in_the_way_before_the_code_undoes_all_of_it_and_the_code_stays_good() {
        holds(3);
        var id = asked();
        var code = code(id);
        port(2, true);
        assertThat(refused(closings.confirm(id, code, ACTOR)))
                .isEqualTo(Code.ACCOUNT_LINES_MUST_BE_CLOSABLE);
        assertThat(statuses()).as("all or none").containsOnly(Line.Status.ACTIVE);
        for (int place = 0; place < 3; place++) {
            assertThat(closures.openFor(line(place))).isEmpty();
        }
        port(2, false);
        decided(closings.confirm(id, code, ACTOR));
        assertThat(statuses()).containsOnly(Line.Status.CLOSING);
    }

    @Test
    void what_is_lost_is_agreed_to_by_name_for_each_line() {
        holds(6);
        assertThat(closings.preview(one.account()).losing()).isNotEmpty();
        assertThat(refused(closings.ask(one.account(), BRAND, Map.of(), ACTOR)))
                .isEqualTo(Code.CONSENTS_MUST_BE_GIVEN);
        assertThat(closings.openFor(one.account())).isEmpty();
    }

    @Test
    void a_line_whose_closing_is_taken_back_keeps_the_account_and_the_others_go_on() {
        holds(3);
        var id = confirmed();
        closures.withdraw(closing(1).id(), ACTOR);
        assertThat(status(id)).as("seen at once").isEqualTo(Status.LINE_KEPT);
        operator.part(AccountCalls.class).run();
        assertThat(closings.openFor(one.account())).isEmpty();
        assertThat(told(id, Notice.ACCOUNT_KEPT)).isOne();
        assertThat(statuses())
                .containsExactly(Line.Status.CLOSING, Line.Status.ACTIVE, Line.Status.CLOSING);
        var again = confirmed();
        assertThat(again).isNotEqualTo(id);
        assertThat(statuses()).doesNotContain(Line.Status.ACTIVE);
    }

    @Test
    void a_line_that_is_had_back_keeps_the_account() {
        holdsWithoutDebt();
        var id = confirmed();
        while (statuses().contains(Line.Status.CLOSING)) passDays(1);
        var restorations = operator.part(Restorations.class);
        var asked = (Restorations.Deciding.Decided) restorations.ask(line(0), ACTOR);
        work();
        var restoring = asked.restoration().id();
        restorations.confirm(restoring, one.codeOf(restoring, Notice.RESTORE_CONFIRM), ACTOR);
        passDays(1);
        assertThat(status(id)).isEqualTo(Status.LINE_KEPT);
        assertThat(closings.openFor(one.account())).isEmpty();
        assertThat(told(id, Notice.ACCOUNT_KEPT)).isOne();
        assertThat(statuses()).containsExactly(Line.Status.ACTIVE);
    }

    @Test
    void who_withdraws_keeps_the_account_and_each_line_goes_its_own_way() {
        holds(2);
        var id = confirmed();
        assertThat(decided(closings.withdraw(id, ACTOR)).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(decided(closings.withdraw(id, ACTOR)).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(statuses()).containsOnly(Line.Status.CLOSING);
        passDays(120);
        assertThat(signsIn()).isTrue();
        assertThat(statuses()).doesNotContain(Line.Status.CLOSING, Line.Status.ACTIVE);
    }

    @Test
    void the_request_is_the_time_of_notice_of_every_line_I9() {
        holds(3);
        var id = asked();
        var at = closings.find(id).orElseThrow().askedAt();
        var code = code(id);
        passDays(2);
        decided(closings.confirm(id, code, ACTOR));
        for (int place = 0; place < 3; place++) {
            var closing = closing(place);
            assertThat(closing.noticeReceivedAt()).isEqualTo(at);
            assertThat(closing.serviceStops()).isAfterOrEqualTo(operator.clock.instant());
        }
        assertThat(closing(1).serviceStops())
                .as("France: ten days from the notice (I10)")
                .isBeforeOrEqualTo(at.plus(Duration.ofDays(10)));
    }

    @Test
    void a_line_that_waits_for_its_own_code_is_confirmed_with_the_account() {
        holds(2);
        var answers = new signoff.closure.Closures.Answers(
                null, null, consents(0), signoff.closure.Closures.Stop.SOON);
        closures.request(line(0), answers, ACTOR);
        assertThat(closings.preview(one.account()).lines().getFirst().standing())
                .isEqualTo(Standing.CLOSING);
        confirmed();
        assertThat(closing(0).status()).isNotEqualTo(ClosureView.Status.AWAITING_CONFIRMATION);
        assertThat(statuses()).containsOnly(Line.Status.CLOSING);
    }

    @Test
    void an_account_that_is_being_closed_gets_no_new_line_until_it_is_kept() {
        holds(1);
        var id = asked();
        assertThat(subscribers.admitLine(one.account()).code())
                .isEqualTo(Code.ACCOUNT_MUST_NOT_BE_CLOSING);
        var claimant = new Claimant(one.account(), BRAND, Language.EN, ACTOR);
        var claimed = operator.part(Claims.class).ask(claimant, "+8613800000000", "192.0.2.1");
        assertThat(((Beginning.Refused) claimed).why().code())
                .isEqualTo(Code.ACCOUNT_MUST_NOT_BE_CLOSING);
        closings.withdraw(id, ACTOR);
        assertThat(subscribers.admitLine(one.account())).isNull();
    }

    @Test
    void without_the_code_nothing_happens_and_the_subscriber_is_told() {
        holds(1);
        var id = asked();
        passDays(8);
        assertThat(status(id)).isEqualTo(Status.LAPSED);
        assertThat(told(id, Notice.ACCOUNT_KEPT)).isOne();
        assertThat(statuses()).containsOnly(Line.Status.ACTIVE);
    }

    @Test
    void wrong_codes_run_out_and_a_new_one_is_sent_I33() {
        holds(1);
        var id = asked();
        for (int number = 0; number < 5; number++) {
            assertThat(refused(closings.confirm(id, "00000000", ACTOR)))
                    .isEqualTo(Code.CODE_MUST_MATCH);
        }
        assertThat(refused(closings.confirm(id, code(id), ACTOR)))
                .isEqualTo(Code.CODE_TRIES_MUST_NOT_BE_USED_UP);
        decided(closings.sendCodeAgain(id, ACTOR));
        decided(closings.confirm(id, code(id), ACTOR));
    }

    @Test
    void nobody_is_flooded_with_codes_by_asking_and_withdrawing_I33() {
        holds(1);
        for (int round = 0; round < 3; round++) {
            var id = asked();
            decided(closings.sendCodeAgain(id, ACTOR));
            decided(closings.withdraw(id, ACTOR));
        }
        assertThat(refused(asking())).isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
        operator.wind(Duration.ofMinutes(3));
        assertThat(refused(closings.sendCodeAgain(asked(), ACTOR)))
                .isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
    }

    @Test
    void an_account_that_never_had_a_line_ends_with_its_code() {
        holds(0);
        var id = asked();
        decided(closings.confirm(id, code(id), ACTOR));
        pass(Duration.ofHours(1));
        assertThat(status(id)).isEqualTo(Status.ENDED);
        assertThat(subscribers.find(one.account())).isEmpty();
    }

    @Test
    void an_order_to_keep_the_data_keeps_the_account_readable_I31() {
        holds(1);
        hold(0, true);
        var id = confirmed();
        passUntil(id, Status.SIGN_IN_LEFT);
        passDays(150);
        assertThat(status(id)).isEqualTo(Status.SIGN_IN_LEFT);
        assertThat(signsIn()).isTrue();
        hold(0, false);
        passUntil(id, Status.ENDING);
    }

    @Test
    void a_farewell_that_reaches_nobody_does_not_hold_the_end_up() {
        holds(0);
        var id = asked();
        var code = code(id);
        decided(closings.confirm(id, code, ACTOR));
        operator.wind(Duration.ofDays(2)); // Nobody carries messages in these days.
        while (operator.hand.timers(100) > 0) {}
        assertThat(status(id)).isEqualTo(Status.ENDED);
    }

    @Test
    void the_lines_of_others_are_not_touched() {
        holds(1);
        var others = statuses();
        var mine = one;
        holds(1);
        confirmed();
        one = mine;
        assertThat(statuses()).isEqualTo(others);
    }
}
