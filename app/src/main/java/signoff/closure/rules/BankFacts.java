// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
import signoff.kernel.Refusal;
import signoff.refund.TakePayment;
import signoff.workflow.Outcome;

/** What the bank's answers mean to a closure, by how it stands. Pure. */
public final class BankFacts {

    /** A leg has left. Which fact that is depends on what is left to pay. */
    public static ClosureEvent paid(ClosureState state, int number, Instant at) {
        return switch (state) {
            case Paying(var refund, var until) -> paid(refund, number, at);
            case PayoutFailed(var refund, var why, var lookBy, var looks, var asked) ->
                paid(refund, number, at);
            default -> new RefundLegPaid(at, number);
        };
    }

    private static ClosureEvent paid(Refund refund, int number, Instant at) {
        var now = refund.paid(number);
        if (!now.hasAllPaid()) return new RefundLegPaid(at, number);
        return now.without().isZero()
                ? new LastRefundLegPaid(at, number)
                : new RefundFellShort(at, number);
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
