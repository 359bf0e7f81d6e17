// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import signoff.line.bar.BlockLine;
import signoff.line.revive.ResumeCharging;
import signoff.line.revive.ReviveProfile;
import signoff.line.revive.UnbarLine;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.restoration.RestorationFact.*;
import signoff.restoration.RestorationOrder.*;
import signoff.restoration.RestorationState.*;
import signoff.workflow.Effect;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how a restore moves. Pure: no clock, no database, no network. */
final class RestorationRules {

    /** What {@code Codes.Purpose} calls the codes of this module. */
    static final String CODE_KIND = "restore";

    /** The one order of a restore that turns a line off again. */
    static final String BLOCK_LEG = "BlockLine-0";

    // spotless:off
    static final TransitionTable<RestorationFile, RestorationState, RestorationFact> TABLE = table()
            .row(AwaitingCode.class, NewCodeAsked.class, AwaitingCode.class,
                    RestorationRules::sendAgain)
            .row(AwaitingCode.class, WrongRestoreCodeGiven.class, AwaitingCode.class,
                    RestorationRules::countWrongCode)
            .row(AwaitingCode.class, RestoreCodeRanOut.class, CodeLapsed.class,
                    RestorationRules::lapse)
            .row(AwaitingCode.class, RestoreConfirmed.class, TakingBack.class,
                    (file, state, fact) -> takeBack(file, fact.at()))
            .row(TakingBack.class, RestoreBooksWereLate.class, TakingBack.class,
                    (file, state, fact) -> takeBack(file, fact.at()))
            .row(TakingBack.class, LineCouldNotBeTakenBack.class, NotRestorable.class,
                    RestorationRules::refuse)
            .row(TakingBack.class, LineTakenBack.class, Reviving.class, RestorationRules::revive)
            .row(Reviving.class, ProfileRevived.class, Reviving.class,
                    (file, state, fact) -> charge(file, fact))
            .row(Reviving.class, ChargingResumed.class, Reviving.class,
                    (file, state, fact) -> serve(file, fact))
            .row(Reviving.class, LineServedAgain.class, LookingForBars.class,
                    (file, state, fact) -> look(file, fact.at()))
            .row(LookingForBars.class, RestoreBooksWereLate.class, LookingForBars.class,
                    (file, state, fact) -> look(file, fact.at()))
            .row(LookingForBars.class, NothingBars.class, Restored.class,
                    RestorationRules::finish)
            .row(LookingForBars.class, ReasonStood.class, Reviving.class,
                    RestorationRules::block)
            .row(Reviving.class, LineBlockedAgain.class, Restored.class,
                    (file, state, fact) -> finishBlocked(file, fact))
            .row(Reviving.class, RestoreDeclined.class, ReviveStuck.class,
                    (file, state, fact) -> stick(file, state.awaited(), fact.why(), fact.at()))
            .row(Reviving.class, RestoreWasLate.class, ReviveStuck.class,
                    (file, state, fact) -> stick(file, state.awaited(), null, fact.at()))
            .row(ReviveStuck.class, ProfileRevived.class, Reviving.class,
                    (file, state, fact) -> charge(file, fact))
            .row(ReviveStuck.class, ChargingResumed.class, Reviving.class,
                    (file, state, fact) -> serve(file, fact))
            .row(ReviveStuck.class, LineServedAgain.class, LookingForBars.class,
                    (file, state, fact) -> look(file, fact.at()))
            .row(ReviveStuck.class, LineBlockedAgain.class, Restored.class,
                    (file, state, fact) -> finishBlocked(file, fact))
            .row(ReviveStuck.class, RestoreDeclined.class, ReviveStuck.class,
                    (file, state, fact) -> stick(file, state.awaited(), fact.why(), fact.at()))
            .row(ReviveStuck.class, RestoreWasLate.class, ReviveStuck.class,
                    (file, state, fact) -> stick(file, state.awaited(), state.why(), fact.at()))
            .row(ReviveStuck.class, RestoreTriedAgain.class, Reviving.class,
                    RestorationRules::resume);
    // spotless:on

    private static Step<RestorationFile, AwaitingCode> sendAgain(
            RestorationFile file, AwaitingCode state, NewCodeAsked fact) {
        var next = new AwaitingCode(file.codeUntil(fact.at()), state.round() + 1, 0);
        return to(file, next, tellCode(file, next));
    }

    private static Step<RestorationFile, AwaitingCode> countWrongCode(
            RestorationFile file, AwaitingCode state, WrongRestoreCodeGiven fact) {
        return to(file, new AwaitingCode(state.until(), state.round(), state.wrongTries() + 1));
    }

    private static Step<RestorationFile, CodeLapsed> lapse(
            RestorationFile file, AwaitingCode state, RestoreCodeRanOut fact) {
        return Step.<RestorationFile, CodeLapsed>to(file, new CodeLapsed(fact.at()))
                .with(new EndRestore());
    }

