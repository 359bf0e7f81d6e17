// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Deed;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.kernel.Refusal;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.SubscriberRegister.Service;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;

/** What must hold after each step, read from the tables and from the outside world alone. */
final class Invariants {

    private static final Set<String> ENDS = Set.of("Withdrawn", "Lapsed", "Completed");
    private static final Set<String> SERVICE_IS_OFF = Set.of(
            "ServiceEnded",
            "Settling",
            "Settled",
            "Paying",
            "PayoutFailed",
            "Collecting",
            "TakingPayment",
            "PaymentInDoubt",
            "Completed");

    /** In all the others charges have stopped. A line that was restored has them again. */
    private static final String BEFORE_THE_STOP = """
            'Draft', 'Received', 'AwaitingConfirmation', 'Committed', 'Approved', 'UsingUp',
            'Scheduled', 'Withdrawn', 'Lapsed', 'Reversed'""";

    /** More legs than any refund gets here. */
    private static final int NUMBERS_MOST = 40;

    private final SimulatedOperator operator;
    private final SimulatedLines lines;
    private final JdbcTemplate sql;
    private final SimulatedWorld world;
    private final long paymentsBefore;

    Invariants(SimulatedOperator operator, SimulatedLines lines) {
        this.operator = operator;
        this.lines = lines;
        this.sql = operator.part(JdbcTemplate.class);
        this.world = operator.part(SimulatedWorld.class);
        var earlier = world.payments(0, Integer.MAX_VALUE);
        this.paymentsBefore = earlier.isEmpty() ? 0 : earlier.getLast().number();
    }

    void check() {
        cases();
        money();
        service();
        promises();
        outside();
    }

    private void cases() {
        noRow("I1: a line has at most one open case", """
                select line_id from closures.closure where account_id = ? and open
                group by line_id having count(*) > 1
                """);
        noRow("I3, I11: a case waits for a moment exactly until it ends", """
                select case_id from workflow.case_file where account_id = ? and kind = 'closure'
                    and (state in ('Withdrawn', 'Lapsed', 'Completed')) = (due_at is not null)
                """);
        noRow("I9: the notice is received once", """
                select case_id from workflow.journal
                where account_id = ? and fact = 'NoticeReceived'
                group by case_id having count(*) > 1
                """);
        noRow("I9: the time of notice is that of the one fact, whatever happened since", """
                select c.case_id from workflow.case_file c
                left join workflow.journal j on j.account_id = c.account_id
                    and j.case_id = c.case_id and j.fact = 'NoticeReceived'
                where c.account_id = ? and c.kind = 'closure'
                    and (c.file->'moments'->>'NOTICED') is distinct from (j.body->>'at')
                """);
        noRow("no step of a closing is dated before the one it follows", """
                select case_id from workflow.case_file c, lateral (
                    select (file->'moments'->>'CONFIRMED')::timestamptz as confirmed,
                        (file->'moments'->>'CHARGES_STOPPED')::timestamptz as stopped,
                        (file->'moments'->>'SERVICE_ENDED')::timestamptz as ended,
                        (file->'moments'->>'SETTLED')::timestamptz as settled,
                        (file->'moments'->>'ENDED')::timestamptz as over) m
                where account_id = ? and kind = 'closure' and (m.stopped < m.confirmed
                    or m.ended < m.stopped or m.settled < m.ended or m.over < m.settled)
                """);
    }

    private void money() {
        noRow("I14: every book sums to zero", """
                select line_id from ledger.account where account_id = ?
                group by line_id having sum(credits_minor - debits_minor) <> 0
                """);
        noRow("I15: no payment gives back more than it brought", """
                select reference from refunds.payment_source where account_id = ?
                    and refunded_minor > captured_minor
                """);
        noRow("I17: after the final balance nothing is charged", """
                select t.line_id from ledger.transfer t
                join ledger.line_book b using (account_id, line_id)
                where t.account_id = ? and t.posted_at > b.frozen_at
                    and t.reason in ('USAGE', 'RECURRING_FEE', 'BILL', 'ORDER')
                """);
    }

    private void service() {
        noRow("I18: what is being closed renews nothing", """
                select m.line_id from lines.mandate m join lines.line l using (account_id, line_id)
                where m.account_id = ? and m.cancelled_at is null
                    and l.status in ('CLOSING', 'DEACTIVATED', 'CLOSED')
                """);
        noRow("I4: a line in service is suspended exactly while somebody has a reason", """
                select line_id from lines.line l where account_id = ?
                    and status in ('ACTIVE', 'SUSPENDED')
                    and (status = 'SUSPENDED') <> exists (select from lines.suspension s
                        where s.account_id = l.account_id and s.line_id = l.line_id)
                """);
        noRow("I4: a pause or block that is not over has its reason, and one that is has not", """
                select line_id from suspensions.suspension o
                join lines.line l using (account_id, line_id)
                where o.account_id = ? and l.service_ended_at is null
                group by line_id, o.reason
                having bool_or(o.status <> 'ENDED') <> exists (select from lines.suspension s
                    where s.line_id = o.line_id and s.reason = o.reason)
                """);
    }

