// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Deed;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ChargingSystem.Sessions;
import signoff.line.port.SubscriberRegister.Service;
import signoff.usage.Usage;

/** What must hold after each step, read from the tables and from the outside world alone. */
final class Invariants {

    private static final Set<String> ENDS = Set.of("Withdrawn", "Lapsed", "Completed", "Reversed");
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

    private final SimulatedOperator operator;
    private final SimulatedLines lines;
    private final JdbcTemplate sql;
    private final SimulatedWorld world;
    private final long paymentsBefore;
    private final MoneyAtEnd moneyAtEnd;
    private final SimsOfLines sims;
    private final EveryCase everyCase;

    Invariants(SimulatedOperator operator, SimulatedLines lines) {
        this.operator = operator;
        this.lines = lines;
        this.sql = operator.part(JdbcTemplate.class);
        this.world = operator.part(SimulatedWorld.class);
        var earlier = world.payments(0, Integer.MAX_VALUE);
        this.paymentsBefore = earlier.isEmpty() ? 0 : earlier.getLast().number();
        this.moneyAtEnd = new MoneyAtEnd(operator, lines);
        this.sims = new SimsOfLines(operator, lines);
        this.everyCase = new EveryCase(operator, lines);
    }

    /** A policy of its own for each kind of product: none of them is left out. */
    void everyKindIsThere() {
        var kinds = sql.queryForList(
                "select distinct kind from lines.line where account_id = ?",
                String.class,
                lines.account().value());
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(SimulatedLines.KINDS)
                .hasSize(5);
    }

    void check() {
        sims.check(); // First: the others ask the network about the SIM that a line has now.
        everyCase.check();
        cases();
        money();
        numbers();
        service();
        promises();
        outside();
    }

    private void cases() {
        noRow("I1: a line has at most one open case", """
                select line_id from closures.closure where account_id = ? and open
                group by line_id having count(*) > 1
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
                    and t.debit_kind in ('PAID', 'PROMOTIONAL', 'UNPAID')
                    and t.reason in ('USAGE', 'RECURRING_FEE', 'BILL', 'ORDER')
                """);
        noRow("I16, I17: what was before a line was had back is not charged to its new money", """
                select t.line_id from ledger.transfer t
                join ledger.line_book b using (account_id, line_id)
                where t.account_id = ? and t.debit_kind in ('PAID', 'PROMOTIONAL', 'UNPAID')
                    and t.reason in ('USAGE', 'RECURRING_FEE', 'BILL', 'ORDER')
                    and (t.event_at < b.settled_until and t.posted_at > upper(b.off_times)
                        or exists (select from unnest(b.off_times) r
                            where t.event_at <@ r and t.posted_at >= upper(r)))
                """);
        noRow("I15: what cases promise of a payment is counted for all of them together", """
                select g.reference from refunds.leg g
                join refunds.payment_source s using (account_id, line_id, reference)
                where g.account_id = ?
                group by g.line_id, g.reference, s.refunded_minor
                having sum(g.amount_minor) > s.refunded_minor
                """);
    }

