// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import signoff.line.swap.ChargeSpare;
import signoff.line.swap.EndOldSim;
import signoff.line.swap.MoveNumber;
import signoff.line.swap.PrepareSpare;
import signoff.line.swap.TakeBackSpare;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.replacement.ReplacementFact.*;
import signoff.replacement.ReplacementOrder.*;
import signoff.replacement.ReplacementState.*;
import signoff.replacement.Replacements.EndedFor;
import signoff.workflow.Effect;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how a replacement moves. Pure: no clock, no database, no network. */
final class ReplacementRules {

    /** What {@code Codes.Purpose} calls the codes of this module. */
    static final String CODE_KIND = "replacement";

    // spotless:off
    static final TransitionTable<ReplacementFile, ReplacementState, ReplacementFact> TABLE = table()
            .row(AwaitingCode.class, NewCodeAsked.class, AwaitingCode.class,
                    ReplacementRules::sendAgain)
            .row(AwaitingCode.class, WrongCodeGiven.class, AwaitingCode.class,
                    ReplacementRules::countWrongCode)
            .row(AwaitingCode.class, CodeRanOut.class, Ended.class,
                    (file, state, fact) -> drop(file, EndedFor.NO_CODE, fact.at()))
            .row(AwaitingCode.class, ReplacementCancelled.class, Ended.class,
                    (file, state, fact) -> drop(file, EndedFor.CANCELLED, fact.at()))
            .row(AwaitingCode.class, CardWasAwaited.class, AwaitingCard.class,
                    ReplacementRules::awaitCard)
            .row(AwaitingCode.class, ReplacementConfirmed.class, Connecting.class,
                    (file, state, fact) -> prepare(file.confirmed(fact.at()), fact.at()))
            .row(AwaitingCard.class, CardNamed.class, Connecting.class,
                    (file, state, fact) -> prepare(file, fact.at()))
            .row(AwaitingCard.class, CardOverdue.class, Ended.class,
                    (file, state, fact) -> drop(file, EndedFor.NO_CARD, fact.at()))
            .row(AwaitingCard.class, ReplacementCancelled.class, Ended.class,
                    (file, state, fact) -> drop(file, EndedFor.CANCELLED, fact.at()))
            .row(Connecting.class, SpareReady.class, Connecting.class,
                    (file, state, fact) -> await(
                            file, Element.CHARGING, fact.at(), new ChargeSpare(file.line())))
            .row(Connecting.class, SpareCharged.class, Connecting.class,
                    (file, state, fact) -> await(
                            file, Element.NUMBER, fact.at(), new MoveNumber(file.line())))
            .row(Connecting.class, NumberMoved.class, Swapping.class,
                    (file, state, fact) -> swap(file, fact.at()))
            .row(Connecting.class, NetworkDeclined.class, Stuck.class, ReplacementRules::stick)
            .row(Connecting.class, NetworkWasLate.class, Connecting.class, ReplacementRules::late)
            .row(Connecting.class, PersonTriedAgain.class, Connecting.class,
                    (file, state, fact) -> again(file, state.element(), fact.at()))
            .row(Stuck.class, PersonTriedAgain.class, Connecting.class,
                    (file, state, fact) -> again(file, state.element(), fact.at()))
            .row(Stuck.class, NetworkWasLate.class, Stuck.class, ReplacementRules::remind)
            .row(Stuck.class, ReplacementCancelled.class, TakingBack.class,
                    (file, state, fact) -> takeBack(file, EndedFor.CANCELLED, fact.at()))
            .row(Swapping.class, BooksWereLate.class, Swapping.class,
                    (file, state, fact) -> swap(file, fact.at()))
            .row(Swapping.class, SimSwapped.class, EndingOld.class, ReplacementRules::endOld)
            .row(Swapping.class, LineWasClosed.class, TakingBack.class,
                    (file, state, fact) -> takeBack(file, EndedFor.CLOSED, fact.at()))
            .row(EndingOld.class, OldSimEnded.class, Replaced.class, ReplacementRules::finish)
            .row(EndingOld.class, NetworkDeclined.class, OldStuck.class,
                    (file, state, fact) -> oldStuck(file, fact.why(), fact.at()))
            .row(EndingOld.class, NetworkWasLate.class, OldStuck.class,
                    (file, state, fact) -> oldStuck(file, null, fact.at()))
            .row(OldStuck.class, OldSimEnded.class, Replaced.class, ReplacementRules::finish)
            .row(OldStuck.class, NetworkDeclined.class, OldStuck.class,
                    (file, state, fact) -> oldStuck(file, fact.why(), fact.at()))
            .row(OldStuck.class, NetworkWasLate.class, OldStuck.class,
                    (file, state, fact) -> oldStuck(file, state.why(), fact.at()))
            .row(OldStuck.class, PersonTriedAgain.class, EndingOld.class,
                    (file, state, fact) -> to(file, new EndingOld(soon(file, fact.at()))))
            .row(TakingBack.class, SpareTakenBack.class, Ended.class, ReplacementRules::takenBack)
            .row(TakingBack.class, NetworkDeclined.class, TakeBackStuck.class,
                    (file, state, fact) -> kept(file, fact.why(), fact.at()))
            .row(TakingBack.class, NetworkWasLate.class, TakeBackStuck.class,
                    (file, state, fact) -> kept(file, null, fact.at()))
            .row(TakeBackStuck.class, SpareTakenBack.class, Ended.class,
                    ReplacementRules::takenBack)
            .row(TakeBackStuck.class, NetworkDeclined.class, TakeBackStuck.class,
                    (file, state, fact) -> kept(file, fact.why(), fact.at()))
            .row(TakeBackStuck.class, NetworkWasLate.class, TakeBackStuck.class,
                    (file, state, fact) -> kept(file, state.why(), fact.at()))
            .row(TakeBackStuck.class, PersonTriedAgain.class, TakingBack.class,
                    (file, state, fact) -> to(file, new TakingBack(soon(file, fact.at()))));
    // spotless:on

