// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import signoff.closure.rules.ClosureEvent.CollectionHandedOver;
import signoff.closure.rules.ClosureEvent.CreditHadNoWayBack;
import signoff.closure.rules.ClosureEvent.CreditWasLeft;
import signoff.closure.rules.ClosureEvent.DebtWasLeft;
import signoff.closure.rules.ClosureEvent.LastRefundLegPaid;
import signoff.closure.rules.ClosureEvent.LateUsageEnded;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.NothingWasOwed;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureEvent.RefundLegPaid;
import signoff.closure.rules.ClosureEvent.RefundRefused;
import signoff.closure.rules.ClosureEvent.RefundWasOverdue;
import signoff.closure.rules.ClosureEvent.SettlementWasOverdue;
import signoff.closure.rules.ClosureOrder.BookRefund;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureOrder.StrikeBalance;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.Settling;
import signoff.kernel.Refusal;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.workflow.Effect;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** From the end of service to the last cent. Pure. */
final class MoneyRules {

    // spotless:off
    static final TransitionTable<ClosureFile, ClosureState, ClosureEvent> TABLE = table()
            .row(Settling.class, LateUsageEnded.class, Settled.class,
                    (file, state, event) -> strike(file, event.at()))
            .row(Settled.class, SettlementWasOverdue.class, Settled.class,
                    (file, state, event) -> strike(file, event.at()))
            .row(Settled.class, NothingWasOwed.class, Completed.class,
                    (file, state, event) -> complete(file, event.at()))
            .row(Settled.class, CreditWasLeft.class, Paying.class, MoneyRules::pay)
            .row(Settled.class, CreditHadNoWayBack.class, PayoutFailed.class,
                    MoneyRules::askForTheWay)
            .row(Settled.class, DebtWasLeft.class, Collecting.class, MoneyRules::bill)
            .row(Paying.class, RefundLegPaid.class, Paying.class, MoneyRules::bookLeg)
            .row(Paying.class, LastRefundLegPaid.class, Completed.class,
                    (file, state, event) -> finish(file, state.legs(), event))
            .row(Paying.class, RefundRefused.class, PayoutFailed.class, MoneyRules::stopPaying)
            .row(Paying.class, RefundWasOverdue.class, PayoutFailed.class, MoneyRules::callPerson)
            .row(PayoutFailed.class, RefundLegPaid.class, PayoutFailed.class,
                    MoneyRules::bookLegLate)
            .row(PayoutFailed.class, LastRefundLegPaid.class, Completed.class,
                    (file, state, event) -> finish(file, state.legs(), event))
            .row(PayoutFailed.class, RefundRefused.class, PayoutFailed.class,
                    MoneyRules::stayFailed)
            .row(PayoutFailed.class, NobodyHadLooked.class, PayoutFailed.class,
                    MoneyRules::callAgain)
            .row(PayoutFailed.class, PersonTriedAgain.class, Paying.class, MoneyRules::payAgain)
            .row(Collecting.class, CollectionHandedOver.class, Completed.class,
                    (file, state, event) -> complete(file, event.at()));
    // spotless:on

    private static Step<ClosureFile, Settled> strike(ClosureFile file, Instant at) {
        var next = file.at(Moment.SETTLED, at);
        return Step.<ClosureFile, Settled>to(next, new Settled(EndingRules.lookBy(at, 0)))
                .with(new StrikeBalance());
    }

    private static Step<ClosureFile, Paying> pay(
            ClosureFile file, Settled state, CreditWasLeft event) {
        var next = file.struck(event.credit(), null);
        var payouts = event.legs().stream().map(leg -> new PayRefund(file.line(), leg));
        return to(next, paying(next, event.legs(), Set.of()), payouts.toArray(Effect[]::new));
    }

    private static Paying paying(ClosureFile file, List<RefundLeg> legs, Set<Integer> paid) {
        return new Paying(legs, paid, file.terms().refundBy(file.stopAt()));
    }

    // What can go back goes back; the rest stays owed until somebody has asked where to.
    private static Step<ClosureFile, PayoutFailed> askForTheWay(
            ClosureFile file, Settled state, CreditHadNoWayBack event) {
        var next = file.struck(event.credit(), null);
        var why = Refusal.of(Refusal.Code.PAYEE_MUST_BE_REACHABLE, "reason", "NO_WAY_BACK");
        var payouts = event.legs().stream().map(leg -> (Effect) new PayRefund(file.line(), leg));
        var effects = Stream.concat(payouts, Stream.of(Tell.refundDelayed(next, 0)));
        var failed = failed(event.legs(), Set.of(), why, event.at(), 0);
        return to(next, failed, effects.toArray(Effect[]::new));
    }