    /** Orders come and go; lines and numbers must not get lost between them. */
    private void numbers() {
        noRow("I23: a line that is not closed has its number, and nobody else does", """
                select l.line_id from lines.line l
                left join lines.number n on n.msisdn = l.msisdn
                where l.account_id = ? and l.status in ('ACTIVE', 'SUSPENDED', 'CLOSING')
                    and (n.holder_account_id, n.holder_line_id, n.state)
                        is distinct from (l.account_id, l.line_id, 'ASSIGNED')
                """);
        noRow("SF-15: there is a line exactly for an order that is completed", """
                select a.order_id from activations.activation a
                left join lines.line l using (account_id, line_id)
                where a.account_id = ? and (a.status = 'COMPLETED') <> (l.line_id is not null)
                """);
        noRow("I23: what is reserved is reserved for an order that is open", """
                select n.msisdn from lines.number n
                left join activations.activation a on a.account_id = n.holder_account_id
                    and a.line_id = n.holder_line_id
                where n.holder_account_id = ? and n.state = 'RESERVED'
                    and coalesce(a.status, 'FAILED') in ('COMPLETED', 'CANCELLED', 'FAILED')
                """);
        noRow("X-13: no more comes back of fees and packs than was paid for them", """
                select line_id from ledger.transfer where account_id = ?
                group by line_id
                having sum(amount_minor) filter (where reason = 'FEE_RETURNED')
                    > sum(amount_minor) filter (where reason in ('RECURRING_FEE', 'ORDER'))
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
                -- A pause whose line was closed and had back in between is over before its day.
                having bool_or(o.status <> 'ENDED' and (o.reason <> 'VOLUNTARY' or exists (
                        select from lines.suspension s where s.line_id = o.line_id
                        and s.reason = o.reason and s.since = o.began_at)))
                    <> exists (select from lines.suspension s
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
                    -- Begun by the code of its account: it was never asked for one of its own.
                    and not (exists (select from workflow.journal a
                            where a.account_id = c.account_id and a.fact = 'LinesAsked'
                            and a.body::text like '%' || c.case_id || '%')
                        and not exists (select from workflow.journal w
                            where w.account_id = c.account_id and w.case_id = c.case_id
                            and w.state_after = 'AwaitingConfirmation'))
                """);
        noRow("I10: charges end at the promised moment, whatever the network does", """
                select c.case_id from workflow.case_file c
                join closures.closure o using (account_id, case_id)
                join ledger.line_book b using (account_id, line_id)
                where c.account_id = ? and c.state not in (%s)
                    and exists (select from lines.line l where l.account_id = c.account_id
                        and l.line_id = o.line_id and l.closing_case_id = c.case_id)
                    and coalesce(b.charges_stop_at
                        > (c.file->'moments'->>'STOP')::timestamptz, true)
                """.formatted(
                        BEFORE_THE_STOP));
        LegalStop.check(sql, lines.account(), BEFORE_THE_STOP);
    }

    private void outside() {
        var payments = payments();
        assertThat(payments)
                .as("I20: no refund leaves twice, and nothing is taken twice")
                .extracting(Payment::key)
                .doesNotHaveDuplicates();
        moneyAtEnd.noPaymentGaveBackMoreThanItBrought(payments);
        var states = states();
        var off = linesThatAre(
                "l.status in ('DEACTIVATED', 'CLOSED')" + " and l.restoring_case_id is null");
        for (var line : lines.all()) {
            var there = world.stateOf(line.identity);
            assertThat(inOrder(line, there.deeds()))
                    .as("I37: the order is fixed")
                    .isSorted();
            if (!SERVICE_IS_OFF.contains(stateOf(line, states))) continue;
            if (!off.contains(line.line.value())) continue; // It was had back.
            assertThat(there.service()).as("I2, I29: off means off").isEqualTo(Service.BARRED);
            assertThat(sims.thatOpen(line)).as("I2: and for each of its SIMs").isEmpty();
            assertThat(there.charging()).isEqualTo(Charging.STOPPED);
            assertThat(world.sessionsOf(line.identity, operator.clock.instant()))
                    .as("no session runs on a line that is off, but for calls for help")
                    .isIn(Sessions.NONE, Sessions.EMERGENCY);
            assertThat(there.deeds()).contains(Deed.PROFILE_RETIRED);
        }
    }

