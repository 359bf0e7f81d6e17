// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.order.OrderBooks.Move;
import signoff.order.OrderFact.*;
import signoff.order.OrderInstruction.*;
import signoff.order.OrderState.*;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.refund.TakePayment;
import signoff.workflow.CaseType.Ended;
import signoff.workflow.Effect;
import signoff.workflow.Outcome;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/**
 * Every order in which a bank, a clock, a person and a closing can meet one order, tried out: what
 * the bank took from the subscriber is in the balance, or on its way back, or back, once (I14,
 * I20).
 *
 * <p>The world is walked state by state, each of them once, so that "every" means every. The book
 * here is four numbers, written differently from the ledger on purpose (SF-45).
 */
class OrderInterleavingsTest {

    @Test
    void a_top_up_loses_and_doubles_no_money_whatever_happens_when() {
        assertThat(walk(World.topUp()))
                .as("states met on the way")
                .containsExactlyInAnyOrder(
                        Requested.class,
                        Doubtful.class,
                        Completed.class,
                        Failed.class,
                        Returning.class,
                        ReturnStuck.class,
                        Returned.class);
    }

    @Test
    void a_pack_is_delivered_or_its_price_comes_back_once() {
        assertThat(walk(World.pack()))
                .as("states met on the way")
                .containsExactlyInAnyOrder(InProgress.class, Completed.class, Cancelled.class);
    }

    /** Visits every world that can be reached. Answers in which states the order was met. */
    private static Set<Class<?>> walk(World first) {
        var seen = new HashSet<World>(List.of(first));
        var next = new ArrayDeque<World>(List.of(first));
        while (!next.isEmpty()) {
            var world = next.pop();
            world.check();
            assertThat(world.whenAllGoesWell().ended())
                    .as("%s ends when all goes well from here on", world)
                    .isTrue();
            world.successors().stream().filter(seen::add).forEach(next::push);
        }
        return seen.stream().map(world -> world.state().getClass()).collect(toSet());
    }

    /** What the bank did, and what is still asked of it. */
    record Bank(boolean taken, int returned, boolean asked, boolean parked) {}

    /** Four numbers: what the balance holds, what we owe, what was earned, what closing paid. */
    record Purse(long paid, long payable, long earned, boolean struck, long closingPaid) {

        Optional<Purse> post(Move move) {
            return switch (move) {
                case CREDIT -> struck ? Optional.empty() : Optional.of(plus(PRICE, 0, 0));
                case OWE -> Optional.of(plus(0, PRICE, 0));
                case PAY_OUT -> Optional.of(plus(0, -PRICE, 0));
                case PRICE, SETTLE -> Optional.of(plus(-PRICE, 0, PRICE));
                case GIVE_BACK -> struck ? Optional.empty() : Optional.of(plus(PRICE, 0, -PRICE));
            };
        }

        private Purse plus(long toPaid, long toPayable, long toEarned) {
            return new Purse(
                    paid + toPaid, payable + toPayable, earned + toEarned, struck, closingPaid);
        }

        /** Closing strikes the balance and pays what it struck: exactly that, and no more. */
        Purse strike() {
            return new Purse(0, payable, earned, true, closingPaid + paid);
        }
    }

    /** One order and all that surrounds it, at one moment. */
    record World(OrderFile file, OrderState state, Bank bank, Purse purse) {

        static World topUp() {
            var bank = new Bank(false, 0, true, false);
            var purse = new Purse(0, 0, 0, false, 0);
            return new World(FILE, new Requested(NOW), bank, purse);
        }

        static World pack() {
            var file = new OrderFile(LINE, OrderFile.Kind.DATA_PACK, "10-gb", AMOUNT, NOW);
            var bank = new Bank(false, 0, false, false);
            var purse = new Purse(PRICE, 0, 0, false, 0).post(Move.PRICE).orElseThrow();
            return new World(file, new InProgress(NOW), bank, purse);
        }

        boolean ended() {
            return OrderType.waits(state).isEmpty();
        }

        List<World> successors() {
            var worlds = new ArrayList<World>();
            OrderType.waits(state).map(Wait::then).flatMap(this::tell).ifPresent(worlds::add);
            tell(new PersonTriedAgain(NOW)).map(World::rearmed).ifPresent(worlds::add);
            tell(new PackDelivered(NOW)).ifPresent(worlds::add);
            tell(new OrderCancelled(NOW)).ifPresent(worlds::add);
            // Execution cancels what can be cancelled before anything is struck.
            var cancelled = tell(new OrderCancelled(NOW)).orElse(this);
            worlds.add(cancelled.with(cancelled.purse.strike()));
            if (bank.asked) worlds.addAll(answers());
            return worlds;
        }

        /** Everything a bank can do with what it is asked, and everything it can say. */
        private List<World> answers() {
            var worlds = new ArrayList<World>();
            var done = with(done());
            worlds.add(done.ends(new Outcome.Done(Map.of("reference", "P-1"))));
            worlds.add(done); // It was done, and the answer is lost: the engine asks again.
            if (!isDone()) worlds.add(ends(new Outcome.Refused(REFUSED)));
            worlds.add(parked().ends(new Outcome.Refused(USED_UP)));
            worlds.add(done.parked().ends(new Outcome.Refused(USED_UP)));
            return worlds;
        }

        private boolean returning() {
            return state instanceof Returning || state instanceof ReturnStuck;
        }

        private boolean isDone() {
            return returning() ? bank.returned > 0 : bank.taken;
        }

