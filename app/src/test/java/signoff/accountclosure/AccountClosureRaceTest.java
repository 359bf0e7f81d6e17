// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.accountclosure.AccountClosures.Deciding;
import signoff.accountclosure.AccountClosures.Status;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.notification.Notice;
import signoff.simulation.Crossing;

/** Two tabs, two nodes, two minds: an account is closed once or not at all (SF-52, I36). */
class AccountClosureRaceTest extends ClosedAccounts {

    @Test
    void many_who_ask_and_confirm_at_once_close_once() throws Exception {
        holds(3);
        var agreed = allAgreed();
        var asking = (Callable<CaseId>)
                () -> decided(closings.ask(one.account(), BRAND, agreed, ACTOR)).id();
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = results(tabs.invokeAll(List.of(asking, asking, asking)));
            assertThat(Set.copyOf(ids)).hasSize(1);
            var id = ids.getFirst();
            var code = code(id);
            var click = (Callable<Deciding>) () -> closings.confirm(id, code, ACTOR);
            for (var answer : results(tabs.invokeAll(List.of(click, click, click)))) {
                assertThat(answer).isInstanceOf(Deciding.Decided.class);
            }
            work();
            assertThat(told(id, Notice.ACCOUNT_CLOSING)).isOne();
        }
        assertThat(statuses()).doesNotContain(Line.Status.ACTIVE);
        var cases = lines().stream().map(Line::closing).collect(Collectors.toSet());
        assertThat(cases).hasSize(3);
    }

    /** The account asks for a line just as its own page does: one case, either way (I1). */
    @Test
    void a_line_asked_for_at_the_same_moment_has_one_case() throws Exception {
        for (int round = 0; round < 4; round++) {
            holds(2);
            var consents = consents(0);
            var id = asked();
            var code = code(id);
            var answers = new Answers(null, null, consents, Stop.SOON);
            try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
                var alone = tabs.submit(() -> closures.request(line(0), answers, ACTOR));
                var all = tabs.submit(() -> closings.confirm(id, code, ACTOR));
                alone.get();
                decided(all.get());
            }
            assertThat(statuses()).containsOnly(Line.Status.CLOSING);
            assertThat(closures.openFor(line(0))).isPresent();
        }
    }

    /** The line's own request commits after the account has looked, and before it begins. */
    @Test
    void a_line_asked_for_between_look_and_beginning_is_confirmed_with_its_account()
            throws Exception {
        holds(2);
        var id = asked();
        var code = code(id);
        var answers = new Answers(null, null, consents(0), Stop.SOON);
        var own = new AtomicReference<CaseId>();
        decided(crossing()
                .of(
                        () -> own.set(((Opening.Opened) closures.request(line(0), answers, ACTOR))
                                .closure()
                                .id()),
                        () -> closings.confirm(id, code, ACTOR),
                        () -> {}));
        assertThat(statuses()).containsOnly(Line.Status.CLOSING);
        assertThat(closing(0).id()).isEqualTo(own.get());
    }

    /** The page of a line saves its draft, which locks case and line, as the account comes. */
    @Test
    void a_line_whose_own_page_meets_its_account_in_a_circle_is_closed_once() throws Exception {
        holds(2);
        var drafted = new Answers(null, null, Set.of(), Stop.SOON);
        var saved = new Answers(null, null, consents(0), Stop.on(operator.clock.instant()));
        closures.draft(line(0), drafted, ACTOR);
        var id = asked();
        var code = code(id);
        decided(crossing()
                .of(
                        () -> closures.draft(line(0), saved, ACTOR),
                        () -> closings.confirm(id, code, ACTOR),
                        () -> operator.part(Lines.class).lock(line(0))));
        assertThat(statuses()).containsOnly(Line.Status.CLOSING);
        assertThat(status(id)).isEqualTo(Status.CLOSING_LINES);
        assertThat(lines().stream().map(Line::closing).collect(Collectors.toSet()))
                .hasSize(2);
    }

    @Test
    void a_draft_that_is_sent_while_its_account_comes_goes_on_as_the_request_it_is()
            throws Exception {
        holds(2);
        var answers = new Answers(null, null, consents(0), Stop.SOON);
        var draft = ((Opening.Opened) closures.draft(line(0), answers, ACTOR))
                .closure()
                .id();
        var id = asked();
        var code = code(id);
        decided(crossing()
                .of(
                        () -> closures.request(line(0), answers, ACTOR),
                        () -> closings.confirm(id, code, ACTOR),
                        () -> {}));
        assertThat(statuses()).containsOnly(Line.Status.CLOSING);
        assertThat(closing(0).id()).isEqualTo(draft);
    }

    @Test
    void who_sends_a_draft_that_its_account_has_just_ended_is_led_to_the_case_that_runs()
            throws Exception {
        holds(2);
        var answers = new Answers(null, null, consents(0), Stop.SOON);
        closures.draft(line(0), answers, ACTOR);
        var id = asked();
        var code = code(id);
        var sent = crossing()
                .of(
                        () -> decided(closings.confirm(id, code, ACTOR)),
                        () -> closures.request(line(0), answers, ACTOR),
                        () -> {});
        assertThat(sent).isInstanceOf(Opening.AlreadyOpen.class);
        assertThat(((Opening.AlreadyOpen) sent).closure().id())
                .isEqualTo(closing(0).id());
    }

    /** The clock has not come round yet: the code of the line is told of its end by the account. */
    @Test
    void a_line_whose_own_case_lapses_between_look_and_word_is_not_taken_for_closing() {
        holds(2);
        var answers = new Answers(null, null, consents(0), Stop.SOON);
        var own = ((Opening.Opened) closures.request(line(0), answers, ACTOR)).closure();
        operator.clock.set(own.waitsUntil().minusSeconds(60));
        var id = asked();
        var code = code(id);
        operator.wind(Duration.ofMinutes(2));
        // What is lost with the line was agreed to for its own case alone, and not here.
        assertThat(refused(closings.confirm(id, code, ACTOR)))
                .isEqualTo(Code.ACCOUNT_LINES_MUST_BE_AS_SHOWN);
        assertThat(statuses()).containsOnly(Line.Status.ACTIVE);
        assertThat(status(id)).isEqualTo(Status.AWAITING_CODE);
    }

    /** It was kept for long enough, and the clock has not come round yet. */
    @Test
    void a_draft_that_ends_while_it_is_sent_does_not_take_the_request_with_it() {
        holds(1);
        var answers = new Answers(null, null, consents(0), Stop.SOON);
        var draft = ((Opening.Opened) closures.draft(line(0), answers, ACTOR)).closure();
        operator.clock.set(draft.waitsUntil().plusSeconds(1));
        var sent = closures.request(line(0), answers, ACTOR);
        assertThat(sent).isInstanceOf(Opening.Opened.class);
        assertThat(((Opening.Opened) sent).closure().id()).isNotEqualTo(draft.id());
    }

    /** One keeps the account while the last line comes to its end: one of them is first. */
    @Test
    void the_end_of_the_last_line_and_a_withdrawal_do_not_both_happen() throws Exception {
        for (int round = 0; round < 2; round++) {
            holds(1);
            var id = confirmed();
            var withdrawn = false;
            for (int day = 0; status(id) == Status.CLOSING_LINES; day++) {
                assertThat(day).isLessThan(200);
                if (day < 40 + round) {
                    passDays(1);
                    continue;
                }
                try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                    var clock = both.submit(() -> passDays(1));
                    var click = both.submit(() -> closings.withdraw(id, ACTOR));
                    clock.get();
                    withdrawn = click.get() instanceof Deciding.Decided;
                }
            }
            assertThat(withdrawn).isEqualTo(status(id) == Status.WITHDRAWN);
            assertThat(told(id, Notice.ACCOUNT_KEPT)).isEqualTo(withdrawn ? 1 : 0);
        }
    }

    /** A line is taken back while the account looks at its lines: it is not overheard. */
    @Test
    void a_line_taken_back_while_the_account_looks_keeps_it() throws Exception {
        for (int round = 0; round < 6; round++) {
            holds(2);
            var id = confirmed();
            var first = closing(0).id();
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var look = both.submit(
                        () -> operator.part(AccountClosureDesk.class).lookNow(id));
                var back = both.submit(() -> closures.withdraw(first, ACTOR));
                look.get();
                back.get();
            }
            operator.part(AccountCalls.class).run();
            assertThat(closings.openFor(one.account())).isEmpty();
            assertThat(status(id)).isEqualTo(Status.LINE_KEPT);
            assertThat(told(id, Notice.ACCOUNT_KEPT)).isOne();
        }
    }

    // The words used above.

    private static Crossing crossing() {
        return new Crossing(
                operator.part(TransactionTemplate.class), operator.part(JdbcTemplate.class));
    }

    static <T> List<T> results(List<Future<T>> futures) {
        return futures.stream().map(Future::resultNow).toList();
    }
}
