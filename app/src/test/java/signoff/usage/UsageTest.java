// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.ledger.AccountKind.OPERATOR_COST;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.REVENUE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.catalog.Allowance;
import signoff.catalog.Catalog;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.allowance.Buckets;
import signoff.line.allowance.UsageKind;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.simulation.Crossing;
import signoff.simulation.SimulatedOperator;
import signoff.usage.Usage.Outcome;
import signoff.usage.Usage.Taken;

/** Usage as it comes in from the network, on PostgreSQL (SF-09, I14, I16, I17). */
class UsageTest {

    @Test
    void an_allowance_is_used_up_and_then_the_balance() {
        var line = newLine(10_00);
        assertThat(outcomes(take(line, data("a", 8000), data("b", 292))))
                .containsExactly(Outcome.RATED, Outcome.RATED);
        assertThat(left(line)).isZero();
        assertThat(balance(line, PAID)).isEqualTo(5_00);
        assertThat(balance(line, REVENUE)).isEqualTo(5_00);
    }

    @Test
    void the_same_record_again_changes_nothing_alone_in_a_batch_or_beside_new_ones() {
        var line = newLine(10_00);
        take(line, data("a", 8292), data("a", 8292));
        var again = take(line, data("a", 8292), data("b", 1));
        assertThat(again).extracting(Taken::repeated).containsExactly(true, false);
        assertThat(balance(line, PAID)).isEqualTo(4_95);
    }

    /** Another has the second line and wants the first: one of the two is done once more. */
    @Test
    void a_batch_that_meets_another_in_a_circle_is_taken_once() throws Exception {
        var two = new ArrayList<>(List.of(newLine(10_00), newLine(10_00)));
        two.sort(Comparator.comparing(line -> line.account().value().toString()));
        var records = two.stream().map(line -> record(line, data("a", 8292))).toList();
        var crossing = new Crossing(part(TransactionTemplate.class), part(JdbcTemplate.class));
        var taken = crossing.of(
                () -> part(Lines.class).lock(two.get(1)),
                () -> part(Usage.class).take(DEMO, records),
                () -> part(Lines.class).lock(two.get(0)));
        assertThat(outcomes(taken)).containsExactly(Outcome.RATED, Outcome.RATED);
        assertThat(two).allSatisfy(line -> assertThat(balance(line, PAID)).isEqualTo(5_00));
    }

