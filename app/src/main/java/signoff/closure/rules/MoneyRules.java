// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import signoff.closure.rules.ClosureEvent.CreditHadNoWayBack;
import signoff.closure.rules.ClosureEvent.CreditWasLeft;
import signoff.closure.rules.ClosureEvent.LastRefundLegPaid;
import signoff.closure.rules.ClosureEvent.LateUsageEnded;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.NothingWasOwed;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureEvent.RefundFellShort;
import signoff.closure.rules.ClosureEvent.RefundLegPaid;
import signoff.closure.rules.ClosureEvent.RefundRefused;
import signoff.closure.rules.ClosureEvent.RefundWasOverdue;
import signoff.closure.rules.ClosureEvent.SettlementWasOverdue;
import signoff.closure.rules.ClosureOrder.BookRefund;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureOrder.StrikeBalance;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.Settling;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.workflow.Effect;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** From the end of service to the last cent that goes back. Pure. */
final class MoneyRules {

    static final Refusal NO_WAY_BACK =
            Refusal.of(Refusal.Code.PAYEE_MUST_BE_REACHABLE, "reason", "NO_WAY_BACK");

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
            .row(Paying.class, RefundLegPaid.class, Paying.class, MoneyRules::bookLeg)
            .row(Paying.class, LastRefundLegPaid.class, Completed.class,
                    (file, state, event) -> finish(file, state.legs(), state.without(), event))
            .row(Paying.class, RefundFellShort.class, PayoutFailed.class, MoneyRules::fallShort)
            .row(Paying.class, RefundRefused.class, PayoutFailed.class, MoneyRules::stopPaying)
            .row(Paying.class, RefundWasOverdue.class, PayoutFailed.class, MoneyRules::callPerson)
            .row(PayoutFailed.class, RefundLegPaid.class, PayoutFailed.class,
                    MoneyRules::bookLegLate)
            .row(PayoutFailed.class, LastRefundLegPaid.class, Completed.class,
                    (file, state, event) -> finish(file, state.legs(), state.without(), event))
            .row(PayoutFailed.class, RefundFellShort.class, PayoutFailed.class,
                    MoneyRules::fallShortLate)
            .row(PayoutFailed.class, RefundRefused.class, PayoutFailed.class,
                    MoneyRules::stayFailed)
            .row(PayoutFailed.class, NobodyHadLooked.class, PayoutFailed.class,
                    MoneyRules::callAgain)
            .row(PayoutFailed.class, PersonTriedAgain.class, Paying.class, MoneyRules::payAgain);
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
        var until = file.terms().refundBy(file.stopAt());
        var nothing = Money.none(event.credit().currency());
        return to(
                next,
                new Paying(event.legs(), Set.of(), nothing, until),
                payouts.toArray(Effect[]::new));
    }

    // What can go back goes back; the rest stays owed until somebody has asked where to.
    private static Step<ClosureFile, PayoutFailed> askForTheWay(
            ClosureFile file, Settled state, CreditHadNoWayBack event) {
        var next = file.struck(event.credit(), null);
        var payouts = event.legs().stream().map(leg -> (Effect) new PayRefund(file.line(), leg));
        var effects = Stream.concat(payouts, Stream.of(Tell.refundDelayed(next, 0)));
        var failed = failed(new Refund(event), NO_WAY_BACK, event.at(), 0);
        return to(next, failed, effects.toArray(Effect[]::new));
    }

    private static Step<ClosureFile, Paying> bookLeg(
            ClosureFile file, Paying state, RefundLegPaid event) {
        var now = new Refund(state).and(event.number());
        var next = new Paying(now.legs, now.paid, now.without, state.until());
        return sent(file, next, now.leg(event.number()));
    }

    private static Step<ClosureFile, PayoutFailed> bookLegLate(
            ClosureFile file, PayoutFailed state, RefundLegPaid event) {
        var now = new Refund(state).and(event.number());
        var next = new PayoutFailed(
                now.legs, now.paid, now.without, state.why(), state.lookBy(), state.looks());
        return sent(file, next, now.leg(event.number()));
    }

    private static <T> Step<ClosureFile, T> sent(ClosureFile file, T next, RefundLeg part) {
        return Step.<ClosureFile, T>to(file, next, Tell.refundSent(file, part))
                .with(new BookRefund(part));
    }

    // All that could go back has gone. That the rest is owed was told when the balance was struck.
    private static Step<ClosureFile, PayoutFailed> fallShort(
            ClosureFile file, Paying state, RefundFellShort event) {
        var now = new Refund(state).and(event.number());
        return sent(file, failed(now, NO_WAY_BACK, event.at(), 0), now.leg(event.number()));
    }

    private static Step<ClosureFile, PayoutFailed> fallShortLate(
            ClosureFile file, PayoutFailed state, RefundFellShort event) {
        var now = new Refund(state).and(event.number());
        var next = failed(now, NO_WAY_BACK, event.at(), state.looks());
        return sent(file, next, now.leg(event.number()));
    }

    private static Step<ClosureFile, Completed> finish(
            ClosureFile file, List<RefundLeg> legs, Money without, LastRefundLegPaid event) {
        // The line could not be settled later either, so nothing of this commit may stand.
        if (!without.isZero()) throw new IllegalStateException("still owed (I14): " + without);
        var part = new Refund(legs, Set.of(), without).leg(event.number());
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
        var failed = failed(new Refund(state), event.why(), event.at(), 0);
        return to(file, failed, Tell.refundDelayed(file, event.number()));
    }

    private static Step<ClosureFile, PayoutFailed> stayFailed(
            ClosureFile file, PayoutFailed state, RefundRefused event) {
        return to(file, failed(new Refund(state), event.why(), event.at(), state.looks()));
    }

    // The payout goes on being tried with its key; a person looks meanwhile.
    private static Step<ClosureFile, PayoutFailed> callPerson(
            ClosureFile file, Paying state, RefundWasOverdue event) {
        var why = new Refusal(Refusal.Code.PAYEE_MUST_BE_REACHABLE, Map.of("reason", "OVERDUE"));
        var failed = failed(new Refund(state), why, event.at(), 0);
        return to(file, failed, Tell.refundDelayed(file, 0));
    }

    private static Step<ClosureFile, PayoutFailed> callAgain(
            ClosureFile file, PayoutFailed state, NobodyHadLooked event) {
        return to(file, failed(new Refund(state), state.why(), event.at(), state.looks() + 1));
    }

    private static PayoutFailed failed(Refund now, Refusal why, Instant at, int looks) {
        var lookBy = EndingRules.lookBy(at, looks);
        return new PayoutFailed(now.legs, now.paid, now.without, why, lookBy, looks);
    }

    // No new payout: the parked one is made due again with its old key, and asks before it pays.
    private static Step<ClosureFile, Paying> payAgain(
            ClosureFile file, PayoutFailed state, PersonTriedAgain event) {
        var until = event.at().plus(file.terms().refundWithin());
        return to(file, new Paying(state.legs(), state.paid(), state.without(), until));
    }

    static Step<ClosureFile, Completed> complete(ClosureFile file, Instant at) {
        var next = file.at(Moment.ENDED, at);
        return Step.<ClosureFile, Completed>to(next, new Completed(at), Tell.completed(next))
                .with(new SettleLine(), new EndCase());
    }

    /** How far a refund is, in whichever state. */
    private record Refund(List<RefundLeg> legs, Set<Integer> paid, Money without) {

        private Refund(Paying state) {
            this(state.legs(), state.paid(), state.without());
        }

        private Refund(PayoutFailed state) {
            this(state.legs(), state.paid(), state.without());
        }

        private Refund(CreditHadNoWayBack event) {
            this(event.legs(), Set.of(), restOf(event));
        }

        private static Money restOf(CreditHadNoWayBack event) {
            return event.legs().stream()
                    .map(RefundLeg::amount)
                    .reduce(event.credit(), Money::minusAtMost);
        }

        private RefundLeg leg(int number) {
            return legs.stream()
                    .filter(leg -> leg.number() == number)
                    .findFirst()
                    .orElseThrow();
        }

        private Refund and(int number) {
            var more = new TreeSet<>(paid);
            more.add(number);
            return new Refund(legs, more, without);
        }
    }

    private static TransitionTable<ClosureFile, ClosureState, ClosureEvent> table() {
        return new TransitionTable<>();
    }

    private MoneyRules() {}
}
