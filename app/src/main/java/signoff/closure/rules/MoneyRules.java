// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import signoff.closure.rules.ClosureEvent.CreditHadNoWayBack;
import signoff.closure.rules.ClosureEvent.CreditWasLeft;
import signoff.closure.rules.ClosureEvent.LastRefundLegPaid;
import signoff.closure.rules.ClosureEvent.LateUsageEnded;
import signoff.closure.rules.ClosureEvent.LineWasRestored;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.NothingWasOwed;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureEvent.QuoteWasCompared;
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
import signoff.closure.rules.ClosureState.Reversed;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.Settling;
import signoff.kernel.Refusal;
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
            .row(Settling.class, LineWasRestored.class, Reversed.class,
                    (file, state, event) -> reverse(file, event))
            .row(Settled.class, LineWasRestored.class, Reversed.class,
                    (file, state, event) -> reverse(file, event))
            .row(Paying.class, LineWasRestored.class, Paying.class,
                    (file, state, event) -> letGo(file, state))
            .row(PayoutFailed.class, LineWasRestored.class, PayoutFailed.class,
                    (file, state, event) -> letGo(file, state))
            .row(Settled.class, QuoteWasCompared.class, Settled.class,
                    (file, state, event) -> to(file.compared(event.compared()), state))
            .row(Settled.class, NothingWasOwed.class, Completed.class,
                    (file, state, event) -> complete(file, event.at()))
            .row(Settled.class, CreditWasLeft.class, Paying.class, MoneyRules::pay)
            .row(Settled.class, CreditHadNoWayBack.class, PayoutFailed.class,
                    MoneyRules::askForTheWay)
            .row(Paying.class, RefundLegPaid.class, Paying.class, MoneyRules::bookLeg)
            .row(Paying.class, LastRefundLegPaid.class, Completed.class,
                    (file, state, event) -> finish(file, state.refund(), event))
            .row(Paying.class, RefundFellShort.class, PayoutFailed.class, MoneyRules::fallShort)
            .row(Paying.class, RefundRefused.class, PayoutFailed.class, MoneyRules::stopPaying)
            .row(Paying.class, RefundWasOverdue.class, PayoutFailed.class, MoneyRules::callPerson)
            .row(PayoutFailed.class, RefundLegPaid.class, PayoutFailed.class,
                    MoneyRules::bookLegLate)
            .row(PayoutFailed.class, LastRefundLegPaid.class, Completed.class,
                    (file, state, event) -> finish(file, state.refund(), event))
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
        return Step.<ClosureFile, Settled>to(next, new Settled(file.terms().lookBy(at, 0)))
                .with(new StrikeBalance());
    }

    static Step<ClosureFile, Reversed> reverse(ClosureFile file, LineWasRestored event) {
        return Step.<ClosureFile, Reversed>to(
                        file.at(Moment.ENDED, event.at()), new Reversed(event.at()))
                .with(new EndCase());
    }

    // What was struck goes back as it was promised. The line may be closed again meanwhile.
    private static <T> Step<ClosureFile, T> letGo(ClosureFile file, T state) {
        return Step.<ClosureFile, T>to(file, state).with(new EndCase());
    }

    private static Step<ClosureFile, Paying> pay(
            ClosureFile file, Settled state, CreditWasLeft event) {
        var next = file.struck(event.credit(), null);
        var until = file.terms().refundBy(file.stopAt());
        return to(
                next,
                new Paying(Refund.of(event.credit(), event.legs()), until),
                payouts(file, event.legs()).toArray(Effect[]::new));
    }

    // What can go back goes back; the rest stays owed until somebody has asked where to.
    private static Step<ClosureFile, PayoutFailed> askForTheWay(
            ClosureFile file, Settled state, CreditHadNoWayBack event) {
        var next = file.struck(event.credit(), null);
        var delayed = Stream.of(Tell.refundDelayed(next, 0));
        var effects = Stream.concat(payouts(file, event.legs()), delayed);
        var refund = Refund.of(event.credit(), event.legs());
        return to(
                next,
                failed(file, refund, NO_WAY_BACK, event.at()),
                effects.toArray(Effect[]::new));
    }

    private static Stream<Effect> payouts(ClosureFile file, List<RefundLeg> legs) {
        return legs.stream().map(leg -> leg.payout(file.line()));
    }

    private static Step<ClosureFile, Paying> bookLeg(
            ClosureFile file, Paying state, RefundLegPaid event) {
        var now = state.refund().paid(event.number());
        return sent(file, new Paying(now, state.until()), now.leg(event.number()));
    }

    private static Step<ClosureFile, PayoutFailed> bookLegLate(
            ClosureFile file, PayoutFailed state, RefundLegPaid event) {
        var now = state.refund().paid(event.number());
        var next = new PayoutFailed(now, state.why(), state.lookBy(), state.looks(), state.asked());
        return sent(file, next, now.leg(event.number()));
    }

    private static <T> Step<ClosureFile, T> sent(ClosureFile file, T next, RefundLeg part) {
        return Step.<ClosureFile, T>to(file, next, Tell.refundSent(file, part))
                .with(new BookRefund(part));
    }

    // All that could go back has gone. That the rest is owed was told when the balance was struck.
    private static Step<ClosureFile, PayoutFailed> fallShort(
            ClosureFile file, Paying state, RefundFellShort event) {
        var now = state.refund().paid(event.number());
        var next = failed(file, now, NO_WAY_BACK, event.at());
        return sent(file, next, now.leg(event.number()));
    }

    private static Step<ClosureFile, PayoutFailed> fallShortLate(
            ClosureFile file, PayoutFailed state, RefundFellShort event) {
        var now = state.refund().paid(event.number());
        var next = again(file, state, new Failure(now, NO_WAY_BACK, state.looks()), event.at());
        return sent(file, next, now.leg(event.number()));
    }

    private static Step<ClosureFile, Completed> finish(
            ClosureFile file, Refund refund, LastRefundLegPaid event) {
        // The line could not be settled later either, so nothing of this commit may stand.
        if (!refund.without().isZero()) {
            throw new IllegalStateException("still owed (I14): " + refund.without());
        }
        var part = refund.leg(event.number());
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
        var failed = failed(file, without(state.refund(), event), event.why(), event.at());
        return to(file, failed, Tell.refundDelayed(file, event.number()));
    }

    private static Step<ClosureFile, PayoutFailed> stayFailed(
            ClosureFile file, PayoutFailed state, RefundRefused event) {
        var refund = without(state.refund(), event);
        return to(
                file,
                again(file, state, new Failure(refund, event.why(), state.looks()), event.at()));
    }

    // Only the bank's own no means that nothing was paid. Attempts that are used up leave it open,
    // and what may have been paid must not be paid in another way as well (I20).
    private static Refund without(Refund refund, RefundRefused event) {
        return event.why().code() == Refusal.Code.PAYEE_MUST_BE_REACHABLE
                ? refund.refused(event.number())
                : refund;
    }

    // The payout goes on being tried with its key; a person looks meanwhile.
    private static Step<ClosureFile, PayoutFailed> callPerson(
            ClosureFile file, Paying state, RefundWasOverdue event) {
        var why = new Refusal(Refusal.Code.PAYEE_MUST_BE_REACHABLE, Map.of("reason", "OVERDUE"));
        var failed = failed(file, state.refund(), why, event.at());
        return to(file, failed, Tell.refundDelayed(file, 0));
    }

    private static Step<ClosureFile, PayoutFailed> callAgain(
            ClosureFile file, PayoutFailed state, NobodyHadLooked event) {
        var looks = state.looks() + 1;
        return to(
                file,
                again(file, state, new Failure(state.refund(), state.why(), looks), event.at()));
    }

    private static PayoutFailed failed(ClosureFile file, Refund refund, Refusal why, Instant at) {
        return new PayoutFailed(refund, why, file.terms().lookBy(at, 0), 0, null);
    }

    /** How a payout stands that has failed before. */
    private record Failure(Refund refund, Refusal why, int looks) {}

    // Whom it was asked to be paid to stays.
    private static PayoutFailed again(
            ClosureFile file, PayoutFailed before, Failure now, Instant at) {
        var lookBy = file.terms().lookBy(at, now.looks());
        return new PayoutFailed(now.refund(), now.why(), lookBy, now.looks(), before.asked());
    }

    // No new payout: the parked one is made due again with its old key, and asks before it pays.
    private static Step<ClosureFile, Paying> payAgain(
            ClosureFile file, PayoutFailed state, PersonTriedAgain event) {
        var until = event.at().plus(file.terms().refundWithin());
        return to(file, new Paying(state.refund().again(), until));
    }

    static Step<ClosureFile, Completed> complete(ClosureFile file, Instant at) {
        var next = file.at(Moment.ENDED, at);
        return Step.<ClosureFile, Completed>to(next, new Completed(at), Tell.completed(next))
                .with(new SettleLine(), new EndCase());
    }

    private static TransitionTable<ClosureFile, ClosureState, ClosureEvent> table() {
        return new TransitionTable<>();
    }

    private MoneyRules() {}
}
