// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Step.to;

import java.util.Objects;
import signoff.closure.rules.ClosureEvent.PaidOtherwise;
import signoff.closure.rules.ClosureEvent.PayeeConfirmed;
import signoff.closure.rules.ClosureEvent.PayeeNamed;
import signoff.closure.rules.ClosureEvent.WrongPayeeCodeGiven;
import signoff.closure.rules.ClosureOrder.BookOtherwise;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.ReleaseLegs;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureState.AskedPayee;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** The ways out for credit that has no way back. Pure. */
final class PayeeRules {

    // spotless:off
    static final TransitionTable<ClosureFile, ClosureState, ClosureEvent> TABLE = table()
            .row(PayoutFailed.class, PayeeNamed.class, PayoutFailed.class, PayeeRules::askCode)
            .row(PayoutFailed.class, WrongPayeeCodeGiven.class, PayoutFailed.class,
                    (file, state, event) -> to(file, countWrong(state)))
            .row(PayoutFailed.class, PayeeConfirmed.class, Paying.class, PayeeRules::payThere)
            .row(PayoutFailed.class, PaidOtherwise.class, Completed.class, PayeeRules::finish);
    // spotless:on

    // Each code is for one account: naming another makes the earlier code worthless (I33).
    private static Step<ClosureFile, PayoutFailed> askCode(
            ClosureFile file, PayoutFailed state, PayeeNamed event) {
        var until = event.at().plus(file.terms().codeValid());
        var asked = new AskedPayee(event.payee(), until, 0);
        var refund = state.refund().codeSent();
        var next = new PayoutFailed(refund, state.why(), state.lookBy(), state.looks(), asked);
        return to(file, next, Tell.confirmPayee(file, refund, asked));
    }

    private static PayoutFailed countWrong(PayoutFailed state) {
        var asked = Objects.requireNonNull(state.asked());
        var wrong = new AskedPayee(asked.payee(), asked.codeUntil(), asked.wrongTries() + 1);
        return new PayoutFailed(state.refund(), state.why(), state.lookBy(), state.looks(), wrong);
    }

    private static Step<ClosureFile, Paying> payThere(
            ClosureFile file, PayoutFailed state, PayeeConfirmed event) {
        if (state.refund().homeless().isZero()) {
            throw new IllegalStateException("all of it has a way back (I14): " + file.id());
        }
        var refund = state.refund().to(Objects.requireNonNull(state.asked()).payee());
        var until = event.at().plus(file.terms().refundWithin());
        var leg = refund.leg(refund.lastNumber());
        return Step.<ClosureFile, Paying>to(
                        file, new Paying(refund, until), leg.payout(file.line()))
                .with(new ReleaseLegs(state.refund().refusedLegs()));
    }

    private static Step<ClosureFile, Completed> finish(
            ClosureFile file, PayoutFailed state, PaidOtherwise event) {
        var refund = state.refund();
        // What the bank still works on would be paid twice, and nothing owed is nothing to pay.
        if (refund.hasUnderWay() || refund.homeless().isZero()) {
            throw new IllegalStateException("a payout may still leave (I20): " + file.id());
        }
        var next = file.at(Moment.ENDED, event.at());
        return Step.<ClosureFile, Completed>to(
                        next,
                        new Completed(event.at()),
                        Tell.refundSentOtherwise(next, refund),
                        Tell.completed(next))
                .with(
                        new ReleaseLegs(refund.refusedLegs()),
                        new BookOtherwise(refund.homeless()),
                        new SettleLine(),
                        new EndCase());
    }

    private static TransitionTable<ClosureFile, ClosureState, ClosureEvent> table() {
        return new TransitionTable<>();
    }

    private PayeeRules() {}
}