    @Test
    void many_nodes_that_tell_the_same_count_it_once() throws Exception {
        var line = newLine(10_00);
        var telling = (Callable<List<Taken>>) () -> take(line, data("a", 8192), data("b", 100));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var told : threads.invokeAll(List.of(telling, telling, telling, telling))) {
                assertThat(outcomes(told.get())).containsOnly(Outcome.RATED);
            }
        }
        assertThat(balance(line, PAID)).isEqualTo(5_00);
    }

    @Test
    void after_the_stop_the_operator_pays_and_the_allowance_stays_I16() {
        var line = newLine(10_00);
        part(Ledger.class).stopCharges(Map.of(line, new Ledger.Stop(START, null)));
        assertThat(outcomes(take(line, data("a", 10)))).containsExactly(Outcome.STRAY);
        assertThat(left(line)).isEqualTo(8192);
        assertThat(balance(line, PAID)).isEqualTo(10_00);
        assertThat(statement(line, OPERATOR_COST)).isEqualTo(50);
    }

    /** The closing was promised to stop at START, and the server was away until now. */
    @Test
    void what_was_told_before_a_stop_is_carried_out_late_is_given_back_I16() {
        var line = newLine(10_00);
        assertThat(outcomes(take(line, data("a", 8292)))).containsExactly(Outcome.RATED);
        assertThat(balance(line, PAID)).isEqualTo(5_00);
        part(Ledger.class).stopCharges(Map.of(line, new Ledger.Stop(START, null)));
        assertThat(balance(line, PAID)).isEqualTo(10_00);
        assertThat(balance(line, OPERATOR_COST)).isEqualTo(-5_00);
    }

    @Test
    void what_is_told_late_costs_what_it_cost_when_it_was_used() {
        var line = newLine(10_00);
        var other = part(Catalog.class).find(DEMO, "CN", "roam-as-you-go").orElseThrow();
        var since = START.plus(Duration.ofHours(2));
        part(HeldOfferings.class)
                .hold(line, new HeldOffering(other.code(), other.version(), since));
        var before =
                new UsageRecord("a", line.value(), UsageKind.DATA, "JP", 2, since.minusMillis(1));
        var after = new UsageRecord("b", line.value(), UsageKind.DATA, "JP", 2, since);
        part(Usage.class).take(DEMO, List.of(after, before));
        assertThat(balance(line, PAID)).isEqualTo(10_00 - 2 * 30 - 2 * 8);
    }

    @Test
    void after_the_final_balance_it_is_written_off_I17() {
        var line = newLine(10_00);
        inTransaction(() -> part(Ledger.class).freeze(List.of(line)));
        assertThat(outcomes(take(line, data("a", 10)))).containsExactly(Outcome.LATE);
        assertThat(left(line)).isEqualTo(8192);
        assertThat(balance(line, PAID)).isEqualTo(10_00);
        assertThat(statement(line, OPERATOR_COST)).isEqualTo(50);
    }

    /** L9: the line is had back with new money, and what was struck before is not charged to it. */
    @Test
    void what_was_struck_before_a_line_was_had_back_is_not_charged_to_its_new_money_I17() {
        var line = newLine(10_00);
        closeAndReopen(line, true);
        assertThat(outcomes(take(line, data("a", 10)))).containsExactly(Outcome.LATE);
        assertThat(left(line)).isEqualTo(8192);
        assertThat(balance(line, PAID)).isEqualTo(10_00);
        assertThat(statement(line, OPERATOR_COST)).isEqualTo(50);
    }

    @Test
    void what_was_not_struck_before_a_line_was_had_back_is_charged_as_ever() {
        var line = newLine(10_00);
        closeAndReopen(line, false);
        assertThat(outcomes(take(line, data("a", 8292)))).containsExactly(Outcome.RATED);
        assertThat(balance(line, PAID)).isEqualTo(5_00);
    }

    @Test
    void what_happens_while_a_line_is_off_is_charged_to_nobody_however_late_it_is_told_I16() {
        var line = newLine(10_00);
        closeAndReopen(line, false);
        closeAndReopen(line, true);
        var during = List.of(at(line, "a", 2), at(line, "b", 5), at(line, "c", 7));
        assertThat(outcomes(part(Usage.class).take(DEMO, during)))
                .containsExactly(Outcome.STRAY, Outcome.LATE, Outcome.STRAY);
        var after = List.of(at(line, "d", 9));
        assertThat(outcomes(part(Usage.class).take(DEMO, after))).containsExactly(Outcome.RATED);
        assertThat(left(line)).isEqualTo(8191);
    }

    @Test
    void more_than_the_balance_has_is_no_debt() {
        var line = newLine(2);
        assertThat(outcomes(take(line, data("a", 8192), data("b", 1))))
                .containsExactly(Outcome.RATED, Outcome.UNCOVERED);
        assertThat(balance(line, PAID)).isZero();
        assertThat(statement(line, OPERATOR_COST)).isEqualTo(3);
    }

    @Test
    void a_line_of_another_brand_or_of_nobody_is_told_apart_and_hinders_no_other() {
        var line = newLine(10_00);
        var nobody = new UsageRecord("x", UUID.randomUUID(), UsageKind.DATA, "CN", 1, START);
        var records = List.of(nobody, record(line, data("a", 1)));
        assertThat(outcomes(part(Usage.class).take(DEMO, records)))
                .containsExactly(Outcome.LINE_UNKNOWN, Outcome.RATED);
        assertThat(outcomes(part(Usage.class).take(new BrandId("other"), records)))
                .containsOnly(Outcome.LINE_UNKNOWN);
    }

    @Test
    void what_comes_while_lines_end_is_paid_or_borne_and_the_book_balances_I14() throws Exception {
        var chance = new SplittableRandom(7);
        var lines = new ArrayList<LineId>();
        for (int each = 0; each < 12; each++) lines.add(newLine(20_00));
        var work = new ArrayList<Callable<Object>>();
        for (int batch = 0; batch < 12; batch++) {
            var records = new ArrayList<UsageRecord>();
            for (var line : lines) {
                for (int each = 0; each < 5; each++) {
                    var told = data(batch + "-" + each, chance.nextInt(1, 300));
                    records.add(record(line, told));
                }
            }
            work.add(() -> part(Usage.class).take(DEMO, records));
        }
        for (var line : lines) {
            work.add(() -> inTransaction(() -> part(Ledger.class).freeze(List.of(line))));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) done.get();
        }
        for (var line : lines) {
            var used = statement(line, PAID);
            assertThat(balance(line, PAID)).isEqualTo(20_00 - used);
            assertThat(balance(line, REVENUE)).isEqualTo(used + statement(line, OPERATOR_COST));
        }
    }

    @BeforeAll
    static void open() {
        operator = new SimulatedOperator();
    }

    @AfterEach
    void the_book_balances() {
        operator.clock.set(START);
        assertThat(part(BookCheck.class).findings()).isEmpty();
    }

    @AfterAll
    static void close() {
        operator.close();
    }

    // The words used above.

    private static final BrandId DEMO = new BrandId("demo");
    private static final Instant START = SimulatedOperator.START;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static SimulatedOperator operator;

    private static <T> T part(Class<T> type) {
        return operator.part(type);
    }

    /** So many megabytes at home, an hour after the start. */
    private record Told(String id, long megabytes) {}

    private static Told data(String id, long megabytes) {
        return new Told(id, megabytes);
    }

    private static UsageRecord record(LineId line, Told told) {
        var at = START.plus(Duration.ofHours(1));
        return new UsageRecord(told.id(), line.value(), UsageKind.DATA, "CN", told.megabytes(), at);
    }

    private static List<Taken> take(LineId line, Told... told) {
        var records = List.of(told).stream().map(one -> record(line, one)).toList();
        return part(Usage.class).take(DEMO, records);
    }

    private static UsageRecord at(LineId line, String id, int hours) {
        var then = START.plus(Duration.ofHours(hours));
        return new UsageRecord(id, line.value(), UsageKind.DATA, "CN", 1, then);
    }

    /** Off two hours after the last time it was on, and on again two hours later. */
    private static void closeAndReopen(LineId line, boolean struck) {
        operator.wind(Duration.ofHours(2));
        part(Ledger.class)
                .stopCharges(Map.of(line, new Ledger.Stop(operator.clock.instant(), null)));
        operator.wind(Duration.ofHours(2));
        if (struck) inTransaction(() -> part(Ledger.class).freeze(List.of(line)));
        inTransaction(() -> {
            part(Ledger.class).reopen(line);
            return true;
        });
    }

    private static List<Outcome> outcomes(List<Taken> taken) {
        return taken.stream().map(Taken::outcome).toList();
    }

    /** A line on a plan with 8192 MB at home, where one more costs 5, and so much paid in. */
    private static LineId newLine(long paidIn) {
        var number = COUNT.incrementAndGet();
        var cny = Currency.getInstance("CNY");
        var sold = part(Catalog.class).find(DEMO, "CN", "esim-8gb").orElseThrow();
        var id = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        part(Ledger.class).open(id, cny);
        part(Lines.class)
                .activate(new Line(
                        id,
                        DEMO,
                        Line.Status.ACTIVE,
                        sold.kind(),
                        "CN",
                        sold.code(),
                        cny,
                        new NetworkIdentity(
                                "00105%010d".formatted(number),
                                "86144%08d".formatted(number),
                                "898605%014d".formatted(number)),
                        Set.of(),
                        null,
                        null,
                        0,
                        START,
                        null,
                        null,
                        null));
        part(HeldOfferings.class).hold(id, new HeldOffering(sold.code(), sold.version(), START));
        var day = START.atOffset(ZoneOffset.UTC).toLocalDate();
        inTransaction(() -> {
            var given = Allowance.given(
                    sold.plan().allowances(),
                    id,
                    Allowance.Because.plan("now"),
                    day,
                    ZoneOffset.UTC);
            part(Buckets.class).fill(given);
            return true;
        });
        part(Ledger.class)
                .post(List.of(new Transfer(
                        UUID.randomUUID(),
                        id,
                        AccountKind.CASH,
                        PAID,
                        new Money(paidIn, cny),
                        Reason.TOP_UP,
                        START)));
        return id;
    }

    private static long left(LineId line) {
        return part(Lines.class).find(line).orElseThrow().allowanceMegabytes();
    }

    /** What the account holds; ours may be negative. */
    private static long balance(LineId line, AccountKind kind) {
        var balances = part(Ledger.class).balances(List.of(line)).get(line);
        return Objects.requireNonNull(balances).minor().getOrDefault(kind, 0L);
    }

    /** How much usage was taken out of an account. */
    private static long statement(LineId line, AccountKind from) {
        return part(Ledger.class).statement(line).stream()
                .filter(one -> one.reason() == Reason.USAGE && one.debit() == from)
                .mapToLong(one -> one.amount().minor())
                .sum();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return Objects.requireNonNull(part(TransactionTemplate.class).execute(status -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }));
    }
}
