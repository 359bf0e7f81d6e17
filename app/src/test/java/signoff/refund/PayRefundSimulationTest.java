// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.TestWorld;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.refund.instrument.Tokens;
import signoff.workflow.Attempt;
import signoff.workflow.Effect;
import signoff.workflow.EffectHandler;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.NotYet;
import signoff.workflow.Outcome.Unknown;

/**
 * Moves money through a gateway that loses orders, loses answers, cannot always be asked and
 * carries out every repeat, from a node that crashes after some calls. Safety: the money moves at
 * most once (I20). Liveness: it moves (SF-83).
 */
class PayRefundSimulationTest {

    static final int ATTEMPTS_MAX = 400;

    static IntStream seeds() {
        return IntStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_refund_is_paid_once_whatever_is_lost_on_the_way(int seed) {
        var world = new TestWorld(seed, Faults.some(0.3));
        var refund = new PayRefund(LINE, new RefundLeg(1, "P-77", "card-4242", HKD_50));
        var paid = carryOut(seed, world, new PayRefundHandler(world.gateway()), refund);
        assertThat(paid.kind()).isEqualTo(Payment.Kind.PAID_BACK);
        assertThat(paid.source()).isEqualTo("P-77");
        assertThat(paid.amount()).isEqualTo(HKD_50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_payment_is_taken_once_whatever_is_lost_on_the_way(int seed) {
        var world = new TestWorld(seed, Faults.some(0.3));
        var taking = new TakePayment(LINE, "card-4242", HKD_50, 1);
        var taken =
                carryOut(seed, world, new TakePaymentHandler(world.gateway(), AS_NAMED), taking);
        assertThat(taken.kind()).isEqualTo(Payment.Kind.TAKEN);
        assertThat(taken.source()).isEqualTo("card-4242");
    }

    /** The gateway said that it never saw the key, and the first order came in all the same. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void an_order_that_comes_in_late_is_paid_once_with_the_one_given_again_I20(int seed) {
        var world = new TestWorld(seed, Faults.some(0.2).withLate(0.5));
        var refund = new PayRefund(LINE, new RefundLeg(1, "P-77", "card-4242", HKD_50));
        carryOut(seed, world, new PayRefundHandler(world.gateway()), refund);
        var later = new TestWorld(seed, Faults.some(0.2).withLate(0.5));
        var taking = new TakePayment(LINE, "card-4242", HKD_50, 1);
        carryOut(seed, later, new TakePaymentHandler(later.gateway(), AS_NAMED), taking);
    }

    // The words used above.

    static final Money HKD_50 = new Money(50_00, Currency.getInstance("HKD"));
    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final CaseId CASE = new CaseId(LINE.account(), new UUID(0, 3));
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** Tries as the runner does: what a crash swallowed, and what is unknown, leaves a doubt. */
    static <E extends Effect> Payment carryOut(
            int seed, TestWorld world, EffectHandler<E> handler, E effect) {
        var crashes = new SplittableRandom(~seed);
        var key = EffectId.of(CASE, effect.leg());
        var doubt = false;
        for (int number = 1; number <= ATTEMPTS_MAX; number++) {
            var outcome = handler.handle(effect, new Attempt(key, CASE, number, doubt, NOON));
            var moved = world.seen().paymentsOf(key);
            assertThat(moved).hasSizeLessThanOrEqualTo(1);
            if (crashes.nextInt(5) == 0) {
                doubt = true; // The node died before it could write the outcome down.
            } else if (outcome instanceof Done(var proof)) {
                assertThat(moved).hasSize(1);
                assertThat(proof).containsEntry("reference", moved.getFirst().reference());
                return moved.getFirst();
            } else {
                assertThat(outcome).isInstanceOfAny(NotYet.class, Unknown.class);
                doubt |= outcome instanceof Unknown;
            }
        }
        return fail("nothing moved after %d attempts", ATTEMPTS_MAX);
    }

    static final Tokens AS_NAMED = (account, name) -> Optional.of(name);
}
