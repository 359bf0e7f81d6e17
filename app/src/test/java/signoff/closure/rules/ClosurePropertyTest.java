// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.closure.quote.Compared;
import signoff.closure.review.Ground;
import signoff.closure.review.ReviewTerms;
import signoff.closure.review.Weighed;
import signoff.closure.rules.ClosureEvent.Confirmed;
import signoff.closure.rules.ClosureEvent.CreditHadNoWayBack;
import signoff.closure.rules.ClosureEvent.CreditWasLeft;
import signoff.closure.rules.ClosureEvent.NothingToConfirm;
import signoff.closure.rules.ClosureEvent.NoticeReceived;
import signoff.closure.rules.ClosureEvent.PayeeConfirmed;
import signoff.closure.rules.ClosureEvent.PayeeNamed;
import signoff.closure.rules.ClosureEvent.SubscriberWithdrew;
import signoff.closure.rules.ClosureState.Approved;
import signoff.closure.rules.ClosureState.Committed;
import signoff.closure.rules.ClosureState.Draft;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.refund.PayPayee;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.workflow.Effect;
import signoff.workflow.Step;

/**
 * Tells a closing any facts in any order, at any times, also such as no desk would tell, and looks
 * at each step. Facts that are rows of the table come more often, so that cases get far. A failure
 * names its seed (SF-83).
 */
class ClosurePropertyTest {

