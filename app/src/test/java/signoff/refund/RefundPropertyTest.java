// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.TestBooks;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.refund.Refunds.Due;
import signoff.refund.Refunds.Plan;

/**
 * Promises sums back for many lines at once, and checks what must hold for any payments and sums,
 * against a model that gives back one minor unit after another. A failure names its seed (SF-83).
 */
class RefundPropertyTest {

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_promise_is_what_the_model_says_and_says_the_same_for_ever(int seed) {
        var chance = new SplittableRandom(seed);
        var payments = anyPayments(chance);
        refunds.remember(payments.values().stream().flatMap(List::stream).toList());
        var sums = new HashMap<LineId, Money>();
        payments.keySet().forEach(line -> sums.put(line, hkd(chance.nextInt(400))));

        var planned = new HashMap<LineId, Plan>();
        sums.forEach((line, sum) -> planned.put(line, refunds.plan(line, sum)));
        var promised = promise(1, sums);

        assertThat(promised).isEqualTo(planned); // What the preview shows is what happens.
        assertThat(promise(1, sums)).isEqualTo(promised);
        promised.forEach((line, plan) -> {
            var model = new UnitByUnit(payments.get(line), sums.get(line).minor());
            assertThat(model.taken(plan)).isEqualTo(model.taken);
            assertThat(plan.without().minor()).isEqualTo(model.without);
            assertThat(plan.legs())
                    .extracting(RefundLeg::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, plan.legs().size()).boxed().toList());
            assertThat(refunds.payments(line))
                    .allMatch(payment ->
                            payment.refunded().minor() <= payment.captured().minor());
        });
    }

    /** Lines that were had back and closed again, some of them several times. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void all_cases_of_a_line_together_give_back_no_more_than_came_in_I15(int seed) {
        var chance = new SplittableRandom(seed);
        var payments = anyPayments(chance);
        refunds.remember(payments.values().stream().flatMap(List::stream).toList());
        var back = new HashMap<LineId, Map<String, Long>>();
        for (int closing = 1; closing <= 4; closing++) {
            var sums = new HashMap<LineId, Money>();
            payments.keySet().forEach(line -> sums.put(line, hkd(chance.nextInt(200))));
            var owner = closing;
            promise(owner, sums).forEach((line, plan) -> {
                var of = back.computeIfAbsent(line, any -> new HashMap<>());
                plan.legs()
                        .forEach(leg -> of.merge(leg.reference(), leg.amount().minor(), Long::sum));
                assertThat(refunds.promised(caseOf(owner, line))).isEqualTo(plan.legs());
            });
        }
        payments.forEach((line, some) -> some.forEach(payment -> assertThat(
                        back.get(line).getOrDefault(payment.reference(), 0L))
                .isLessThanOrEqualTo(
                        payment.captured().minusAtMost(payment.refunded()).minor())));
    }

    @Test
    void many_who_promise_at_once_promise_the_same() throws Exception {
        var payments = anyPayments(new SplittableRandom(7));
        refunds.remember(payments.values().stream().flatMap(List::stream).toList());
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Map<LineId, Plan>> work = () -> promiseSome(payments);
            var plans = new HashMap<LineId, Plan>();
            for (var done : threads.invokeAll(List.of(work, work, work, work))) {
                done.get().forEach((line, plan) -> {
                    var first = plans.putIfAbsent(line, plan);
                    assertThat(first == null ? plan : first).isEqualTo(plan); // I20
                });
            }
        }
    }

    // The words used above.

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Currency HKD = Currency.getInstance("HKD");
    static final TestBooks books = new TestBooks();
    static final Refunds refunds =
            new RefundDesk(new RefundStore(books.sql()), Clock.fixed(NOON, UTC));

    @AfterAll
    static void close() {
        books.close();
    }

    /** A closing of each line; the same number is the same closing. */
    static Map<LineId, Plan> promise(int closing, Map<LineId, Money> sums) {
        var dues = sums.entrySet().stream()
                .map(sum -> new Due(caseOf(closing, sum.getKey()), sum.getKey(), sum.getValue()))
                .toList();
        var plans = books.together(() -> refunds.promise(dues));
        return sums.keySet().stream()
                .collect(Collectors.toMap(line -> line, line -> plans.get(caseOf(closing, line))));
    }

    static CaseId caseOf(int closing, LineId line) {
        var end = line.value().getLeastSignificantBits();
        return new CaseId(line.account(), new UUID(closing, end));
    }

    static Map<LineId, Plan> promiseSome(Map<LineId, List<PaymentSource>> payments) {
        var chance = new SplittableRandom();
        var promised = new HashMap<LineId, Plan>();
        for (int round = 0; round < 20; round++) {
            var sums = payments.keySet().stream()
                    .filter(line -> chance.nextBoolean() && !payments.get(line).isEmpty())
                    .collect(Collectors.toMap(line -> line, line -> hkd(chance.nextInt(400))));
            promised.putAll(promise(1, sums));
        }
        return promised;
    }

    /** Lines with none to five payments; some of the same moment, some promised in part. */
    static Map<LineId, List<PaymentSource>> anyPayments(SplittableRandom chance) {
        var payments = new HashMap<LineId, List<PaymentSource>>();
        for (int number = 0; number < 10; number++) {
            var line = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
            payments.put(
                    line,
                    IntStream.range(0, chance.nextInt(6))
                            .mapToObj(payment -> anyPayment(chance, line, "P-" + payment))
                            .toList());
        }
        return payments;
    }

    static PaymentSource anyPayment(SplittableRandom chance, LineId line, String reference) {
        var captured = chance.nextInt(1, 150);
        var refunded = chance.nextInt(3) == 0 ? chance.nextInt(captured + 1) : 0;
        var paidAt = NOON.minusSeconds(chance.nextInt(4));
        return new PaymentSource(
                line, reference, "card-4242", hkd(captured), hkd(refunded), paidAt);
    }

    static Money hkd(long minor) {
        return new Money(minor, HKD);
    }

    /** Gives back one minor unit after another, each to the newest payment that still has one. */
    static final class UnitByUnit {

        final Map<String, Long> taken = new HashMap<>();
        long without;

        UnitByUnit(List<PaymentSource> payments, long sum) {
            for (long unit = 0; unit < sum; unit++) {
                PaymentSource newest = null;
                for (var payment : payments) {
                    if (left(payment) > 0 && isNewer(payment, newest)) newest = payment;
                }
                if (newest == null) {
                    without++;
                } else {
                    taken.merge(newest.reference(), 1L, Long::sum);
                }
            }
        }

        private long left(PaymentSource payment) {
            return payment.captured().minor()
                    - payment.refunded().minor()
                    - taken.getOrDefault(payment.reference(), 0L);
        }

        private static boolean isNewer(PaymentSource one, PaymentSource other) {
            if (other == null || one.paidAt().isAfter(other.paidAt())) return true;
            return one.paidAt().equals(other.paidAt())
                    && one.reference().compareTo(other.reference()) > 0;
        }

        Map<String, Long> taken(Plan plan) {
            return plan.legs().stream()
                    .collect(Collectors.toMap(
                            RefundLeg::reference, leg -> leg.amount().minor()));
        }
    }
}