    private static Step<ClosureFile, Collecting> bill(
            ClosureFile file, Settled state, DebtWasLeft event) {
        var next = file.struck(null, event.debt());
        var until = event.at().plus(file.terms().payWithin());
        return to(next, new Collecting(event.debt(), until), Tell.finalBill(next, until));
    }

    private static Step<ClosureFile, Paying> bookLeg(
            ClosureFile file, Paying state, RefundLegPaid event) {
        var paid = and(state.paid(), event.number());
        var part = leg(state.legs(), event.number());
        return Step.<ClosureFile, Paying>to(
                        file, paying(file, state.legs(), paid), Tell.refundSent(file, part))
                .with(new BookRefund(part));
    }

    private static Step<ClosureFile, PayoutFailed> bookLegLate(
            ClosureFile file, PayoutFailed state, RefundLegPaid event) {
        var paid = and(state.paid(), event.number());
        var next = new PayoutFailed(state.legs(), paid, state.why(), state.lookBy(), state.looks());
        var part = leg(state.legs(), event.number());
        return Step.<ClosureFile, PayoutFailed>to(file, next, Tell.refundSent(file, part))
                .with(new BookRefund(part));
    }

    private static Step<ClosureFile, Completed> finish(
            ClosureFile file, List<RefundLeg> legs, LastRefundLegPaid event) {
        var part = leg(legs, event.number());
        var next = file.at(Moment.ENDED, event.at());
        return Step.<ClosureFile, Completed>to(
                        next,
                        new Completed(event.at()),
                        Tell.refundSent(next, part),
                        Tell.completed(next))
                .with(new BookRefund(part), new SettleLine(), new EndCase());
    }

    private static Step<ClosureFile, PayoutFailed> stopPaying(
            ClosureFile file, Paying state, RefundRefused event) {
        var failed = failed(state.legs(), state.paid(), event.why(), event.at(), 0);
        return to(file, failed, Tell.refundDelayed(file, event.number()));
    }

    private static Step<ClosureFile, PayoutFailed> stayFailed(
            ClosureFile file, PayoutFailed state, RefundRefused event) {
        return to(file, failed(state.legs(), state.paid(), event.why(), event.at(), state.looks()));
    }

    // The payout goes on being tried with its key; a person looks meanwhile.
    private static Step<ClosureFile, PayoutFailed> callPerson(
            ClosureFile file, Paying state, RefundWasOverdue event) {
        var why = new Refusal(Refusal.Code.PAYEE_MUST_BE_REACHABLE, Map.of("reason", "OVERDUE"));
        var failed = failed(state.legs(), state.paid(), why, event.at(), 0);
        return to(file, failed, Tell.refundDelayed(file, 0));
    }

    private static Step<ClosureFile, PayoutFailed> callAgain(
            ClosureFile file, PayoutFailed state, NobodyHadLooked event) {
        return to(
                file,
                failed(state.legs(), state.paid(), state.why(), event.at(), state.looks() + 1));
    }

    private static PayoutFailed failed(
            List<RefundLeg> legs, Set<Integer> paid, Refusal why, Instant at, int looks) {
        return new PayoutFailed(legs, paid, why, EndingRules.lookBy(at, looks), looks);
    }

    // No new payout: the parked one is made due again with its old key, and asks before it pays.
    private static Step<ClosureFile, Paying> payAgain(
            ClosureFile file, PayoutFailed state, PersonTriedAgain event) {
        var until = event.at().plus(file.terms().refundWithin());
        return to(file, new Paying(state.legs(), state.paid(), until));
    }

    private static Step<ClosureFile, Completed> complete(ClosureFile file, Instant at) {
        var next = file.at(Moment.ENDED, at);
        return Step.<ClosureFile, Completed>to(next, new Completed(at), Tell.completed(next))
                .with(new SettleLine(), new EndCase());
    }

    private static RefundLeg leg(List<RefundLeg> legs, int number) {
        return legs.stream().filter(leg -> leg.number() == number).findFirst().orElseThrow();
    }

    private static Set<Integer> and(Set<Integer> paid, int number) {
        var more = new TreeSet<>(paid);
        more.add(number);
        return more;
    }

    private static TransitionTable<ClosureFile, ClosureState, ClosureEvent> table() {
        return new TransitionTable<>();
    }

    private MoneyRules() {}
}
