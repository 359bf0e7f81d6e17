// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;

/** Where the money of a line has gone over all its closings, against the model and the bank. */
final class MoneyAtEnd {

    /** More legs than any refund gets here. */
    private static final int NUMBERS_MOST = 40;

    private final SimulatedOperator operator;
    private final SimulatedLines lines;
    private final SimulatedWorld world;
    private final Map<String, Long> before;

    MoneyAtEnd(SimulatedOperator operator, SimulatedLines lines) {
        this.operator = operator;
        this.lines = lines;
        this.world = operator.part(SimulatedWorld.class);
        this.before = lines.all().stream()
                .flatMap(line -> line.oldPayments.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void noPaymentGaveBackMoreThanItBrought(List<Payment> payments) {
        var left = new HashMap<>(before);
        for (var payment : payments) {
            var minor = payment.amount().minor();
            if (payment.kind() == Payment.Kind.TAKEN) left.put(payment.reference(), minor);
            if (payment.kind() == Payment.Kind.PAID_BACK)
                left.merge(payment.source(), -minor, Long::sum);
        }
        assertThat(left.values())
                .as("I15: no payment gives back more than it brought, over all closings")
                .allMatch(minor -> minor >= 0);
    }

    /** What came in is used, gone back, or still there; whether the line is closed or not. */
    void noCentIsLost(LineModel line, List<Payment> payments) {
        var held = held(line);
        var there =
                held.getOrDefault(AccountKind.PAID, 0L) + held.getOrDefault(AccountKind.UNPAID, 0L);
        assertThat(held.getOrDefault(AccountKind.PAYABLE, 0L))
                .as("I14: nothing of %s is still owed", line.line)
                .isZero();
        assertThat(returned(line, payments) + there)
                .as("I14, I15: no cent of %s is lost, and none is made", line.line)
                .isEqualTo(line.paidInMinor - line.billMinor + more(line, payments));
    }

    /** Against the model: what the gateway took and gave, and what the line began with. */
    void allMoneyIsBack(LineModel line, List<Payment> payments) {
        assertThat(returned(line, payments))
                .as("I14, I15: all real money of %s is back, to the cent", line.line)
                .isEqualTo(line.mustReturn(more(line, payments)));
    }

    /** Whoever pays has paid the whole bill once; what nobody paid is still in the book. */
    void theBillIsPaidOnceOrOwed(LineModel line, List<Payment> payments) {
        var paid = takenFrom(lines.billCardOf(line), payments);
        assertThat(held(line).getOrDefault(AccountKind.UNPAID, 0L))
                .as("I14: what %s owes is what was not paid", line.line)
                .isEqualTo(-line.mustPay(more(line, payments)));
        assertThat(sum(paid)).as("I15: of %s", line.line).isLessThanOrEqualTo(line.billMinor);
        if (line.restore != null) return; // What is topped up later is no part of a bill.

        var owed = line.mustPay(more(line, payments) - sum(paid));
        var pays = owed > 0 && line.pays && !handedOver(line);
        assertThat(paid).as("I20: the bill of %s is taken once", line.line).hasSize(pays ? 1 : 0);
        assertThat(sum(paid)).as("I14, I15: of %s", line.line).isEqualTo(pays ? owed : 0);
    }

    /** What came in by the bank, less what was bought and used. */
    private long more(LineModel line, List<Payment> payments) {
        return sum(takenFrom(lines.instrumentOf(line), payments))
                + sum(takenFrom(lines.billCardOf(line), payments))
                - used(line);
    }

    private long used(LineModel line) {
        return statement(line).stream()
                .mapToLong(one -> {
                    var minor = one.amount().minor();
                    if (one.debit() == AccountKind.PAID && one.credit() == AccountKind.REVENUE)
                        return minor;
                    var ours = Set.of(AccountKind.REVENUE, AccountKind.OPERATOR_COST);
                    var back = one.credit() == AccountKind.PAID && ours.contains(one.debit());
                    return back ? -minor : 0;
                })
                .sum();
    }

    private List<Transfer> statement(LineModel line) {
        return operator.part(Ledger.class).statement(line.line);
    }

    private long returned(LineModel line, List<Payment> payments) {
        var own = takenFrom(lines.instrumentOf(line), payments).stream()
                .map(Payment::reference)
                .collect(Collectors.toSet());
        own.addAll(line.oldPayments.keySet());
        return paidBackTo(own, payments) + paidToAccount(line) + paidOtherwise(line);
    }

    private static long paidBackTo(Collection<String> own, List<Payment> payments) {
        return sum(payments.stream()
                .filter(payment -> payment.kind() == Payment.Kind.PAID_BACK)
                .filter(payment -> own.contains(payment.source()))
                .toList());
    }

    private long paidToAccount(LineModel line) {
        return line.closings.stream()
                .flatMap(id -> IntStream.rangeClosed(1, NUMBERS_MOST)
                        .mapToObj(number -> EffectId.of(id, "PayPayee-" + number)))
                .flatMap(key -> world.paymentsOf(key).stream())
                .mapToLong(payment -> payment.amount().minor())
                .sum();
    }

    private long paidOtherwise(LineModel line) {
        return statement(line).stream()
                .filter(one -> one.reason() == Reason.REFUND_OTHERWISE)
                .mapToLong(one -> one.amount().minor())
                .sum();
    }

    private boolean handedOver(LineModel line) {
        return operator.part(Cases.class).journal(Objects.requireNonNull(line.closing)).stream()
                .anyMatch(entry -> entry.fact().equals("CollectionHandedOver"));
    }

    private Map<AccountKind, Long> held(LineModel line) {
        var balances = operator.part(Ledger.class).balances(List.of(line.line));
        return Objects.requireNonNull(balances.get(line.line)).minor();
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
}