    private void promises() {
        noRow("I8: only a person's word withdraws, and only a confirmed line is ended", """
                select case_id from workflow.case_file c
                where account_id = ? and kind = 'closure' and not exists (
                    select from workflow.journal j
                    where j.account_id = c.account_id and j.case_id = c.case_id and j.fact = case
                        when c.state = 'Withdrawn' then 'SubscriberWithdrew' else 'Confirmed' end)
                    and state not in ('Draft', 'Received', 'AwaitingConfirmation', 'Lapsed')
                """);
        noRow("I10: charges end at the promised moment, whatever the network does", """
                select c.case_id from workflow.case_file c
                join closures.closure o using (account_id, case_id)
                join ledger.line_book b using (account_id, line_id)
                where c.account_id = ? and c.state not in (%s)
                    and coalesce(b.charges_stop_at
                        > (c.file->'moments'->>'STOP')::timestamptz, true)
                """.formatted(
                        BEFORE_THE_STOP));
        LegalStop.check(sql, lines.account(), BEFORE_THE_STOP);
    }

    private void outside() {
        assertThat(payments().stream().filter(one -> one.kind() == Payment.Kind.PAID_BACK))
                .as("I20: no refund leaves twice")
                .extracting(Payment::key)
                .doesNotHaveDuplicates();
        var states = states();
        for (var line : lines.all()) {
            var there = world.stateOf(line.identity);
            assertThat(inOrder(line, there.deeds()))
                    .as("I37: the order is fixed")
                    .isSorted();
            if (!SERVICE_IS_OFF.contains(stateOf(line, states))) continue;
            assertThat(there.service()).as("I2, I29: off means off").isEqualTo(Service.BARRED);
            assertThat(there.charging()).isEqualTo(Charging.STOPPED);
            assertThat(there.deeds()).contains(Deed.PROFILE_RETIRED);
        }
    }

    /** A line that was off for a time may have been barred long before its charging ended. */
    private static List<Deed> inOrder(LineModel line, List<Deed> deeds) {
        var barred = Set.of(Deed.BARRED, Deed.DETACHED);
        return line.suspensions.isEmpty()
                ? deeds
                : deeds.stream().filter(deed -> !barred.contains(deed)).toList();
    }

    /** The only ground on which a block may be refused. */
    void isGone(LineModel line, Refusal why) {
        assertThat(why.code()).isEqualTo(Refusal.Code.LINE_MUST_BE_IN_SERVICE);
        var ended = sql.queryForObject(
                "select service_ended_at is not null from lines.line"
                        + " where account_id = ? and line_id = ?",
                Boolean.class,
                lines.account().value(),
                line.line.value());
        assertThat(ended).as("I5: a block waits for nothing").isTrue();
    }

    /** Everybody who could resume has done so by now. */
    private void isOnAgain(LineModel line) {
        var off = sql.queryForObject(
                "select status not in ('ACTIVE', 'SUSPENDED') from lines.line"
                        + " where account_id = ? and line_id = ?",
                Boolean.class,
                lines.account().value(),
                line.line.value());
        if (Boolean.TRUE.equals(off)) return;
        assertThat(world.stateOf(line.identity).service())
                .as("I4: what nobody keeps off is on")
                .isEqualTo(Service.SERVED);
    }

    private List<Payment> payments() {
        return world.payments(paymentsBefore, Integer.MAX_VALUE);
    }

    /** The lines for which somebody still has something to do. */
    List<LineModel> notOver() {
        var states = states();
        return lines.all().stream()
                .filter(line ->
                        !line.suspensions.isEmpty() || !ENDS.contains(stateOf(line, states)))
                .toList();
    }

    /** The lines whose closing waits for the code. */
    List<LineModel> asked() {
        var states = states();
        return lines.all().stream()
                .filter(line -> stateOf(line, states).equals("AwaitingConfirmation"))
                .toList();
    }

    /** The lines of which nobody has asked for an end, or has not meant it. */
    List<LineModel> notClosing() {
        var states = states();
        return lines.all().stream()
                .filter(line -> Set.of("", "Lapsed", "Withdrawn").contains(stateOf(line, states)))
                .toList();
    }

    int completed() {
        return (int) states().values().stream().filter("Completed"::equals).count();
    }

    private static String stateOf(LineModel line, Map<String, String> states) {
        var id = line.closing;
        return id == null ? "" : states.getOrDefault(id.value().toString(), "");
    }

    boolean allIsOver() {
        return ENDS.containsAll(states().values()) && openOrders() == 0 && openSuspensions() == 0;
    }