        /** The bank does it once for one key, however often it is asked. */
        private Bank done() {
            return returning()
                    ? new Bank(bank.taken, 1, bank.asked, bank.parked)
                    : new Bank(true, bank.returned, bank.asked, bank.parked);
        }

        private World ends(Outcome outcome) {
            Effect effect = returning()
                    ? new PayRefund(LINE, new RefundLeg(1, "P-1", "c", AMOUNT))
                    : new TakePayment(LINE, "c", AMOUNT, 1);
            var answered = with(new Bank(bank.taken, bank.returned, false, bank.parked));
            return OrderType.factOf(state, new Ended(effect, outcome, NOW))
                    .flatMap(answered::tell)
                    .orElse(answered);
        }

        private World parked() {
            return with(new Bank(bank.taken, bank.returned, bank.asked, true));
        }

        private World rearmed() {
            return with(new Bank(bank.taken, bank.returned, true, false));
        }

        /** As the engine does it: the step, its books, and what the books say, in one commit. */
        private Optional<World> tell(OrderFact fact) {
            return TABLE.decide(file, state, fact).map(step -> {
                var asks = step.effects().stream().anyMatch(PayRefund.class::isInstance);
                var now = new World(file, atNow(step.state()), asks ? asked() : bank, purse);
                for (var instruction : step.instructions()) {
                    now = now.carryOut((OrderInstruction) instruction);
                }
                return now;
            });
        }

        private Bank asked() {
            return new Bank(bank.taken, bank.returned, true, false);
        }

        private World carryOut(OrderInstruction instruction) {
            return switch (instruction) {
                case CreditBalance credit ->
                    purse.post(Move.CREDIT)
                            .map(after -> with(after).tell(new BalanceCredited(NOW)))
                            .orElseGet(() -> tell(new BalanceWasStruck(NOW)))
                            .orElseThrow();
                case OweBack owe -> with(purse.post(Move.OWE).orElseThrow());
                case EnterReturn paid -> with(purse.post(Move.PAY_OUT).orElseThrow());
                case GiveBack back -> with(purse.post(Move.GIVE_BACK).orElseThrow());
                case FillBuckets filled -> this;
                case Show show -> this;
            };
        }

        World whenAllGoesWell() {
            var now = this;
            for (int step = 0; step < 10 && !now.ended(); step++) {
                if (!now.bank.asked) {
                    now = now.tell(new PersonTriedAgain(NOW))
                            .map(World::rearmed)
                            .orElse(now);
                }
                now = now.bank.asked
                        ? now.with(now.done()).ends(new Outcome.Done(Map.of("reference", "P-1")))
                        : now.tell(new PackDelivered(NOW)).orElse(now);
            }
            return now;
        }

        void check() {
            assertThat(bank.returned).as("paid back at most once: %s", this).isLessThan(2);
            assertThat(purse.paid).as("no balance below zero: %s", this).isNotNegative();
            assertThat(purse.payable).as("no debt below zero: %s", this).isNotNegative();
            if (file.kind() == OrderFile.Kind.TOP_UP) checkTopUp();
            else checkPack();
        }

        private void checkTopUp() {
            var known = state instanceof Completed || returning() || state instanceof Returned;
            var held = purse.paid + purse.payable + purse.closingPaid;
            var back = state instanceof Returned ? PRICE : 0;
            assertThat(held + back).as("in the books once: %s", this).isEqualTo(known ? PRICE : 0);
            if (known) assertThat(bank.taken).isTrue();
            if (state instanceof Failed) assertThat(bank.taken).as("%s", this).isFalse();
            if (state instanceof Returned) assertThat(bank.returned).isEqualTo(1);
        }

        private void checkPack() {
            var held = purse.paid + purse.closingPaid;
            var kept = state instanceof Cancelled ? 0 : PRICE;
            assertThat(purse.earned).as("earned: %s", this).isEqualTo(kept);
            assertThat(held).as("the subscriber's: %s", this).isEqualTo(PRICE - kept);
        }

        private World with(Bank after) {
            return new World(file, state, after, purse);
        }

        private World with(Purse after) {
            return new World(file, state, bank, after);
        }
    }

    // The words used above.

    static final long PRICE = 50_00;
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final Money AMOUNT = new Money(PRICE, Currency.getInstance("CNY"));
    static final TransitionTable<OrderFile, OrderState, OrderFact> TABLE =
            new OrderRules(Duration.ofDays(1)).table();
    static final OrderFile FILE =
            new OrderFile(LINE, OrderFile.Kind.TOP_UP, "card-4242", AMOUNT, NOW);
    static final Refusal REFUSED = Refusal.of(Refusal.Code.PAYMENT_MUST_BE_ACCEPTED);
    static final Refusal USED_UP =
            Refusal.of(Refusal.Code.ATTEMPTS_MUST_NOT_BE_USED_UP, "attempts", 12);

    /** Deadlines do not count here: any may pass at any moment. So worlds differ by little. */
    static OrderState atNow(OrderState state) {
        return switch (state) {
            case Requested any -> new Requested(NOW);
            case Doubtful any -> new Doubtful(NOW);
            case Paid(var reference, var at) -> new Paid(reference, NOW);
            case Returning any -> new Returning(NOW);
            case ReturnStuck(var why, var until) -> new ReturnStuck(why, NOW);
            case InProgress any -> new InProgress(NOW);
            case Completed any -> new Completed(NOW);
            case Failed(var at, var why) -> new Failed(NOW, why);
            case Cancelled any -> new Cancelled(NOW);
            case Returned any -> new Returned(NOW);
        };
    }
}