    private static Step<ReplacementFile, AwaitingCode> sendAgain(
            ReplacementFile file, AwaitingCode state, NewCodeAsked fact) {
        var until = fact.at().plus(file.limits().codeValid());
        var next = new AwaitingCode(until, state.round() + 1, 0);
        return to(file, next, tellCode(file, next));
    }

    private static Step<ReplacementFile, AwaitingCode> countWrongCode(
            ReplacementFile file, AwaitingCode state, WrongCodeGiven fact) {
        return to(file, new AwaitingCode(state.until(), state.round(), state.wrongTries() + 1));
    }

    private static Step<ReplacementFile, Ended> drop(
            ReplacementFile file, EndedFor why, Instant at) {
        return shown(file.ended(why), new Ended(at));
    }

    private static Step<ReplacementFile, AwaitingCard> awaitCard(
            ReplacementFile file, AwaitingCode state, CardWasAwaited fact) {
        var until = fact.at().plus(file.limits().cardWithin());
        return shown(file.confirmed(fact.at()), new AwaitingCard(until));
    }

    private static Step<ReplacementFile, Connecting> prepare(ReplacementFile file, Instant at) {
        var effect = new PrepareSpare(file.line(), file.form());
        return shown(file, new Connecting(Element.PROFILE, soon(file, at), false), effect);
    }

    private static Step<ReplacementFile, Connecting> await(
            ReplacementFile file, Element element, Instant at, Effect effect) {
        return to(file, new Connecting(element, soon(file, at), false), effect);
    }

    // The price is taken in the same commit, so there is never one to give back (I21).
    private static Step<ReplacementFile, Swapping> swap(ReplacementFile file, Instant at) {
        return Step.<ReplacementFile, Swapping>to(file, new Swapping(at)).with(new Swap());
    }

    // No element is being asked from here on, so it can be cancelled without a race.
    private static Step<ReplacementFile, Stuck> stick(
            ReplacementFile file, Connecting state, NetworkDeclined fact) {
        var until = fact.at().plus(file.limits().lookWithin());
        return shown(file, new Stuck(state.element(), fact.why(), until));
    }

