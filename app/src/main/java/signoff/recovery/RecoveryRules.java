// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import static signoff.workflow.Step.to;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import signoff.notification.Notice;
import signoff.notification.TellAddressee;
import signoff.notification.TellSubscriber;
import signoff.recovery.RecoveryFact.CodeRanOut;
import signoff.recovery.RecoveryFact.CodeWasUsed;
import signoff.recovery.RecoveryFact.HolderStopped;
import signoff.recovery.RecoveryFact.LineGranted;
import signoff.recovery.RecoveryFact.RequestAccepted;
import signoff.recovery.RecoveryFact.RequestDeclined;
import signoff.recovery.RecoveryFact.ReviewWasLate;
import signoff.recovery.RecoveryFact.WaitWasOver;
import signoff.recovery.RecoveryState.Declined;
import signoff.recovery.RecoveryState.Granted;
import signoff.recovery.RecoveryState.Lapsed;
import signoff.recovery.RecoveryState.Open;
import signoff.recovery.RecoveryState.Recovered;
import signoff.recovery.RecoveryState.Reviewing;
import signoff.recovery.RecoveryState.Stopped;
import signoff.recovery.RecoveryState.Waiting;
import signoff.workflow.Effect;
import signoff.workflow.Instruction;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how a recovery moves. Pure: no clock, no database, no network. */
final class RecoveryRules {

    /** How long a request may wait for a person before it is reported again. */
    static final Duration DECIDE_WITHIN = Duration.ofDays(3);

    /** How long the old contacts can stop what was accepted: a weekend, and a day more. */
    static final Duration HOLDERS_MAY_STOP = Duration.ofHours(72);

    static final Duration CODE_VALID = Duration.ofDays(1);

    /** Keeps the list of recoveries in step with the cases. */
    record Show(Recoveries.Status status) implements Instruction {}

    // spotless:off
    static final TransitionTable<RecoveryFile, RecoveryState, RecoveryFact> TABLE =
            new TransitionTable<RecoveryFile, RecoveryState, RecoveryFact>()
            .row(Reviewing.class, RequestAccepted.class, Waiting.class, RecoveryRules::accept)
            .row(Reviewing.class, LineGranted.class, Granted.class, RecoveryRules::grant)
            .row(Reviewing.class, RequestDeclined.class, Declined.class, RecoveryRules::decline)
            .row(Reviewing.class, ReviewWasLate.class, Reviewing.class, RecoveryRules::reportAgain)
            .row(Waiting.class, HolderStopped.class, Stopped.class, RecoveryRules::stop)
            .row(Waiting.class, WaitWasOver.class, Open.class, RecoveryRules::open)
            .row(Open.class, HolderStopped.class, Stopped.class, RecoveryRules::stop)
            .row(Open.class, CodeWasUsed.class, Recovered.class, RecoveryRules::recover)
            .row(Open.class, CodeRanOut.class, Lapsed.class, RecoveryRules::lapse);
    // spotless:on

    // Whoever has the account now hears of it over every contact, before anything is given away.
    private static Step<RecoveryFile, Waiting> accept(
            RecoveryFile file, Reviewing state, RequestAccepted fact) {
        var next = file.with(fact.holders());
        var until = fact.at().plus(HOLDERS_MAY_STOP);
        var when = Map.of("opensAt", until.toString(), "zone", file.zone());
        var announced = new HashMap<>(RecoveryFile.facts(file.stop()));
        announced.putAll(when);
        var effects = new ArrayList<>(tellHolders(next, Notice.RECOVERY_ANNOUNCED, announced));
        effects.add(tell(next, Notice.RECOVERY_ACCEPTED, when));
        return show(next, new Waiting(until), effects);
    }

    private static Step<RecoveryFile, Granted> grant(
            RecoveryFile file, Reviewing state, LineGranted fact) {
        return show(
                file, new Granted(fact.at()), List.of(tell(file, Notice.LINE_CLAIMED, Map.of())));
    }

    private static Step<RecoveryFile, Declined> decline(
            RecoveryFile file, Reviewing state, RequestDeclined fact) {
        return show(
                file,
                new Declined(fact.at(), fact.why()),
                List.of(tell(file, Notice.RECOVERY_REFUSED, Map.of())));
    }

    private static Step<RecoveryFile, Reviewing> reportAgain(
            RecoveryFile file, Reviewing state, ReviewWasLate fact) {
        return to(file, new Reviewing(fact.at().plus(DECIDE_WITHIN)));
    }

    // The applicant hears the same as when a person declines: not who has stopped it.
    private static Step<RecoveryFile, Stopped> stop(
            RecoveryFile file, RecoveryState state, HolderStopped fact) {
        return show(
                file,
                new Stopped(fact.at()),
                List.of(tell(file, Notice.RECOVERY_REFUSED, Map.of())));
    }

    private static Step<RecoveryFile, Open> open(
            RecoveryFile file, Waiting state, WaitWasOver fact) {
        var facts = new HashMap<>(RecoveryFile.facts(file.way()));
        facts.put("codeValidFor", CODE_VALID.toString());
        return show(
                file,
                new Open(fact.at().plus(CODE_VALID)),
                List.of(tell(file, Notice.RECOVERY_CODE, facts)));
    }

    private static Step<RecoveryFile, Recovered> recover(
            RecoveryFile file, Open state, CodeWasUsed fact) {
        return show(
                file, new Recovered(fact.at()), tellHolders(file, Notice.RECOVERY_DONE, Map.of()));
    }

    private static Step<RecoveryFile, Lapsed> lapse(
            RecoveryFile file, Open state, CodeRanOut fact) {
        return show(file, new Lapsed(fact.at()), List.of());
    }

    private static <S extends RecoveryState> Step<RecoveryFile, S> show(
            RecoveryFile file, S state, List<Effect> effects) {
        return to(file, state, effects.toArray(Effect[]::new)).with(new Show(state.status()));
    }

    private static Effect tell(RecoveryFile file, Notice notice, Map<String, String> facts) {
        var to = file.addressee();
        return to == null
                ? new TellSubscriber(file.applicant(), null, notice, 0, facts)
                : new TellAddressee(file.applicant(), to, notice, 0, facts);
    }

    private static List<Effect> tellHolders(
            RecoveryFile file, Notice notice, Map<String, String> facts) {
        var target = Objects.requireNonNull(file.target());
        return file.holders().stream()
                .<Effect>map(to -> new TellAddressee(target, to, notice, 0, facts))
                .toList();
    }

    private RecoveryRules() {}
}
