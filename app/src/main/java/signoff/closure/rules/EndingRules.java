// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.Map;
import signoff.closure.rules.ClosureEvent.ChargingStopped;
import signoff.closure.rules.ClosureEvent.DevicesLetGo;
import signoff.closure.rules.ClosureEvent.ExecutionWasOverdue;
import signoff.closure.rules.ClosureEvent.LineBarred;
import signoff.closure.rules.ClosureEvent.LineDetached;
import signoff.closure.rules.ClosureEvent.LineWasRestored;
import signoff.closure.rules.ClosureEvent.NetworkRefused;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureEvent.ProfileRetired;
import signoff.closure.rules.ClosureEvent.SessionsEnded;
import signoff.closure.rules.ClosureEvent.SettlingBegan;
import signoff.closure.rules.ClosureOrder.EndLine;
import signoff.closure.rules.ClosureState.Executing;
import signoff.closure.rules.ClosureState.NetworkStep;
import signoff.closure.rules.ClosureState.Reversed;
import signoff.closure.rules.ClosureState.ServiceEnded;
import signoff.closure.rules.ClosureState.Settling;
import signoff.closure.rules.ClosureState.Stuck;
import signoff.kernel.Refusal;
import signoff.line.BarLine;
import signoff.line.DetachLine;
import signoff.line.DrainSessions;
import signoff.line.RetireProfile;
import signoff.workflow.Effect;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/**
 * From the stop to the proof that the line is off. The order of the steps is fixed (I37): each is
 * asked for only when the one before it was read back, so a crash between two resumes forward.
 */
final class EndingRules {

    // spotless:off
    static final TransitionTable<ClosureFile, ClosureState, ClosureEvent> TABLE = table()
            .row(Executing.class, ChargingStopped.class, Executing.class,
                    (file, state, event) -> drain(file, event))
            .row(Executing.class, SessionsEnded.class, Executing.class,
                    (file, state, event) -> bar(file, event))
            .row(Executing.class, LineBarred.class, Executing.class,
                    (file, state, event) -> detach(file, event))
            .row(Executing.class, LineDetached.class, Executing.class,
                    (file, state, event) -> retire(file, event))
            .row(Executing.class, ProfileRetired.class, ServiceEnded.class,
                    (file, state, event) -> end(file, event))
            .row(Executing.class, NetworkRefused.class, Stuck.class, EndingRules::stick)
            .row(Executing.class, ExecutionWasOverdue.class, Stuck.class, EndingRules::callPerson)
            .row(Stuck.class, ChargingStopped.class, Executing.class,
                    (file, state, event) -> drain(file, event))
            .row(Stuck.class, SessionsEnded.class, Executing.class,
                    (file, state, event) -> bar(file, event))
            .row(Stuck.class, LineBarred.class, Executing.class,
                    (file, state, event) -> detach(file, event))
            .row(Stuck.class, LineDetached.class, Executing.class,
                    (file, state, event) -> retire(file, event))
            .row(Stuck.class, ProfileRetired.class, ServiceEnded.class,
                    (file, state, event) -> end(file, event))
            .row(Stuck.class, NetworkRefused.class, Stuck.class, EndingRules::stickAgain)
            .row(Stuck.class, NobodyHadLooked.class, Stuck.class, EndingRules::callAgain)
            .row(Stuck.class, PersonTriedAgain.class, Executing.class, EndingRules::resume)
            .row(ServiceEnded.class, DevicesLetGo.class, ServiceEnded.class,
                    (file, state, event) -> to(file, state))
            .row(ServiceEnded.class, LineWasRestored.class, Reversed.class,
                    (file, state, event) -> MoneyRules.reverse(file, event))
            .row(ServiceEnded.class, SettlingBegan.class, Settling.class, EndingRules::settle);
    // spotless:on

    // Charging has stopped by now: whoever goes on talking is not charged for it, and the network
    // has its own time only after theirs.
    private static Step<ClosureFile, Executing> drain(ClosureFile file, ChargingStopped event) {
        var until = event.at().plus(file.terms().drainMost());
        var next = file.at(Moment.CHARGES_STOPPED, event.at());
        return await(next, NetworkStep.DRAIN, until, new DrainSessions(file.line(), until));
    }

    private static Step<ClosureFile, Executing> bar(ClosureFile file, SessionsEnded event) {
        return await(file, NetworkStep.BAR, event.at(), new BarLine(file.line()));
    }

    private static Step<ClosureFile, Executing> detach(ClosureFile file, LineBarred event) {
        return await(file, NetworkStep.DETACH, event.at(), new DetachLine(file.line()));
    }

    private static Step<ClosureFile, Executing> retire(ClosureFile file, LineDetached event) {
        return await(file, NetworkStep.RETIRE_PROFILE, event.at(), new RetireProfile(file.line()));
    }

    private static Step<ClosureFile, Executing> await(
            ClosureFile file, NetworkStep step, Instant at, Effect effect) {
        return to(file, new Executing(step, at.plus(file.terms().executeWithin())), effect);
    }

    // Said only now, when each step was read back: no "closed" without proof (I29).
    private static Step<ClosureFile, ServiceEnded> end(ClosureFile file, ProfileRetired event) {
        var next = file.at(Moment.SERVICE_ENDED, event.at());
        return Step.<ClosureFile, ServiceEnded>to(
                        next, new ServiceEnded(event.at()), Tell.serviceEnded(next))
                .with(new EndLine(next.stopAt()));
    }

    private static Step<ClosureFile, Stuck> stick(
            ClosureFile file, Executing state, NetworkRefused event) {
        return to(file, stuck(file, state.awaited(), event.why(), event.at(), 0));
    }

    private static Step<ClosureFile, Stuck> stickAgain(
            ClosureFile file, Stuck state, NetworkRefused event) {
        return to(file, stuck(file, state.awaited(), event.why(), event.at(), state.looks()));
    }

    // The effect goes on being tried; a person looks meanwhile.
    private static Step<ClosureFile, Stuck> callPerson(
            ClosureFile file, Executing state, ExecutionWasOverdue event) {
        var why = new Refusal(
                Refusal.Code.NETWORK_MUST_CONFIRM,
                Map.of("reason", state.awaited().name()));
        return to(file, stuck(file, state.awaited(), why, event.at(), 0));
    }

    private static Step<ClosureFile, Stuck> callAgain(
            ClosureFile file, Stuck state, NobodyHadLooked event) {
        return to(file, stuck(file, state.awaited(), state.why(), event.at(), state.looks() + 1));
    }

    private static Stuck stuck(
            ClosureFile file, NetworkStep awaited, Refusal why, Instant at, int looks) {
        return new Stuck(awaited, why, file.terms().lookBy(at, looks), looks);
    }

    // No new effect: the parked one is made due again with its old key, so to the network it is the
    // same order, however often a person tries.
    private static Step<ClosureFile, Executing> resume(
            ClosureFile file, Stuck state, PersonTriedAgain event) {
        var until = event.at().plus(file.terms().executeWithin());
        return to(file, new Executing(state.awaited(), until));
    }

    private static Step<ClosureFile, Settling> settle(
            ClosureFile file, ServiceEnded state, SettlingBegan event) {
        // A network that was away for longer than late usage is waited for ends the service only
        // now. By its date, the balance must not be struck before the line was off.
        var until = file.terms().lateUntil(file.stopAt());
        return to(file, new Settling(until.isBefore(event.at()) ? event.at() : until));
    }

    private static TransitionTable<ClosureFile, ClosureState, ClosureEvent> table() {
        return new TransitionTable<>();
    }

    private EndingRules() {}
}
