// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Step.to;

import java.time.Instant;
import signoff.closure.rules.ClosureEvent.CollectionHandedOver;
import signoff.closure.rules.ClosureEvent.DebtWasLeft;
import signoff.closure.rules.ClosureEvent.FinalBillPaid;
import signoff.closure.rules.ClosureEvent.FinalPaymentAsked;
import signoff.closure.rules.ClosureEvent.FinalPaymentDeclined;
import signoff.closure.rules.ClosureEvent.FinalPaymentUnclear;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureOrder.BookFinalPayment;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.PaymentInDoubt;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.TakingPayment;
import signoff.kernel.Money;
import signoff.refund.TakePayment;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** The final bill: sent, paid, or handed over. Pure. */
final class BillRules {

    // spotless:off
    static final TransitionTable<ClosureFile, ClosureState, ClosureEvent> TABLE = table()
            .row(Settled.class, DebtWasLeft.class, Collecting.class, BillRules::bill)
            .row(Collecting.class, FinalPaymentAsked.class, TakingPayment.class, BillRules::take)
            .row(Collecting.class, CollectionHandedOver.class, Completed.class,
                    (file, state, event) -> MoneyRules.complete(file, event.at()))
            .row(TakingPayment.class, FinalBillPaid.class, Completed.class,
                    (file, state, event) -> finish(file, state.debt(), event))
            .row(TakingPayment.class, FinalPaymentDeclined.class, Collecting.class,
                    BillRules::decline)
            .row(TakingPayment.class, FinalPaymentUnclear.class, PaymentInDoubt.class,
                    BillRules::doubt)
            .row(PaymentInDoubt.class, FinalBillPaid.class, Completed.class,
                    (file, state, event) -> finish(file, state.debt(), event))
            .row(PaymentInDoubt.class, FinalPaymentDeclined.class, Collecting.class,
                    BillRules::declineLate)
            .row(PaymentInDoubt.class, FinalPaymentUnclear.class, PaymentInDoubt.class,
                    (file, state, event) -> to(file, state))
            .row(PaymentInDoubt.class, NobodyHadLooked.class, PaymentInDoubt.class,
                    BillRules::callAgain)
            .row(PaymentInDoubt.class, PersonTriedAgain.class, TakingPayment.class,
                    BillRules::askAgain);
    // spotless:on

    private static Step<ClosureFile, Collecting> bill(
            ClosureFile file, Settled state, DebtWasLeft event) {
        var next = file.struck(null, event.debt());
        var until = event.at().plus(file.terms().payWithin());
        return to(next, new Collecting(event.debt(), until, 0, null), Tell.finalBill(next, until));
    }

    // Each round is a payment of its own. Only what was declined for sure is followed by another,
    // so that at most one of them takes money (I20).
    private static Step<ClosureFile, TakingPayment> take(
            ClosureFile file, Collecting state, FinalPaymentAsked event) {
        var round = state.round() + 1;
        var until = event.at().plus(file.terms().bankAnswersWithin());
        return to(
                file,
                new TakingPayment(state.debt(), state.until(), round, until),
                new TakePayment(file.line(), event.instrument(), state.debt(), round));
    }

    private static Step<ClosureFile, Completed> finish(
            ClosureFile file, Money debt, FinalBillPaid event) {
        var next = file.at(Moment.BILL_PAID, event.at()).at(Moment.ENDED, event.at());
        return Step.<ClosureFile, Completed>to(
                        next,
                        new Completed(event.at()),
                        Tell.finalBillPaid(next),
                        Tell.completed(next))
                .with(new BookFinalPayment(debt), new SettleLine(), new EndCase());
    }

    private static Step<ClosureFile, Collecting> decline(
            ClosureFile file, TakingPayment state, FinalPaymentDeclined event) {
        return due(file, state.debt(), state.payBy(), state.round(), event);
    }

    private static Step<ClosureFile, Collecting> declineLate(
            ClosureFile file, PaymentInDoubt state, FinalPaymentDeclined event) {
        return due(file, state.debt(), state.payBy(), state.round(), event);
    }

    // While the bank is silent nobody can pay. So its no leaves time for another way, however late
    // it comes, before the bill is handed over. Once: or a dead card, tried again and again, would
    // put the date off for ever.
    private static Step<ClosureFile, Collecting> due(
            ClosureFile file, Money debt, Instant payBy, int round, FinalPaymentDeclined event) {
        var least = event.at().plus(file.terms().payGrace());
        var moves = payBy.isBefore(least) && file.when(Moment.GRACE_GIVEN) == null;
        var known = moves ? file.at(Moment.GRACE_GIVEN, event.at()) : file;
        var next = new Collecting(debt, moves ? least : payBy, round, event.why());
        return to(known, next, Tell.finalPaymentDeclined(known, next));
    }

    // The money may have been taken. So the bill is neither paid nor can it be paid again, until
    // the bank has said which.
    private static Step<ClosureFile, PaymentInDoubt> doubt(
            ClosureFile file, TakingPayment state, FinalPaymentUnclear event) {
        var lookBy = file.terms().lookBy(event.at(), 0);
        return to(file, new PaymentInDoubt(state.debt(), state.payBy(), state.round(), lookBy, 0));
    }

    private static Step<ClosureFile, PaymentInDoubt> callAgain(
            ClosureFile file, PaymentInDoubt state, NobodyHadLooked event) {
        var looks = state.looks() + 1;
        var lookBy = file.terms().lookBy(event.at(), looks);
        return to(
                file,
                new PaymentInDoubt(state.debt(), state.payBy(), state.round(), lookBy, looks));
    }

    // No new payment: the desk makes the parked one due again with its old key (I20).
    private static Step<ClosureFile, TakingPayment> askAgain(
            ClosureFile file, PaymentInDoubt state, PersonTriedAgain event) {
        var until = event.at().plus(file.terms().bankAnswersWithin());
        return to(file, new TakingPayment(state.debt(), state.payBy(), state.round(), until));
    }

    private static TransitionTable<ClosureFile, ClosureState, ClosureEvent> table() {
        return new TransitionTable<>();
    }

    private BillRules() {}
}
