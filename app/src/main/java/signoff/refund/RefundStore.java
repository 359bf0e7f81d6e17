// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.RoundTrip;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.refund.Refunds.Due;
import signoff.refund.Refunds.Plan;

/** The rows of payments and promises. Each method is one round trip, for one line or for many. */
@Component
class RefundStore {

    /** Payments while their rows are locked, newest first, and what the cases promised before. */
    record Locked(Map<LineId, List<PaymentSource>> payments, Map<CaseId, Plan> promised) {

        List<PaymentSource> payments(LineId line) {
            return payments.getOrDefault(line, List.of());
        }
    }

    // Two of the same moment are told apart by their names, so that a plan is what is promised.
    private static final Comparator<PaymentSource> NEWEST_FIRST = Comparator.comparing(
                    PaymentSource::paidAt)
            .thenComparing(PaymentSource::reference)
            .reversed();

    private static final String INSERT = """
            insert into refunds.payment_source (account_id, line_id, reference, instrument,
                currency, captured_minor, refunded_minor, paid_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) as p (a, l, r, i, u, c, b, t)
            order by a, l, r
            on conflict do nothing
            """;

    private static final String OF_LINE = """
            select t.* from refunds.payment_source t
            where t.account_id = ? and t.line_id = ?
            """;

    // The order of their keys, so that two batches never wait in a circle.
    private static final String LOCK = """
            select t.* from refunds.payment_source t
            join unnest(?, ?) as wanted (a, l) on t.account_id = a and t.line_id = l
            order by t.account_id, t.line_id, t.reference
            for no key update of t
            """;

    private static final String PROMISED = """
            select t.account_id, t.case_id, t.currency, t.without_minor,
                g.number, g.reference, g.amount_minor, s.instrument
            from refunds.promise t
            join unnest(?, ?) as wanted (a, c) on t.account_id = a and t.case_id = c
            left join refunds.leg g on g.account_id = a and g.case_id = c
            left join refunds.payment_source s
                on s.account_id = a and s.line_id = g.line_id and s.reference = g.reference
            order by g.number
            """;

    private static final String COUNT = """
            update refunds.payment_source t
            set refunded_minor = refunded_minor + m
            from unnest(?, ?, ?, ?) as leg (a, l, r, m)
            where t.account_id = a and t.line_id = l and t.reference = r
            """;

    private static final String PROMISE = """
            insert into refunds.promise
                (account_id, case_id, line_id, currency, sum_minor, without_minor, promised_at)
            select a, c, l, u, s, w, ?::timestamptz
            from unnest(?, ?, ?, ?, ?, ?) as p (a, c, l, u, s, w)
            order by a, c
            """;

    private static final String LEGS = """
            insert into refunds.leg
                (account_id, line_id, reference, amount_minor, case_id, number)
            select * from unnest(?, ?, ?, ?, ?, ?)
            """;

    // A leg to an account is of no payment, and has no row. No two of a case are of one payment.
    private static final String RELEASE = """
            with gone as (
                delete from refunds.leg
                where account_id = ? and case_id = ? and number in (select * from unnest(?))
                returning account_id, line_id, reference, amount_minor)
            update refunds.payment_source t set refunded_minor = t.refunded_minor - g.amount_minor
            from gone g
            where t.account_id = g.account_id and t.line_id = g.line_id
                and t.reference = g.reference
            """;

    /** What is to be written down. */
    record Promised(Due due, Plan plan) {}

    private record Leg(Due due, RefundLeg part) {}

    private final JdbcTemplate sql;

    RefundStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(List<PaymentSource> payments) {
        var rows = new SetOfRows<>(payments)
                .column("uuid", payment -> payment.line().account().value())
                .column("uuid", payment -> payment.line().value())
                .column("text", PaymentSource::reference)
                .column("text", PaymentSource::instrument)
                .column("text", payment -> payment.captured().currency().getCurrencyCode())
                .column("int8", payment -> payment.captured().minor())
                .column("int8", payment -> payment.refunded().minor())
                .column("timestamptz", payment -> Timestamp.from(payment.paidAt()));
        sql.update(INSERT, statement -> rows.setOn(statement, 1));
    }

    List<PaymentSource> payments(LineId line) {
        return Trip.alone(sql, trip -> payments(trip, line));
    }

    Reply<List<PaymentSource>> payments(Trip trip, LineId line) {
        return trip.ask(
                OF_LINE,
                Trip.values(line.account().value(), line.value()),
                found -> paymentsOf(found).getOrDefault(line, List.of()));
    }