    // The element is still being asked, and may yet say yes: a person is called, and waits too.
    private static Step<ReplacementFile, Connecting> late(
            ReplacementFile file, Connecting state, NetworkWasLate fact) {
        var until = fact.at().plus(file.limits().lookWithin());
        return to(file, new Connecting(state.element(), until, true));
    }

    private static Step<ReplacementFile, Stuck> remind(
            ReplacementFile file, Stuck state, NetworkWasLate fact) {
        var until = fact.at().plus(file.limits().lookWithin());
        return to(file, new Stuck(state.element(), state.why(), until));
    }

    // The desk makes the parked effect due again, with its old key.
    private static Step<ReplacementFile, Connecting> again(
            ReplacementFile file, Element element, Instant at) {
        return shown(file, new Connecting(element, soon(file, at), false));
    }

    // A block stood for the SIM that is gone, so it may go too; what others have barred stays (I4).
    private static Step<ReplacementFile, EndingOld> endOld(
            ReplacementFile file, Swapping state, SimSwapped fact) {
        var since = Objects.requireNonNull(file.confirmedAt());
        return shown(
                file,
                new EndingOld(soon(file, fact.at())),
                new LiftLoss(file.line(), since),
                new EndOldSim(file.line()),
                tell(file, Notice.SIM_REPLACED));
    }

    private static Step<ReplacementFile, OldStuck> oldStuck(
            ReplacementFile file, @Nullable Refusal why, Instant at) {
        return to(file, new OldStuck(why, at.plus(file.limits().lookWithin())));
    }

    private static Step<ReplacementFile, Replaced> finish(
            ReplacementFile file, ReplacementState state, OldSimEnded fact) {
        return to(file, new Replaced(fact.at()));
    }

    private static Step<ReplacementFile, TakingBack> takeBack(
            ReplacementFile file, EndedFor why, Instant at) {
        var next = new TakingBack(soon(file, at));
        return shown(file.ended(why), next, new TakeBackSpare(file.line()));
    }

    private static Step<ReplacementFile, TakeBackStuck> kept(
            ReplacementFile file, @Nullable Refusal why, Instant at) {
        return to(file, new TakeBackStuck(why, at.plus(file.limits().lookWithin())));
    }

    private static Step<ReplacementFile, Ended> takenBack(
            ReplacementFile file, ReplacementState state, SpareTakenBack fact) {
        return Step.<ReplacementFile, Ended>to(
                        file, new Ended(fact.at()), tell(file, Notice.SIM_NOT_REPLACED))
                .with(new Retire(), new Show(Replacements.Status.ENDED, file.endedFor()));
    }

    private static <T extends ReplacementState> Step<ReplacementFile, T> shown(
            ReplacementFile file, T state, Effect... effects) {
        return to(file, state, effects).with(new Show(state.status(), file.endedFor()));
    }

    private static Instant soon(ReplacementFile file, Instant at) {
        return at.plus(file.limits().answersWithin());
    }

    /** The code itself is computed when the message is sent: neither row nor journal has it. */
    static TellSubscriber tellCode(ReplacementFile file, AwaitingCode state) {
        var facts = new TreeMap<String, String>();
        facts.put("lineNumber", file.lineEnds());
        facts.put("zone", file.zone());
        facts.put("codeValidUntil", state.until().toString());
        facts.put("codeKind", CODE_KIND);
        facts.put("codeSubject", file.id().value().toString());
        facts.put("codeContent", file.content());
        facts.put("codeRound", Integer.toString(state.round()));
        return new TellSubscriber(
                file.line().account(), file.line(), Notice.SIM_CONFIRM, state.round(), facts);
    }

    private static TellSubscriber tell(ReplacementFile file, Notice notice) {
        var facts = Map.of("lineNumber", file.lineEnds());
        return new TellSubscriber(file.line().account(), file.line(), notice, 0, facts);
    }

    private static TransitionTable<ReplacementFile, ReplacementState, ReplacementFact> table() {
        return new TransitionTable<>();
    }

    private ReplacementRules() {}
}