    void checkAtEnd() {
        assertThat(states().values()).as("liveness: every case ends").allMatch(ENDS::contains);
        assertThat(openOrders()).as("liveness: every order ends").isZero();
        assertThat(openSuspensions()).as("liveness: every suspension ends").isZero();
        lines.all().forEach(this::isOnAgain);
        var states = states();
        var payments = payments();
        for (var line : lines.all()) {
            if (!"Completed".equals(stateOf(line, states))) continue;
            allMoneyIsBack(line, payments);
            theBillIsPaidOnceOrOwed(line, payments);
        }
    }

    /** Against the model: what the gateway took and gave, and what the line began with. */
    private void allMoneyIsBack(LineModel line, List<Payment> payments) {
        var taken = takenFrom(lines.instrumentOf(line), payments);
        var own = taken.stream().map(Payment::reference).collect(Collectors.toSet());
        var returned = payments.stream()
                .filter(payment -> payment.kind() == Payment.Kind.PAID_BACK)
                .filter(payment -> own.contains(payment.source())
                        || payment.source().startsWith("old-" + line.identity.msisdn()))
                .mapToLong(payment -> payment.amount().minor())
                .sum();
        var elsewhere = paidToAccount(line) + paidOtherwise(line);
        assertThat(returned + elsewhere)
                .as("I14, I15: all real money of %s is back, to the cent", line.line)
                .isEqualTo(line.mustReturn(sum(taken)));
    }

    private long paidToAccount(LineModel line) {
        var id = Objects.requireNonNull(line.closing);
        return IntStream.rangeClosed(1, NUMBERS_MOST)
                .mapToObj(number -> EffectId.of(id, "PayPayee-" + number))
                .flatMap(key -> world.paymentsOf(key).stream())
                .mapToLong(payment -> payment.amount().minor())
                .sum();
    }

    private long paidOtherwise(LineModel line) {
        var sum = sql.queryForObject(
                "select coalesce(sum(amount_minor), 0) from ledger.transfer where account_id = ?"
                        + " and line_id = ? and reason = 'REFUND_OTHERWISE'",
                Long.class,
                lines.account().value(),
                line.line.value());
        return Objects.requireNonNull(sum);
    }

    /** Whoever pays has paid the whole bill once; what nobody paid is still in the book. */
    private void theBillIsPaidOnceOrOwed(LineModel line, List<Payment> payments) {
        var owed = line.mustPay(sum(takenFrom(lines.instrumentOf(line), payments)));
        var paid = takenFrom(lines.billCardOf(line), payments);
        var pays = owed > 0 && line.pays && !handedOver(line);
        assertThat(paid).as("I20: the bill of %s is taken once", line.line).hasSize(pays ? 1 : 0);
        assertThat(sum(paid)).as("I14, I15: of %s", line.line).isEqualTo(pays ? owed : 0);
        assertThat(unpaid(line))
                .as("I14: what %s owes is what was not paid", line.line)
                .isEqualTo(sum(paid) - owed);
    }

    private boolean handedOver(LineModel line) {
        return operator.part(Cases.class).journal(Objects.requireNonNull(line.closing)).stream()
                .anyMatch(entry -> entry.fact().equals("CollectionHandedOver"));
    }

    private long unpaid(LineModel line) {
        var balances = operator.part(Ledger.class).balances(List.of(line.line));
        return Objects.requireNonNull(balances.get(line.line))
                .minor()
                .getOrDefault(AccountKind.UNPAID, 0L);
    }

    private static List<Payment> takenFrom(String instrument, List<Payment> payments) {
        return payments.stream()
                .filter(payment -> payment.kind() == Payment.Kind.TAKEN)
                .filter(payment -> payment.source().equals(instrument))
                .toList();
    }

    private static long sum(List<Payment> payments) {
        return payments.stream().mapToLong(payment -> payment.amount().minor()).sum();
    }

    private Map<String, String> states() {
        return sql
                .queryForList(
                        "select case_id::text as id, state from workflow.case_file"
                                + " where account_id = ? and kind = 'closure'",
                        lines.account().value())
                .stream()
                .collect(Collectors.toMap(
                        row -> (String) row.get("id"), row -> (String) row.get("state")));
    }

    private int openSuspensions() {
        var found = sql.queryForObject(
                "select count(*) from suspensions.suspension"
                        + " where account_id = ? and status <> 'ENDED'",
                Integer.class,
                lines.account().value());
        return found == null ? 0 : found;
    }

    private int openOrders() {
        var found = sql.queryForObject(
                "select count(*) from orders.placed_order where account_id = ?"
                        + " and status in ('PENDING', 'IN_PROGRESS')",
                Integer.class,
                lines.account().value());
        return found == null ? 0 : found;
    }

    private void noRow(String rule, String query) {
        List<Map<String, Object>> rows = sql.queryForList(query, lines.account().value());
        assertThat(rows).as(rule).isEmpty();
    }
}