    /** Two of one line would each be planned as if the other took nothing. */
    Locked lock(List<Due> dues) {
        if (dues.stream().map(Due::line).distinct().count() < dues.size()) {
            throw new IllegalArgumentException("a line is owed by one case at a time: " + dues);
        }
        var lines = new SetOfRows<>(dues)
                .column("uuid", due -> due.line().account().value())
                .column("uuid", due -> due.line().value());
        var cases = cases(dues.stream().map(Due::owner).toList());
        return new RoundTrip(sql, LOCK, PROMISED)
                .run(
                        statement -> cases.setOn(statement, lines.setOn(statement, 1)),
                        answers ->
                                new Locked(paymentsOf(answers.rows()), promisedOf(answers.rows())));
    }

    List<RefundLeg> promised(CaseId owner) {
        var keys = cases(List.of(owner));
        var found =
                Trip.alone(sql, trip -> trip.ask(PROMISED, keys::setOn, RefundStore::promisedOf));
        var plan = found.get(owner);
        return plan == null ? List.of() : List.copyOf(plan.legs());
    }

    void write(List<Promised> promises, Instant at) {
        var legs = promises.stream()
                .flatMap(promise ->
                        promise.plan().legs().stream().map(leg -> new Leg(promise.due(), leg)))
                .toList();
        var promised = new SetOfRows<>(promises)
                .column("uuid", promise -> promise.due().owner().account().value())
                .column("uuid", promise -> promise.due().owner().value())
                .column("uuid", promise -> promise.due().line().value())
                .column("text", promise -> promise.due().sum().currency().getCurrencyCode())
                .column("int8", promise -> promise.due().sum().minor())
                .column("int8", promise -> promise.plan().without().minor());
        var counted = columns(legs);
        var numbered = columns(legs)
                .column("uuid", leg -> leg.due().owner().value())
                .column("int4", leg -> leg.part().number());
        new RoundTrip(sql, COUNT, PROMISE, LEGS)
                .run(
                        statement -> {
                            var next = counted.setOn(statement, 1);
                            statement.setTimestamp(next, Timestamp.from(at));
                            numbered.setOn(statement, promised.setOn(statement, next + 1));
                        },
                        answers -> answers.changed());
    }

    void release(CaseId owner, List<RefundLeg> legs) {
        var numbers = new SetOfRows<>(legs).column("int4", RefundLeg::number);
        sql.update(RELEASE, statement -> {
            statement.setObject(1, owner.account().value());
            statement.setObject(2, owner.value());
            numbers.setOn(statement, 3);
        });
    }

    private static SetOfRows<CaseId> cases(List<CaseId> owners) {
        return new SetOfRows<>(owners)
                .column("uuid", owner -> owner.account().value())
                .column("uuid", CaseId::value);
    }

    private static SetOfRows<Leg> columns(List<Leg> legs) {
        return new SetOfRows<>(legs)
                .column("uuid", leg -> leg.due().line().account().value())
                .column("uuid", leg -> leg.due().line().value())
                .column("text", leg -> leg.part().reference())
                .column("int8", leg -> leg.part().amount().minor());
    }

    private static Map<LineId, List<PaymentSource>> paymentsOf(ResultSet found)
            throws SQLException {
        var payments = new HashMap<LineId, List<PaymentSource>>();
        while (found.next()) {
            var payment = paymentOf(found);
            payments.computeIfAbsent(payment.line(), line -> new ArrayList<>()).add(payment);
        }
        payments.values().forEach(of -> of.sort(NEWEST_FIRST));
        return payments;
    }

    private static Map<CaseId, Plan> promisedOf(ResultSet found) throws SQLException {
        var plans = new HashMap<CaseId, Plan>();
        while (found.next()) {
            var without = money(found, "without_minor");
            var plan = plans.computeIfAbsent(
                    caseOf(found), owner -> new Plan(new ArrayList<>(), without));
            if (found.getString("reference") == null) continue; // A promise without a leg.
            plan.legs()
                    .add(new RefundLeg(
                            found.getInt("number"),
                            found.getString("reference"),
                            found.getString("instrument"),
                            money(found, "amount_minor")));
        }
        return plans;
    }

    private static PaymentSource paymentOf(ResultSet found) throws SQLException {
        return new PaymentSource(
                lineOf(found),
                found.getString("reference"),
                found.getString("instrument"),
                money(found, "captured_minor"),
                money(found, "refunded_minor"),
                found.getTimestamp("paid_at").toInstant());
    }

    private static Money money(ResultSet found, String column) throws SQLException {
        return new Money(found.getLong(column), Currency.getInstance(found.getString("currency")));
    }

    private static CaseId caseOf(ResultSet found) throws SQLException {
        return new CaseId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("case_id", UUID.class));
    }

    private static LineId lineOf(ResultSet found) throws SQLException {
        return new LineId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("line_id", UUID.class));
    }
}