    private static Step<RestorationFile, TakingBack> takeBack(RestorationFile file, Instant at) {
        return Step.<RestorationFile, TakingBack>to(file, new TakingBack(at)).with(new TakeBack());
    }

    private static Step<RestorationFile, NotRestorable> refuse(
            RestorationFile file, TakingBack state, LineCouldNotBeTakenBack fact) {
        return Step.<RestorationFile, NotRestorable>to(
                        file, new NotRestorable(fact.at()), tell(file, Notice.RESTORE_REFUSED))
                .with(new EndRestore());
    }

    // The number is out of quarantine in this very commit: nobody else can have it from here on.
    private static Step<RestorationFile, Reviving> revive(
            RestorationFile file, TakingBack state, LineTakenBack fact) {
        return to(
                file,
                new Reviving(Turn.PROFILE, soon(file, fact.at())),
                new ReverseClosure(file.closing()),
                new ReviveProfile(file.line()));
    }

    private static Step<RestorationFile, Reviving> charge(
            RestorationFile file, ProfileRevived fact) {
        var effect = new ResumeCharging(file.line());
        return await(file, Turn.CHARGING, fact.at(), effect);
    }

    // Last, so that nothing can be used that is not charged.
    private static Step<RestorationFile, Reviving> serve(
            RestorationFile file, ChargingResumed fact) {
        var effect = new UnbarLine(file.line());
        return await(file, Turn.SERVICE, fact.at(), effect);
    }

    private static Step<RestorationFile, Reviving> await(
            RestorationFile file, Turn step, Instant at, Effect effect) {
        return to(file, new Reviving(step, soon(file, at)), effect);
    }

    // Since the network was asked, the line may have been reported lost. Whether it was is seen in
    // the commit that puts it into service, so that nothing comes in between (I4, I5).
    private static Step<RestorationFile, LookingForBars> look(RestorationFile file, Instant at) {
        return Step.<RestorationFile, LookingForBars>to(file, new LookingForBars(at))
                .with(new LookForBars());
    }

    private static Step<RestorationFile, Reviving> block(
            RestorationFile file, LookingForBars state, ReasonStood fact) {
        return await(file, Turn.BLOCK, fact.at(), new BlockLine(file.line(), 0));
    }

    // Whoever reported it is told by its own case that it is blocked.
    private static Step<RestorationFile, Restored> finishBlocked(
            RestorationFile file, LineBlockedAgain fact) {
        return Step.<RestorationFile, Restored>to(file, new Restored(fact.at()))
                .with(new PutBack(), new EndRestore());
    }

    private static Step<RestorationFile, Restored> finish(
            RestorationFile file, LookingForBars state, NothingBars fact) {
        return Step.<RestorationFile, Restored>to(
                        file, new Restored(fact.at()), tell(file, Notice.LINE_RESTORED))
                .with(new PutBack(), new EndRestore());
    }

    private static Step<RestorationFile, ReviveStuck> stick(
            RestorationFile file, Turn awaited, @Nullable Refusal why, Instant at) {
        return to(file, new ReviveStuck(awaited, why, at.plus(file.lookWithin())));
    }

    // No new effect: the parked one is made due again with its old key.
    private static Step<RestorationFile, Reviving> resume(
            RestorationFile file, ReviveStuck state, RestoreTriedAgain fact) {
        return to(file, new Reviving(state.awaited(), soon(file, fact.at())));
    }

    private static Instant soon(RestorationFile file, Instant at) {
        return at.plus(file.answersWithin());
    }

    /** The code itself is computed when the message is sent: neither row nor journal has it. */
    static TellSubscriber tellCode(RestorationFile file, AwaitingCode state) {
        var facts = facts(file);
        facts.put("codeValidUntil", state.until().toString());
        facts.put("codeKind", CODE_KIND);
        facts.put("codeSubject", file.id().value().toString());
        facts.put("codeContent", file.content());
        facts.put("codeRound", Integer.toString(state.round()));
        return new TellSubscriber(
                file.line().account(), file.line(), Notice.RESTORE_CONFIRM, state.round(), facts);
    }

    private static TellSubscriber tell(RestorationFile file, Notice notice) {
        return new TellSubscriber(file.line().account(), file.line(), notice, 0, facts(file));
    }

    private static Map<String, String> facts(RestorationFile file) {
        var facts = new TreeMap<String, String>();
        facts.put("caseNumber", file.closing().number());
        facts.put("lineNumber", file.lineEnds());
        facts.put("zone", file.zone());
        return facts;
    }

    private static TransitionTable<RestorationFile, RestorationState, RestorationFact> table() {
        return new TransitionTable<>();
    }

    private RestorationRules() {}
}
