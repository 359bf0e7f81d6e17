// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import signoff.closure.rules.ClosureEvent.FinalBillPaid;
import signoff.closure.rules.ClosureEvent.FinalPaymentDeclined;
import signoff.closure.rules.ClosureEvent.FinalPaymentUnclear;
import signoff.closure.rules.ClosureEvent.LastRefundLegPaid;
import signoff.closure.rules.ClosureEvent.RefundFellShort;
import signoff.closure.rules.ClosureEvent.RefundLegPaid;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PaymentInDoubt;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.TakingPayment;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.refund.RefundLeg;
import signoff.refund.TakePayment;
import signoff.workflow.Outcome;

/** What the bank's answers mean to a closure, by how it stands. Pure. */
public final class BankFacts {

    /** A leg has left. Which fact that is depends on what is left to pay. */
    public static ClosureEvent paid(ClosureState state, int number, Instant at) {
        return switch (state) {
            case Paying(var legs, var paid, var without, var until) ->
                paid(legs, paid, without, new RefundLegPaid(at, number));
            case PayoutFailed(var legs, var paid, var without, var why, var lookBy, var looks) ->
                paid(legs, paid, without, new RefundLegPaid(at, number));
            default -> new RefundLegPaid(at, number);
        };
    }

    private static ClosureEvent paid(
            List<RefundLeg> legs, Set<Integer> paid, Money without, RefundLegPaid event) {
        var with = new TreeSet<>(paid);
        with.add(event.number());
        if (with.size() < legs.size()) return event;
        return without.isZero()
                ? new LastRefundLegPaid(event.at(), event.number())
                : new RefundFellShort(event.at(), event.number());
    }

    /**
     * What became of a payment of the final bill; empty when the case no longer waits for it. Only
     * the bank's own refusal means that no money was taken: attempts that are used up, or a failure
     * of ours, leave that open.
     */
    public static Optional<ClosureEvent> taken(
            ClosureState state, TakePayment taking, Outcome outcome, Instant at) {
        var waits = switch (state) {
            case TakingPayment(var debt, var payBy, var round, var until) ->
                round == taking.round();
            case PaymentInDoubt(var debt, var payBy, var round, var lookBy, var looks) ->
                round == taking.round();
            default -> false;
        };
        return waits ? Optional.of(taken(outcome, at)) : Optional.empty();
    }

    private static ClosureEvent taken(Outcome outcome, Instant at) {
        return switch (outcome) {
            case Outcome.Done(var proof) ->
                new FinalBillPaid(at, Objects.requireNonNull(proof.get("reference")));
            case Outcome.Refused(var why)
            when why.code() == Refusal.Code.PAYMENT_MUST_BE_ACCEPTED ->
                new FinalPaymentDeclined(at, why);
            default -> new FinalPaymentUnclear(at);
        };
    }

    private BankFacts() {}
}
