// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.closure.rules.BankFacts;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.ChargingStopped;
import signoff.closure.rules.ClosureEvent.LineBarred;
import signoff.closure.rules.ClosureEvent.LineDetached;
import signoff.closure.rules.ClosureEvent.NetworkRefused;
import signoff.closure.rules.ClosureEvent.ProfileRetired;
import signoff.closure.rules.ClosureEvent.RefundRefused;
import signoff.closure.rules.ClosureEvent.SessionsEnded;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureRules;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureWaits;
import signoff.kernel.Refusal;
import signoff.line.BarLine;
import signoff.line.DetachLine;
import signoff.line.DrainSessions;
import signoff.line.RetireProfile;
import signoff.line.StopCharging;
import signoff.refund.PayPayee;
import signoff.refund.PayRefund;
import signoff.refund.TakePayment;
import signoff.workflow.CaseType;
import signoff.workflow.Effect;
import signoff.workflow.Outcome;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/** Closures, as the workflow sees them: what outcomes mean to them, and what orders do. */
@Component
class ClosureCases implements CaseType<ClosureFile, ClosureState, ClosureEvent> {

    private final ClosureBooks books;

    ClosureCases(ClosureBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "closure";
    }

    @Override
    public Class<ClosureFile> file() {
        return ClosureFile.class;
    }

    @Override
    public Class<ClosureState> states() {
        return ClosureState.class;
    }

    @Override
    public Class<ClosureEvent> facts() {
        return ClosureEvent.class;
    }

    @Override
    public TransitionTable<ClosureFile, ClosureState, ClosureEvent> table() {
        return ClosureRules.TABLE;
    }

    @Override
    public Optional<Wait<ClosureEvent>> waits(ClosureFile file, ClosureState state) {
        return ClosureWaits.of(file, state);
    }

    @Override
    public Optional<ClosureEvent> factOf(ClosureFile file, ClosureState state, Ended ended) {
        if (ended.effect() instanceof TakePayment taking) {
            return BankFacts.taken(state, taking, ended.outcome(), ended.at());
        }
        return switch (ended.outcome()) {
            case Outcome.Done done -> done(state, ended.effect(), ended.at());
            case Outcome.Refused(var why) -> refused(ended.effect(), why, ended.at());
            case Outcome.NotYet _, Outcome.Unknown _ -> Optional.empty(); // It has not ended.
        };
    }

    /** A message moves no case, however it went. */
    @Override
    public boolean minds(Class<? extends Effect> effect) {
        return effect != signoff.notification.TellSubscriber.class;
    }

    private static Optional<ClosureEvent> done(ClosureState state, Effect effect, Instant at) {
        return switch (effect) {
            case StopCharging _ -> Optional.of(new ChargingStopped(at));
            case DrainSessions _ -> Optional.of(new SessionsEnded(at));
            case BarLine _ -> Optional.of(new LineBarred(at));
            case DetachLine _ -> Optional.of(new LineDetached(at));
            case RetireProfile _ -> Optional.of(new ProfileRetired(at));
            case PayRefund(var line, var leg) ->
                Optional.of(BankFacts.paid(state, leg.number(), at));
            case PayPayee(var line, var leg) ->
                Optional.of(BankFacts.paid(state, leg.number(), at));
            default -> Optional.empty();
        };
    }

    private static Optional<ClosureEvent> refused(Effect effect, Refusal why, Instant at) {
        return switch (effect) {
            case StopCharging _, DrainSessions _, BarLine _, DetachLine _, RetireProfile _ ->
                Optional.of(new NetworkRefused(at, why));
            case PayRefund(var line, var leg) ->
                Optional.of(new RefundRefused(at, leg.number(), why));
            case PayPayee(var line, var leg) ->
                Optional.of(new RefundRefused(at, leg.number(), why));
            default -> Optional.empty();
        };
    }

    @Override
    public List<Told<ClosureEvent>> carryOut(List<Ordered<ClosureFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    @Override
    public String policyVersion(ClosureFile file) {
        return file.terms().policyVersion();
    }
}
