// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Proof;
import signoff.closure.Closures.Stop;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.notification.Notice;
import signoff.refund.NamedPayee;
import signoff.refund.Payee;
import signoff.subscriber.Seals;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;

/**
 * Credit without a way back, and the two ways in which its case ends (SF-83, SF-85, SF-87, SF-88).
 * An account is asked for then, and in no other case (SF-59, X-08).
 */
class PayeeTest {

    @Test
    void credit_without_a_way_back_goes_to_the_account_that_was_named_and_the_case_ends_I14_I22() {
        var id = owing(CARRIED);
        assertThat(view(id).owed().amount().minor()).isEqualTo(CARRIED);
        name(id, ACCOUNT);
        work();
        assertThat(paidTo(id, 1)).as("not before the code is back").isZero();
        confirm(id);
        work();
        assertThat(view(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(paidTo(id, 1)).isEqualTo(1);
        assertThat(payable()).isZero();
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
        assertThat(told(id, Notice.REFUND_SENT, 1)).isTrue();
    }

    @Test
    void no_journal_effect_or_row_shows_the_account_I31() {
        var id = owing(CARRIED);
        name(id, ACCOUNT);
        work();
        confirm(id);
        work();
        var sql = operator.part(JdbcTemplate.class);
        for (var table : List.of(
                "workflow.journal",
                "workflow.case_file",
                "workflow.effect",
                "refunds.payee",
                "outside.payment")) {
            assertThat(sql.queryForObject(
                            "select count(*) from " + table + " t where t::text like ?",
                            Integer.class,
                            "%" + ACCOUNT.account() + "%"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void many_tabs_at_once_send_one_code_and_pay_once_I20_I36() throws Exception {
        var id = owing(CARRIED);
        var naming = (Callable<Deciding>) () -> closures.namePayee(id, ACCOUNT, ACTOR);
        allAtOnce(naming);
        work();
        assertThat(told(id, Notice.REFUND_CONFIRM, 1)).isTrue();
        assertThat(told(id, Notice.REFUND_CONFIRM, 2)).isFalse();
        var code = lines.codeOf(id, Notice.REFUND_CONFIRM);
        allAtOnce(() -> closures.confirmPayee(id, code, ACTOR));
        work();
        assertThat(paidTo(id, 1)).isEqualTo(1);
        assertThat(paidTo(id, 2)).isZero();
        assertThat(payable()).isZero();
    }

    @Test
    void a_code_is_for_one_account_and_guesses_are_counted_I33() {
        var id = owing(CARRIED);
        name(id, ACCOUNT);
        work();
        var first = lines.codeOf(id, Notice.REFUND_CONFIRM);
        name(id, OTHER);
        work();
        assertThat(refused(closures.confirmPayee(id, first, ACTOR)))
                .isEqualTo(Code.CODE_MUST_MATCH);
        for (int guess = 2; guess <= 5; guess++) closures.confirmPayee(id, "00000000", ACTOR);
        assertThat(refused(
                        closures.confirmPayee(id, lines.codeOf(id, Notice.REFUND_CONFIRM), ACTOR)))
                .isEqualTo(Code.CODE_TRIES_MUST_NOT_BE_USED_UP);
        for (int code = 3; code <= 5; code++) name(id, code % 2 == 0 ? OTHER : ACCOUNT);
        assertThat(refused(closures.namePayee(id, OTHER, ACTOR)))
                .isEqualTo(Code.CODE_TRIES_MUST_NOT_BE_USED_UP);
        work();
        confirm(id);
        work();
        assertThat(view(id).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void a_code_that_is_too_old_pays_nothing() {
        var id = owing(CARRIED);
        name(id, ACCOUNT);
        work();
        operator.wind(Duration.ofDays(30));
        assertThat(refused(
                        closures.confirmPayee(id, lines.codeOf(id, Notice.REFUND_CONFIRM), ACTOR)))
                .isEqualTo(Code.CODE_MUST_BE_FRESH);
    }

    @Test
    void what_an_account_refused_goes_to_another_and_is_never_paid_twice_I20() {
        var id = owing(CARRIED);
        world.refuse("bank-3000");
        name(id, ACCOUNT);
        work();
        confirm(id);
        work();
        assertThat(view(id).owed().amount().minor()).isEqualTo(CARRIED);
        name(id, OTHER);
        work();
        confirm(id);
        world.accept("bank-3000");
        closures.tryAgain(id, ACTOR);
        work();
        assertThat(view(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(paidTo(id, 1)).isZero();
        assertThat(paidTo(id, 2)).isEqualTo(1);
        assertThat(payable()).isZero();
    }

    @Test
    void an_engineer_books_what_was_paid_by_other_means_once_I14_I36() {
        var id = owing(CARRIED);
        assertThat(closures.owing(view(id).brand(), 1_000))
                .extracting(ClosureView::id)
                .contains(id);
        decided(closures.paidOtherwise(id, PROOF, ENGINEER));
        decided(closures.paidOtherwise(id, PROOF, ENGINEER));
        assertThat(view(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(payable()).isZero();
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
        var last = operator.part(Cases.class).journal(id).getLast();
        assertThat(last.fact()).isEqualTo("PaidOtherwise");
        assertThat(last.actor()).isEqualTo(ENGINEER);
        assertThat(refused(closures.namePayee(id, ACCOUNT, ACTOR)))
                .isEqualTo(Code.CASE_MUST_AWAIT_PAYEE);
    }

    /** I31: what somebody types is erased with its subscriber, so it stands in no fact. */
    @Test
    void what_an_engineer_writes_is_sealed_and_in_no_journal_I31() {
        var id = owing(CARRIED);
        decided(closures.paidOtherwise(id, new Proof("bank slip 7", "To Jane Roe"), ENGINEER));
        var sql = operator.part(JdbcTemplate.class);
        var facts = sql.queryForList(
                "select body::text from workflow.journal where case_id = ?",
                String.class,
                id.value());
        assertThat(facts.getLast()).contains("bank slip 7");
        assertThat(facts).noneMatch(fact -> fact.contains("Jane"));
        var sealed = sql.queryForObject(
                "select sealed_note from closures.closure where case_id = ?",
                byte[].class,
                id.value());
        assertThat(operator.part(Seals.class).open(id.account(), "closure-note", sealed))
                .isEqualTo("To Jane Roe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to DE89 3704 0044 0532 0130 00 by hand",
                "slip 7, de89370400440532013000",
                "4242 4242 4242 4242",
                "card 4242-4242-4242-4242."
            })
    void a_reference_stays_for_ever_so_it_names_no_account_I31(String reference) {
        var id = owing(CARRIED);
        assertThat(refused(closures.paidOtherwise(id, new Proof(reference, ""), ENGINEER)))
                .isEqualTo(Code.REFERENCE_MUST_NAME_NO_ACCOUNT);
        decided(closures.paidOtherwise(
                id, new Proof("slip 2026-03-0000123, DE89 folder 4", ""), ENGINEER));
    }

    @Test
    void above_the_limit_nobody_books_it_alone_I7() {
        var id = owing(500_01);
        assertThat(closures.paidOtherwise(id, PROOF, ENGINEER))
                .isEqualTo(new Deciding.Refused(Refusal.of(
                        Code.PAYOUT_MUST_BE_WITHIN_LIMIT,
                        "most",
                        new Money(500_00, Currency.getInstance("CNY")))));
        assertThat(view(id).status()).isEqualTo(Status.REFUNDING);
    }

    @Test
    void what_is_no_account_or_no_proof_is_refused_by_name() {
        var id = owing(CARRIED);
        assertThat(refused(closures.namePayee(id, NamedPayee.of("A", "DE00", ""), ACTOR)))
                .isEqualTo(Code.PROPERTY_MUST_FIT);
        assertThat(refused(closures.paidOtherwise(id, new Proof("", ""), ENGINEER)))
                .isEqualTo(Code.PROPERTY_MUST_FIT);
        assertThat(refused(closures.confirmPayee(id, "12345678", ACTOR)))
                .isEqualTo(Code.CASE_MUST_AWAIT_PAYEE);
    }

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        world = operator.part(SimulatedWorld.class);
        closures = operator.part(Closures.class);
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    @AfterEach
    void the_weather_clears_up() {
        world.setFaults(Faults.NONE);
    }

    // The words used above.

    static final long CARRIED = 123_45;
    static final Payee ACCOUNT = NamedPayee.of("Simulated", "DE89370400440532013000", "");
    static final Payee OTHER = NamedPayee.of("Simulated", "6222020200112230001", "ICBC");
    static final Proof PROOF = new Proof("bank slip 7", "counter");
    static final Actor ACTOR = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "payee-test");
    static final Actor ENGINEER = new Actor(Actor.Role.ENGINEER, Actor.Channel.WEB, "an-engineer");

    static SimulatedOperator operator;
    static SimulatedWorld world;
    static Closures closures;

    SimulatedLines lines;
    LineModel line;

    /** A closed line with that much credit, and no payment that brought it. */
    CaseId owing(long minor) {
        lines = new SimulatedLines(operator, new SplittableRandom(1), 0);
        line = lines.bare();
        lines.carryOver(line, minor);
        var answers = new Answers(null, null, Set.of(), Stop.SOON);
        var opened = (Opening.Opened) closures.request(line.line, answers, ACTOR);
        var id = opened.closure().id();
        work();
        closures.confirm(id, lines.codeOf(id), ACTOR);
        for (int round = 0; view(id).owed() == null; round++) {
            assertThat(round).as("it stays %s", view(id)).isLessThan(400);
            work();
            operator.wind(Duration.ofHours(9));
            operator.hand.timers(100);
        }
        return id;
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }

    static void allAtOnce(Callable<Deciding> click) throws Exception {
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : tabs.invokeAll(List.of(click, click, click, click))) {
                decided(answer.get());
            }
        }
    }

    void name(CaseId id, Payee payee) {
        decided(closures.namePayee(id, payee, ACTOR));
    }

    void confirm(CaseId id) {
        decided(closures.confirmPayee(id, lines.codeOf(id, Notice.REFUND_CONFIRM), ACTOR));
    }

    static void decided(Deciding deciding) {
        assertThat(deciding).isInstanceOf(Deciding.Decided.class);
    }

    static Code refused(Deciding deciding) {
        return ((Deciding.Refused) deciding).why().code();
    }

    static ClosureView view(CaseId id) {
        return closures.find(id).orElseThrow();
    }

    /** How often the bank paid with the key of one leg. */
    static int paidTo(CaseId id, int number) {
        return world.paymentsOf(EffectId.of(id, "PayPayee-" + number)).size();
    }

    static boolean told(CaseId id, Notice notice, int round) {
        return !world.messagesOf(EffectId.of(id, "Tell-" + notice + "-" + round))
                .isEmpty();
    }

    long payable() {
        var found = operator.part(Ledger.class).balances(List.of(line.line));
        return Objects.requireNonNull(found.get(line.line))
                .minor()
                .getOrDefault(AccountKind.PAYABLE, 0L);
    }
}