    /**
     * A line that was off for a time may have been barred long before its charging ended, and
     * another SIM may have had its number at any time.
     */
    private static List<Deed> inOrder(LineModel line, List<Deed> deeds) {
        var passed = line.suspensions.isEmpty()
                ? Set.of(Deed.NUMBER_MOVED)
                : Set.of(Deed.NUMBER_MOVED, Deed.BARRED, Deed.DETACHED);
        return deeds.stream().filter(deed -> !passed.contains(deed)).toList();
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

    List<Payment> payments() {
        return world.payments(paymentsBefore, Integer.MAX_VALUE);
    }

    /** The lines for which somebody still has something to do. */
    List<LineModel> notOver() {
        var states = states();
        var restored = linesThatAre("exists (select from restorations.restoration r"
                + " where r.account_id = l.account_id and r.line_id = l.line_id and r.open)");
        return lines.all().stream()
                .filter(line -> !line.suspensions.isEmpty()
                        || restored.contains(line.line.value())
                        || !ENDS.contains(stateOf(line, states))
                        || line.closings.stream()
                                .anyMatch(id -> !ENDS.contains(stateOf(id, states))))
                .toList();
    }

    /** The lines whose closing waits for the code. */
    List<LineModel> asked() {
        var states = states();
        return lines.all().stream()
                .filter(line -> stateOf(line, states).equals("AwaitingConfirmation"))
                .toList();
    }

    /** The lines that nobody is closing: also those that were had back. */
    List<LineModel> notClosing() {
        var states = states();
        var on = linesThatAre("l.status in ('ACTIVE', 'SUSPENDED')");
        var asked = Set.of("Received", "AwaitingConfirmation");
        return lines.all().stream()
                .filter(line -> on.contains(line.line.value()))
                .filter(line -> !asked.contains(stateOf(line, states)))
                .toList();
    }

    /** As the network is told by a person, and by nobody else. */
    void isTheSame(List<Usage.Taken> once, List<Usage.Taken> again) {
        assertThat(again).extracting(Usage.Taken::outcome).isEqualTo(outcomes(once));
        assertThat(again)
                .as("I20: the same record is charged once")
                .allMatch(Usage.Taken::repeated);
    }

    private static List<Usage.Outcome> outcomes(List<Usage.Taken> taken) {
        return taken.stream().map(Usage.Taken::outcome).toList();
    }

    private Set<UUID> linesThatAre(String condition) {
        return Set.copyOf(sql.queryForList(
                "select l.line_id from lines.line l where l.account_id = ? and " + condition,
                UUID.class,
                lines.account().value()));
    }

    /** How many lines were had back and closed again, to the last cent. */
    int closedAgain() {
        var states = states();
        return (int) lines.all().stream()
                .filter(line -> "Completed".equals(stateOf(line, states)))
                .filter(line -> line.closings.stream()
                                .map(id -> stateOf(id, states))
                                .filter(Set.of("Completed", "Reversed")::contains)
                                .count()
                        > 1)
                .count();
    }

    int completed() {
        return (int) states().values().stream().filter("Completed"::equals).count();
    }

    private static String stateOf(LineModel line, Map<String, String> states) {
        return line.closing == null ? "" : stateOf(line.closing, states);
    }

    /** As it stands, or nothing. */
    String stateOf(CaseId id) {
        return sql
                .queryForList(
                        "select state from workflow.case_file where account_id = ? and case_id = ?",
                        String.class,
                        id.account().value(),
                        id.value())
                .stream()
                .findFirst()
                .orElse("");
    }

    private static String stateOf(CaseId id, Map<String, String> states) {
        return states.getOrDefault(id.value().toString(), "");
    }

    boolean allIsOver() {
        return ENDS.containsAll(states().values())
                && openOrders() == 0
                && openSuspensions() == 0
                && openRestores() == 0;
    }

    void checkAtEnd() {
        assertThat(states().values()).as("liveness: every case ends").allMatch(ENDS::contains);
        assertThat(openOrders()).as("liveness: every order ends").isZero();
        assertThat(openSuspensions()).as("liveness: every suspension ends").isZero();
        assertThat(openRestores()).as("liveness: every restore ends").isZero();
        sims.checkAtEnd();
        lines.all().forEach(this::isOnAgain);
        var states = states();
        var payments = payments();
        var off = linesThatAre("l.status in ('DEACTIVATED', 'CLOSED')");
        for (var line : lines.all()) {
            moneyAtEnd.noCentIsLost(line, payments);
            if (!"Completed".equals(stateOf(line, states))) continue;
            if (!off.contains(line.line.value())) continue; // It was had back, and kept.
            moneyAtEnd.allMoneyIsBack(line, payments);
            moneyAtEnd.theBillIsPaidOnceOrOwed(line, payments);
        }
    }

    /** When the account has come to its end too, or is kept. */
    void checkAtLast() {
        check();
        everyCase.checkAtEnd();
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
        return count("suspensions.suspension", "status <> 'ENDED'");
    }

    private int openRestores() {
        return count("restorations.restoration", "open");
    }

    private int openOrders() {
        return count("orders.placed_order", "status in ('PENDING', 'IN_PROGRESS')");
    }

    private int count(String table, String condition) {
        var query = "select count(*) from " + table + " where account_id = ? and " + condition;
        var found = sql.queryForObject(query, Integer.class, lines.account().value());
        return found == null ? 0 : found;
    }

    private void noRow(String rule, String query) {
        List<Map<String, Object>> rows = sql.queryForList(query, lines.account().value());
        assertThat(rows).as(rule).isEmpty();
    }
}