    static IntStream seeds() {
        return IntStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_a_case_is_told_the_notice_stays_and_money_goes_where_it_was_said(int seed) {
        var walk = new Walk(seed);
        for (int step = 0; step < STEPS; step++) walk.anyFact();
    }

    @AfterAll
    static void the_walks_got_as_far_as_to_pay() {
        assertThat(PAYOUTS).containsExactlyInAnyOrder(PayRefund.class, PayPayee.class);
    }

    // The words used above.

    private static final Set<Class<?>> PAYOUTS = new HashSet<>();
    private static final int STEPS = 80;

    private static final class Walk {

        private final SplittableRandom chance;
        private ClosureFile file = Given.BLANK;
        private ClosureState state = new Draft(Given.FRIDAY);
        private @Nullable Instant noticed;
        private @Nullable Terms promised;
        private boolean confirmed;
        private @Nullable String named;
        private final List<String> ways = new ArrayList<>();

        Walk(int seed) {
            chance = new SplittableRandom(seed);
        }

        void anyFact() {
            var fact = fact(chance.nextInt(5) == 0 ? anyKind() : fittingKind());
            var step = decided(fact);
            if (step.isEmpty()) return;
            remember(fact);
            file = step.get().file();
            state = step.get().state();
            noticeStays();
            nobodyIsClosedUnasked();
            step.get().effects().forEach(effect -> moneyGoesWhereItWasSaid(effect, fact));
        }

        // What a rule throws, the desk rolls back: nothing has happened.
        private Optional<Step<ClosureFile, ClosureState>> decided(ClosureEvent fact) {
            try {
                return ClosureRules.TABLE.decide(file, state, fact);
            } catch (RuntimeException rolledBack) {
                return Optional.empty();
            }
        }

        private void remember(ClosureEvent fact) {
            switch (fact) {
                case NoticeReceived notice -> {
                    noticed = notice.at();
                    promised = notice.terms();
                }
                case Confirmed _ -> confirmed = true;
                case PayeeNamed(var at, var payee) -> named = payee;
                case CreditWasLeft(var at, var credit, var legs) -> legs.forEach(this::way);
                case CreditHadNoWayBack(var at, var credit, var legs) -> legs.forEach(this::way);
                default -> {}
            }
        }

        private void way(RefundLeg leg) {
            ways.add(leg.reference());
        }

        private void noticeStays() {
            assertThat(file.when(Moment.NOTICED)).as("I9").isEqualTo(noticed);
            if (promised != null) assertThat(file.terms()).as("I13").isEqualTo(promised);
        }

        private void nobodyIsClosedUnasked() {
            if (state instanceof Committed || state instanceof Approved) {
                assertThat(confirmed).as("I6: a closing needs its code").isTrue();
            }
        }

        private void moneyGoesWhereItWasSaid(Effect effect, ClosureEvent by) {
            if (effect instanceof PayRefund(var line, var part)) {
                PAYOUTS.add(PayRefund.class);
                assertThat(ways).as("I22: back to its payment").contains(part.reference());
            }
            if (effect instanceof PayPayee(var line, var part)) {
                PAYOUTS.add(PayPayee.class);
                assertThat(by)
                        .as("I6: only when the code is back")
                        .isInstanceOf(PayeeConfirmed.class);
                assertThat(part.reference()).as("I22: as it was named").isEqualTo(named);
            }
        }

        private Class<?> fittingKind() {
            var kinds = ClosureRules.TABLE.rows().stream()
                    .filter(row -> row.from() == state.getClass())
                    .<Class<?>>map(row -> row.on())
                    .filter(kind -> kind != NothingToConfirm.class)
                    // Otherwise half of all cases would end before they had begun.
                    .filter(kind -> kind != SubscriberWithdrew.class || chance.nextInt(8) == 0)
                    .toList();
            return kinds.isEmpty() ? anyKind() : kinds.get(chance.nextInt(kinds.size()));
        }

        // That nothing has to be confirmed is said by the clock alone, where the terms say so.
        private Class<?> anyKind() {
            var kinds = Arrays.stream(ClosureEvent.class.getPermittedSubclasses())
                    .filter(kind -> kind != NothingToConfirm.class)
                    .toList();
            return kinds.get(chance.nextInt(kinds.size()));
        }

        private ClosureEvent fact(Class<?> kind) {
            try {
                var parts = kind.getRecordComponents();
                var types = Arrays.stream(parts).map(RecordComponent::getType);
                var made = kind.getDeclaredConstructor(types.toArray(Class<?>[]::new));
                return (ClosureEvent)
                        made.newInstance(Arrays.stream(parts).map(this::value).toArray());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(kind.getName(), e);
            }
        }

        private Object value(RecordComponent part) {
            var type = part.getType();
            if (type == Instant.class) return anyTime();
            if (type == String.class) return "word-" + chance.nextInt(100);
            if (type == int.class) return 1 + chance.nextInt(3);
            if (type == boolean.class) return chance.nextBoolean();
            if (type == Set.class) return Set.of();
            if (part.getName().equals("checks")) return List.of();
            if (type == List.class) return anyLegs();
            if (type == StopBy.class) return anyOf(StopBy.values());
            if (type == Compared.class) return anyCompared();
            if (type == Money.class) return Given.CNY_50;
            if (type == Terms.class) return anyTerms();
            if (type == Weighed.class) return new Weighed(chance.nextInt(9), Set.of(), null);
            if (type == Ground.class) return Ground.NOT_ENTITLED;
            if (type == Refusal.class) return Refusal.of(Refusal.Code.PAYEE_MUST_BE_REACHABLE);
            throw new AssertionError("no value of " + part);
        }

        private Compared anyCompared() {
            return new Compared("CNY", 50_00, List.of(), 50_00, 0, anyTime(), anyTime());
        }

        private StopBy anyOf(StopBy[] ways) {
            return ways[chance.nextInt(ways.length)];
        }

        private Instant anyTime() {
            return Given.MONDAY.plus(Duration.ofMinutes(chance.nextInt(100_000)));
        }

        private List<RefundLeg> anyLegs() {
            var half = new Money(Given.CNY_50.minor() / 2, Given.CNY);
            return IntStream.rangeClosed(1, chance.nextInt(3))
                    .mapToObj(number ->
                            new RefundLeg(number, "payment-" + chance.nextInt(100), "card", half))
                    .toList();
        }

        private Terms anyTerms() {
            return chance.nextBoolean() ? Given.TERMS : OTHER;
        }
    }

    private static final Terms OTHER = new Terms(
            "test-2",
            Given.TERMS.zone(),
            true,
            Duration.ofDays(3),
            Duration.ofHours(1),
            2,
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofHours(1),
            signoff.policy.ClosurePolicy.Blackout.NONE,
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofHours(7),
            Duration.ofDays(3),
            Duration.ofDays(2),
            Duration.ofDays(3),
            Duration.ofDays(4),
            Duration.ofDays(1),
            Duration.ofDays(60),
            Duration.ofDays(10),
            Duration.ofDays(5),
            Duration.ofHours(6),
            Duration.ofHours(6),
            new ReviewTerms(
                    3,
                    6,
                    1,
                    true,
                    Duration.ofDays(14),
                    2,
                    Duration.ofDays(4),
                    Duration.ofDays(30)));
}
