// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.Target;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.FinalBill;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Payment;
import signoff.closure.Closures.Stop;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.notification.Notice;
import signoff.refund.TakePayment;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;

/** Lines are closed with a debt, and the bill is paid against a bank of all kinds (SF-44). */
class FinalBillTest {

    @Test
    void a_bill_is_paid_once_and_nothing_is_owed_any_more_I14() {
        var id = due();
        assertThat(unpaid()).isEqualTo(-bill(id).amount().minor());
        assertThat(pay(id, CARD).finalBill().payment()).isEqualTo(FinalBill.Payment.UNDER_WAY);
        work();
        var paid = view(id);
        assertThat(paid.status()).isEqualTo(Status.COMPLETED);
        assertThat(bill(id).payment()).isEqualTo(FinalBill.Payment.PAID);
        assertThat(billed(paid)).isEqualTo(ClosureView.StepView.Progress.DONE);
        assertThat(taken(id, 1)).isEqualTo(1);
        assertThat(unpaid()).isZero();
        assertThat(sumOfAll()).isZero();
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
        assertThat(told(id, Notice.FINAL_BILL_PAID, 0)).isTrue();
    }

    @Test
    void many_tabs_at_once_and_a_click_too_many_pay_once_I20() throws Exception {
        var id = due();
        var click = (Callable<Deciding>) () -> closures.payFinalBill(id, FIRST, ACTOR);
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : tabs.invokeAll(List.of(click, click, click, click))) {
                assertThat(answer.get()).isInstanceOf(Deciding.Decided.class);
            }
        }
        work();
        assertThat(closures.payFinalBill(id, FIRST, ACTOR)).isInstanceOf(Deciding.Decided.class);
        work();
        assertThat(taken(id, 1)).isEqualTo(1);
        assertThat(taken(id, 2)).isZero();
        assertThat(unpaid()).isZero();
    }

    @Test
    void a_declined_payment_says_so_and_another_way_can_be_tried() {
        var id = due();
        world.refuse(NO_CARD);
        pay(id, NO_CARD);
        work();
        assertThat(view(id).status()).isEqualTo(Status.PAYMENT_DUE);
        assertThat(bill(id).payment()).isEqualTo(FinalBill.Payment.DECLINED);
        assertThat(told(id, Notice.FINAL_BILL_DECLINED, 1)).isTrue();
        // The same page sent once more is the payment that was declined, and no new one.
        closures.payFinalBill(id, new Payment(NO_CARD, 1), ACTOR);
        assertThat(bill(id).nextRound()).isEqualTo(2);
        pay(id, CARD);
        work();
        assertThat(bill(id).payment()).isEqualTo(FinalBill.Payment.PAID);
        assertThat(taken(id, 1)).isZero();
        assertThat(taken(id, 2)).isEqualTo(1);
        assertThat(unpaid()).isZero();
    }

    /** What was declined earlier must not be paid as well when a person looks into the doubt. */
    @Test
    void a_silent_bank_is_asked_again_about_the_same_payment_alone_I20() {
        var id = due();
        world.refuse(NO_CARD);
        pay(id, NO_CARD);
        work();
        world.accept(NO_CARD);
        world.setFaults(Target.PAYMENT, Faults.NONE.withLostBack(1).withCannotTell(1));
        pay(id, CARD);
        passUntil(id, FinalBill.Payment.IN_DOUBT);
        assertThat(bill(id).isPayable()).isFalse();
        for (int day = 0; day < 40; day++) pass();
        world.setFaults(Faults.NONE);
        closures.tryAgain(id, ACTOR);
        work();
        assertThat(bill(id).payment()).isEqualTo(FinalBill.Payment.PAID);
        assertThat(taken(id, 1)).isZero();
        assertThat(taken(id, 2)).isEqualTo(1);
        assertThat(unpaid()).isZero();
    }

    @Test
    void a_bill_that_nobody_pays_stays_owed_and_is_never_shown_as_paid() {
        var id = due();
        var owed = bill(id).amount();
        passUntil(id, FinalBill.Payment.HANDED_OVER);
        assertThat(view(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(billed(view(id))).isEqualTo(ClosureView.StepView.Progress.SKIPPED);
        assertThat(unpaid()).isEqualTo(-owed.minor());
        assertThat(closures.payFinalBill(id, FIRST, ACTOR))
                .isEqualTo(new Deciding.Refused(Refusal.of(Code.CASE_MUST_AWAIT_PAYMENT)));
    }

    @Test
    void a_bill_is_paid_from_an_instrument_the_line_was_paid_from_and_from_no_other() {
        var id = due();
        var before = journal(id);
        for (var other : List.of("4111111111111111", "card-9999", "card 4242; drop", "")) {
            assertThat(closures.payFinalBill(id, new Payment(other, 1), ACTOR))
                    .isEqualTo(new Deciding.Refused(
                            Refusal.of(Code.PROPERTY_MUST_FIT, "property", "instrument")));
        }
        assertThat(journal(id)).isEqualTo(before);
        assertThat(bill(id).payment()).isEqualTo(FinalBill.Payment.DUE);
        var nobodys = new CaseId(id.account(), UUID.randomUUID());
        assertThat(closures.payFinalBill(nobodys, FIRST, ACTOR))
                .isEqualTo(new Deciding.Refused(Refusal.of(Code.CASE_MUST_BE_KNOWN)));
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

    static final String CARD = "card-4242";
    static final String NO_CARD = "card-0000";
    static final Payment FIRST = new Payment(CARD, 1);
    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "final-bill-test");

    static SimulatedOperator operator;
    static SimulatedWorld world;
    static Closures closures;

    LineModel line;

    /** A line that is closed, with a bill that its money does not cover. */
    CaseId due() {
        var lines = new SimulatedLines(operator, new SplittableRandom(1), 1);
        line = lines.get(0);
        lines.paidFrom(line, CARD);
        lines.paidFrom(line, NO_CARD);
        operator.part(Ledger.class)
                .post(List.of(new Transfer(
                        UUID.randomUUID(),
                        line.line,
                        AccountKind.UNPAID,
                        AccountKind.REVENUE,
                        new Money(900_00, lines.currency()),
                        Transfer.Reason.BILL,
                        operator.clock.instant())));
        var answers = new Answers(null, null, Set.of("PROMOTIONAL_BALANCE"), Stop.SOON);
        var opened = (Opening.Opened) closures.request(line.line, answers, ACTOR);
        var id = opened.closure().id();
        work();
        closures.confirm(id, lines.codeOf(id), ACTOR);
        while (view(id).status() != Status.PAYMENT_DUE) pass();
        return id;
    }

    void passUntil(CaseId id, FinalBill.Payment payment) {
        for (int round = 0; bill(id).payment() != payment; round++) {
            assertThat(round).as("it stays %s", bill(id)).isLessThan(100);
            pass();
        }
    }

    static void pass() {
        work();
        operator.wind(Duration.ofHours(9));
        operator.hand.timers(100);
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }

    static ClosureView pay(CaseId id, String instrument) {
        var payment = new Payment(instrument, bill(id).nextRound());
        return ((Deciding.Decided) closures.payFinalBill(id, payment, ACTOR)).closure();
    }

    static ClosureView view(CaseId id) {
        return closures.find(id).orElseThrow();
    }

    static List<Cases.Entry> journal(CaseId id) {
        return operator.part(Cases.class).journal(id);
    }

    static FinalBill bill(CaseId id) {
        return Objects.requireNonNull(view(id).finalBill());
    }

    static ClosureView.StepView.Progress billed(ClosureView view) {
        return view.steps().stream()
                .filter(step -> step.key().equals("billed"))
                .findFirst()
                .orElseThrow()
                .progress();
    }

    /** How often the bank took money with the key of one round. */
    static int taken(CaseId id, int round) {
        return world.paymentsOf(EffectId.of(id, TakePayment.legOf(round))).size();
    }

    static boolean told(CaseId id, Notice notice, int round) {
        return !world.messagesOf(EffectId.of(id, "Tell-" + notice + "-" + round))
                .isEmpty();
    }

    long unpaid() {
        return balances().getOrDefault(AccountKind.UNPAID, 0L);
    }

    long sumOfAll() {
        return balances().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<AccountKind, Long> balances() {
        var found = operator.part(Ledger.class).balances(List.of(line.line));
        return Objects.requireNonNull(found.get(line.line)).minor();
    }
}
