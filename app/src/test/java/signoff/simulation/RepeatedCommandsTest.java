// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Payment;
import signoff.closure.Closures.Proof;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.notification.Notice;
import signoff.order.Orders;
import signoff.order.Orders.Placing;
import signoff.suspension.Suspensions;
import signoff.suspension.Suspensions.Deciding;

/**
 * Each command twice with the same request: journal, effects and ledger are as after once (I36).
 * Left out is asking for a new code: two are two, and one that is repeated has one key, which is
 * the matter of {@code WritesOnceTest}. Orders for new lines are in {@code RepeatedOrdersTest},
 * claims in {@code ClaimsTest} (SF-61).
 */
class RepeatedCommandsTest {

    @Test
    void a_closing_that_is_drafted_asked_for_confirmed_and_withdrawn_twice_I36() {
        var line = lines.bare();
        twice.done("draft", () -> closures.draft(line.line, ANSWERS, ACTOR));
        twice.done("request", () -> closures.request(line.line, ANSWERS, ACTOR));
        var id = closures.openFor(line.line).orElseThrow().id();
        work();
        var code = lines.codeOf(id);
        twice.done("confirm", () -> closures.confirm(id, code, ACTOR));
        twice.done("withdraw", () -> closures.withdraw(id, ACTOR));
        assertThat(view(id).status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void a_stuck_closing_that_is_tried_again_twice_I36() {
        var id = confirmed(lines.bare());
        until(() -> view(id).status() == Status.EXECUTING, () -> {});
        operator.wind(Duration.ofDays(4));
        operator.hand.timers(100);
        assertThat(view(id).state()).isEqualTo("Stuck");
        twice.done("tryAgain", () -> closures.tryAgain(id, ACTOR));
    }

    @Test
    void a_final_bill_that_is_paid_twice_I20_I36() {
        var line = lines.all().stream()
                .filter(one -> one.pays && one.billMinor > one.paidInMinor)
                .findFirst()
                .orElseThrow();
        var id = confirmed(line);
        until(() -> view(id).status() == Status.PAYMENT_DUE, RepeatedCommandsTest::work);
        var payment = new Payment(lines.billCardOf(line), view(id).finalBill().nextRound());
        twice.done("payFinalBill", () -> closures.payFinalBill(id, payment, ACTOR));
    }

    @Test
    void an_account_for_a_refund_that_is_named_and_confirmed_twice_I22_I36() {
        var line = owed();
        var id = line.closing;
        var payee = SimulatedLines.accountOf(line);
        twice.done("namePayee", () -> closures.namePayee(id, payee, ACTOR));
        work();
        var code = lines.codeOf(id, Notice.REFUND_CONFIRM);
        twice.done("confirmPayee", () -> closures.confirmPayee(id, code, ACTOR));
    }

    @Test
    void a_refund_by_other_means_that_is_booked_twice_I14_I36() {
        var id = owed().closing;
        twice.done("paidOtherwise", () -> closures.paidOtherwise(id, PROOF, ENGINEER));
    }

    @Test
    void a_top_up_that_is_ordered_and_tried_again_twice_I36() {
        var line = lines.get(0);
        var request = UUID.randomUUID();
        var amount = new Money(10_00, lines.currency());
        var card = lines.instrumentOf(line);
        var order = placed(
                twice.done("topUp", () -> orders.topUp(request, line.line, card, amount, ACTOR)));
        operator.wind(Duration.ofDays(2));
        operator.hand.timers(100);
        twice.done("tryAgain", () -> orders.tryAgain(order, ENGINEER));
    }

    @Test
    void a_pack_that_is_ordered_delivered_and_cancelled_twice_I36() {
        var line = lines.bare();
        lines.carryOver(line, 50_00);
        var price = new Money(10_00, lines.currency());
        var first = UUID.randomUUID();
        var delivered = placed(twice.done(
                "dataPack", () -> orders.dataPack(first, line.line, "pack-1", price, ACTOR)));
        twice.done("deliver", () -> orders.deliver(delivered, ENGINEER));
        var other = placed(orders.dataPack(UUID.randomUUID(), line.line, "pack-1", price, ACTOR));
        twice.done("cancel", () -> orders.cancel(other, ACTOR));
    }

    @Test
    void a_line_that_is_paused_blocked_and_resumed_twice_I36() {
        var line = lines.bare();
        var day = LocalDate.parse("2026-03-20");
        var pause = decided(twice.done("pause", () -> suspensions.pause(line.line, day, ACTOR)));
        work();
        var block = decided(suspensions.block(line.line, ACTOR));
        assertThat(decided(suspensions.block(line.line, ACTOR)))
                .as("I36: each report is a fact of its own, of one block")
                .isEqualTo(block);
        assertThat(effectsOf(block)).as("I36: and the network is asked once").isOne();
        operator.wind(Duration.ofHours(1));
        operator.hand.timers(100);
        twice.done("tryAgain", () -> suspensions.tryAgain(block, ENGINEER));
        work();
        twice.done("resume", () -> suspensions.resume(pause, ACTOR));
    }

    @Test
    void what_the_outside_world_is_asked_has_an_id_that_was_stored_before_its_first_try_I36() {
        var line = lines.get(1);
        var id = confirmed(line);
        for (int round = 0; view(id).serviceStops() == null || !isMoney(id); round++) {
            assertThat(round).as("it stays %s", view(id)).isLessThan(400);
            workWatched();
            operator.wind(Duration.ofHours(9));
            operator.hand.timers(100);
        }
        workWatched();
        assertThat(asked()).as("something was asked at all").isNotEmpty();
    }

    private static int effectsOf(CaseId id) {
        var count = operator.part(JdbcTemplate.class)
                .queryForObject(
                        "select count(*)::int from workflow.effect"
                                + " where account_id = ? and case_id = ? and kind = 'BlockLine'",
                        Integer.class,
                        id.account().value(),
                        id.value());
        return count == null ? 0 : count;
    }

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        closures = operator.part(Closures.class);
        orders = operator.part(Orders.class);
        suspensions = operator.part(Suspensions.class);
        twice = new Twice(operator.part(JdbcTemplate.class));
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    @BeforeEach
    void begin() {
        operator.clock.set(SimulatedOperator.START);
        lines = new SimulatedLines(operator, new SplittableRandom(1), 24);
    }

    // The words used above.

    private static final Answers ANSWERS = new Answers(
            null, "too dear", Set.of("PROMOTIONAL_BALANCE", "ALLOWANCE"), Closures.Stop.SOON);
    private static final Proof PROOF = new Proof("bank slip 7", "counter");
    private static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "repeating");
    private static final Actor ENGINEER =
            new Actor(Actor.Role.ENGINEER, Actor.Channel.WEB, "an-engineer");

    private static SimulatedOperator operator;
    private static Closures closures;
    private static Orders orders;
    private static Suspensions suspensions;
    private static Twice twice;

    private SimulatedLines lines;

    private CaseId confirmed(LineModel line) {
        var id = ((Opening.Opened) closures.request(line.line, ANSWERS, ACTOR))
                .closure()
                .id();
        work();
        closures.confirm(id, lines.codeOf(id), ACTOR);
        line.closing = id;
        return id;
    }

    /** A line whose credit has no way back. */
    private LineModel owed() {
        var line = lines.bare();
        lines.carryOver(line, 123_45);
        var id = confirmed(line);
        until(() -> view(id).owed() != null, RepeatedCommandsTest::work);
        return line;
    }

    private static void until(BooleanSupplier done, Runnable work) {
        for (int round = 0; !done.getAsBoolean(); round++) {
            assertThat(round).as("it never comes").isLessThan(400);
            work.run();
            operator.wind(Duration.ofHours(9));
            operator.hand.timers(100);
        }
    }

    private static void work() {
        while (operator.hand.work(50) > 0) {}
    }

    private static void workWatched() {
        for (var stored = stored(); operator.hand.work(1) > 0; stored = stored()) {
            assertThat(stored).as("I36: its id is there before the first try").containsAll(asked());
        }
    }

    private static Set<UUID> stored() {
        return new HashSet<>(operator.part(JdbcTemplate.class)
                .queryForList("select effect_id from workflow.effect", UUID.class));
    }

    /** The ids under which anything was asked of the bank or of a carrier. */
    private static List<UUID> asked() {
        var world = operator.part(SimulatedWorld.class);
        var payments = world.payments(0, Integer.MAX_VALUE).stream()
                .map(one -> one.key().value());
        var messages = world.messages(10_000, 0).stream().map(one -> one.key().value());
        return Stream.concat(payments, messages).collect(Collectors.toList());
    }

    private static boolean isMoney(CaseId id) {
        return Set.of(Status.COMPLETED, Status.REFUNDING, Status.PAYMENT_DUE)
                .contains(view(id).status());
    }

    private static CaseId placed(Placing placing) {
        return ((Placing.Placed) placing).order().id();
    }

    private static CaseId decided(Deciding deciding) {
        return ((Deciding.Decided) deciding).suspended().id();
    }

    private static ClosureView view(CaseId id) {
        return closures.find(id).orElseThrow();
    }
}
