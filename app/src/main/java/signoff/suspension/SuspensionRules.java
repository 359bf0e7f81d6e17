// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static signoff.suspension.SuspensionOrder.LIFT_IN_DOUBT;
import static signoff.suspension.SuspensionOrder.LIFT_WHILE_OFF;
import static signoff.suspension.SuspensionOrder.LIFT_WHILE_ON;
import static signoff.suspension.SuspensionOrder.LOOK;
import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import signoff.line.bar.BlockLine;
import signoff.line.bar.Suspension.Reason;
import signoff.line.bar.UnblockLine;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.suspension.SuspensionFact.BlockStood;
import signoff.suspension.SuspensionFact.BlockWasLong;
import signoff.suspension.SuspensionFact.BooksWereLate;
import signoff.suspension.SuspensionFact.ClosingStood;
import signoff.suspension.SuspensionFact.LineBlocked;
import signoff.suspension.SuspensionFact.LineResumed;
import signoff.suspension.SuspensionFact.LineServed;
import signoff.suspension.SuspensionFact.LineStayedOff;
import signoff.suspension.SuspensionFact.LineWasFree;
import signoff.suspension.SuspensionFact.LineWasGone;
import signoff.suspension.SuspensionFact.LossReported;
import signoff.suspension.SuspensionFact.NetworkDeclined;
import signoff.suspension.SuspensionFact.NetworkWasLate;
import signoff.suspension.SuspensionFact.OtherBarCame;
import signoff.suspension.SuspensionFact.OtherBarStood;
import signoff.suspension.SuspensionFact.PersonTriedAgain;
import signoff.suspension.SuspensionFact.ResumeAsked;
import signoff.suspension.SuspensionFact.ResumeDateCame;
import signoff.suspension.SuspensionOrder.Ask;
import signoff.suspension.SuspensionOrder.Hold;
import signoff.suspension.SuspensionOrder.Release;
import signoff.suspension.SuspensionOrder.Show;
import signoff.suspension.SuspensionState.BarStuck;
import signoff.suspension.SuspensionState.Barring;
import signoff.suspension.SuspensionState.BarringAgain;
import signoff.suspension.SuspensionState.Lifting;
import signoff.suspension.SuspensionState.Over;
import signoff.suspension.SuspensionState.ResumeStuck;
import signoff.suspension.SuspensionState.Resuming;
import signoff.suspension.SuspensionState.Suspended;
import signoff.suspension.Suspensions.Status;
import signoff.workflow.Effect;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how a suspension moves. Pure: no clock, no database, no network. */
final class SuspensionRules {

    // spotless:off
    static final TransitionTable<SuspensionFile, SuspensionState, SuspensionFact> TABLE = table()
            .row(Barring.class, LineBlocked.class, Suspended.class, SuspensionRules::off)
            .row(Barring.class, NetworkDeclined.class, BarStuck.class, SuspensionRules::barDeclined)
            .row(Barring.class, NetworkWasLate.class, BarStuck.class, SuspensionRules::barLate)
            .row(BarStuck.class, LineBlocked.class, Suspended.class, SuspensionRules::off)
            .row(BarStuck.class, NetworkDeclined.class, BarStuck.class,
                    SuspensionRules::barDeclined)
            .row(BarStuck.class, NetworkWasLate.class, BarStuck.class,
                    SuspensionRules::barStillLate)
            .row(BarStuck.class, PersonTriedAgain.class, Barring.class, SuspensionRules::barAgain)
            .row(Suspended.class, ResumeAsked.class, Lifting.class, SuspensionRules::lift)
            .row(Suspended.class, ResumeDateCame.class, Lifting.class, SuspensionRules::lift)
            .row(Suspended.class, BlockWasLong.class, Lifting.class, SuspensionRules::look)
            .row(Suspended.class, LineServed.class, Barring.class, SuspensionRules::turnOffAgain)
            .row(Barring.class, LineServed.class, Barring.class, SuspensionRules::turnOffAgain)
            .row(BarStuck.class, LineServed.class, Barring.class, SuspensionRules::turnOffAgain)
            .row(Suspended.class, LossReported.class, Suspended.class, SuspensionRules::stay)
            .row(Barring.class, LossReported.class, Barring.class, SuspensionRules::stay)
            .row(BarStuck.class, LossReported.class, BarStuck.class, SuspensionRules::stay)
            .row(Resuming.class, LossReported.class, Barring.class, SuspensionRules::turnOffAgain)
            .row(ResumeStuck.class, LossReported.class, Barring.class,
                    SuspensionRules::turnOffAgain)
            .row(Lifting.class, LineWasFree.class, Resuming.class, SuspensionRules::turnOn)
            .row(Lifting.class, LineResumed.class, Over.class, SuspensionRules::resumed)
            .row(Lifting.class, OtherBarStood.class, Over.class, SuspensionRules::end)
            .row(Lifting.class, OtherBarCame.class, BarringAgain.class, SuspensionRules::turnOff)
            .row(Lifting.class, ClosingStood.class, Suspended.class,
                    SuspensionRules::waitForClosing)
            .row(Lifting.class, LineWasGone.class, Over.class, SuspensionRules::end)
            .row(Lifting.class, BlockStood.class, Suspended.class, SuspensionRules::remind)
            .row(Lifting.class, BooksWereLate.class, Lifting.class, SuspensionRules::askBooksAgain)
            .row(Resuming.class, LineServed.class, Lifting.class, SuspensionRules::served)
            .row(Resuming.class, LineStayedOff.class, Lifting.class, SuspensionRules::stayedOff)
            .row(Resuming.class, NetworkDeclined.class, ResumeStuck.class,
                    SuspensionRules::declined)
            .row(Resuming.class, NetworkWasLate.class, ResumeStuck.class, SuspensionRules::late)
            .row(ResumeStuck.class, LineServed.class, Lifting.class, SuspensionRules::served)
            .row(ResumeStuck.class, LineStayedOff.class, Lifting.class, SuspensionRules::stayedOff)
            .row(ResumeStuck.class, NetworkDeclined.class, ResumeStuck.class,
                    SuspensionRules::declined)
            .row(ResumeStuck.class, NetworkWasLate.class, ResumeStuck.class,
                    SuspensionRules::stillLate)
            .row(ResumeStuck.class, PersonTriedAgain.class, Resuming.class,
                    SuspensionRules::onAgain)
            .row(BarringAgain.class, LineBlocked.class, Lifting.class, SuspensionRules::liftAgain)
            .row(BarringAgain.class, LossReported.class, Barring.class,
                    SuspensionRules::turnOffAgain)
            .row(BarringAgain.class, NetworkDeclined.class, BarringAgain.class,
                    SuspensionRules::againDeclined)
            .row(BarringAgain.class, NetworkWasLate.class, BarringAgain.class,
                    SuspensionRules::againLate)
            .row(BarringAgain.class, PersonTriedAgain.class, BarringAgain.class,
                    SuspensionRules::againTried);
    // spotless:on

    // It is off, or on its way to be: that it was reported again is written down, and no more.
    private static <S extends SuspensionState> Step<SuspensionFile, S> stay(
            SuspensionFile file, S state, LossReported fact) {
        return to(file, state);
    }

    private static Step<SuspensionFile, Suspended> off(
            SuspensionFile file, SuspensionState state, LineBlocked fact) {
        return to(file, new Suspended(lookAt(file, fact.at())), tellOff(file))
                .with(new Show(Status.SUSPENDED));
    }

    // Who is a danger to somebody on the line must not learn of help by a message.
    private static Effect[] tellOff(SuspensionFile file) {
        return switch (file.reason()) {
            case VOLUNTARY -> new Effect[] {tell(file, Notice.LINE_PAUSED)};
            case LOST_STOLEN -> new Effect[] {tell(file, Notice.LINE_BLOCKED)};
            case SAFETY -> new Effect[] {};
            case NON_PAYMENT, FRAUD, REGULATORY, INACTIVITY ->
                new Effect[] {tell(file, Notice.LINE_BARRED)};
        };
    }

    private static Effect[] tellOn(SuspensionFile file) {
        return file.reason() == Reason.SAFETY
                ? new Effect[] {}
                : new Effect[] {tell(file, Notice.LINE_RESUMED)};
    }

    // A pause that was barred late, or again because of a closing, may be over already.
    private static Instant lookAt(SuspensionFile file, Instant at) {
        return file.until() == null ? at.plus(file.limits().remindedAfter()) : file.until();
    }

    private static Step<SuspensionFile, BarStuck> barDeclined(
            SuspensionFile file, SuspensionState state, NetworkDeclined fact) {
        return to(file, new BarStuck(fact.why(), fact.at().plus(file.limits().lookWithin())));
    }

    private static Step<SuspensionFile, BarStuck> barLate(
            SuspensionFile file, Barring state, NetworkWasLate fact) {
        return to(file, new BarStuck(null, fact.at().plus(file.limits().lookWithin())));
    }

    private static Step<SuspensionFile, BarStuck> barStillLate(
            SuspensionFile file, BarStuck state, NetworkWasLate fact) {
        return to(file, new BarStuck(state.why(), fact.at().plus(file.limits().lookWithin())));
    }

    private static Step<SuspensionFile, Barring> barAgain(
            SuspensionFile file, BarStuck state, PersonTriedAgain fact) {
        return to(file, new Barring(fact.at().plus(file.limits().networkWithin())));
    }

    private static Step<SuspensionFile, Lifting> lift(
            SuspensionFile file, Suspended state, SuspensionFact fact) {
        return to(file, new Lifting(LIFT_WHILE_OFF, fact.at()))
                .with(new Show(Status.RESUMING), new Ask(LIFT_WHILE_OFF));
    }

    // A stolen line is never turned on by the clock (I8).
    private static Step<SuspensionFile, Lifting> look(
            SuspensionFile file, Suspended state, BlockWasLong fact) {
        return to(file, new Lifting(LOOK, fact.at())).with(new Ask(LOOK));
    }

    private static Step<SuspensionFile, Resuming> turnOn(
            SuspensionFile file, Lifting state, LineWasFree fact) {
        var next = file.nextRound();
        var order = new UnblockLine(file.line(), file.reason(), next.round());
        return to(next, new Resuming(fact.at().plus(file.limits().networkWithin())), order)
                .with(new Release(next.round()));
    }

    private static Step<SuspensionFile, Over> resumed(
            SuspensionFile file, Lifting state, LineResumed fact) {
        return to(file, new Over(fact.at()), tellOn(file)).with(new Show(Status.ENDED));
    }

    private static Step<SuspensionFile, Over> end(
            SuspensionFile file, SuspensionState state, SuspensionFact fact) {
        return to(file, new Over(fact.at())).with(new Show(Status.ENDED));
    }

    // The reason stays until the network is off again: as long as one stands, nobody else turns the
    // line on. A closing, too, must find the line off when it looks (I2, I4).
    private static Step<SuspensionFile, BarringAgain> turnOff(
            SuspensionFile file, Lifting state, OtherBarCame fact) {
        var next = file.nextRound();
        var until = fact.at().plus(file.limits().networkWithin());
        return to(next, new BarringAgain(null, until), new BlockLine(file.line(), next.round()));
    }

    // Withdrawn or carried out, the closing is over some day: until then the line is left alone.
    private static Step<SuspensionFile, Suspended> waitForClosing(
            SuspensionFile file, Lifting state, ClosingStood fact) {
        return to(file, new Suspended(fact.at().plus(file.limits().lookWithin())))
                .with(new Show(Status.SUSPENDED));
    }

    // Whatever came may be gone again by now: our books say so before the case is over.
    private static Step<SuspensionFile, Lifting> liftAgain(
            SuspensionFile file, BarringAgain state, LineBlocked fact) {
        return to(file, new Lifting(LIFT_WHILE_OFF, fact.at())).with(new Ask(LIFT_WHILE_OFF));
    }

    // Reported again while it was turned on: the order to turn it on is taken back. Should it have
    // been on its way already, it is answered by one more order to turn the line off (I5).
    private static Step<SuspensionFile, Barring> turnOffAgain(
            SuspensionFile file, SuspensionState state, SuspensionFact fact) {
        return turnOffAt(file, fact.at());
    }

    private static Step<SuspensionFile, Barring> turnOffAt(SuspensionFile file, Instant at) {
        var next = file.nextRound();
        var by = at.plus(file.limits().networkWithin());
        return to(next, new Barring(by), new BlockLine(file.line(), next.round()))
                .with(new Show(Status.STARTING), new Hold());
    }

    private static Step<SuspensionFile, Suspended> remind(
            SuspensionFile file, Lifting state, BlockStood fact) {
        var next = file.nextRound();
        var until = fact.at().plus(file.limits().remindedAfter());
        // Nobody but the subscriber can end a block. What the operator has barred, it looks after.
        return next.reason() == Reason.LOST_STOLEN
                ? to(next, new Suspended(until), tell(next, Notice.LINE_BLOCKED))
                : to(next, new Suspended(until));
    }

    private static Step<SuspensionFile, Lifting> askBooksAgain(
            SuspensionFile file, Lifting state, BooksWereLate fact) {
        return to(file, new Lifting(state.asked(), fact.at())).with(new Ask(state.asked()));
    }

    private static Step<SuspensionFile, Lifting> served(
            SuspensionFile file, SuspensionState state, LineServed fact) {
        return to(file, new Lifting(LIFT_WHILE_ON, fact.at())).with(new Ask(LIFT_WHILE_ON));
    }

    private static Step<SuspensionFile, Lifting> stayedOff(
            SuspensionFile file, SuspensionState state, LineStayedOff fact) {
        return to(file, new Lifting(LIFT_IN_DOUBT, fact.at())).with(new Ask(LIFT_IN_DOUBT));
    }

    private static Step<SuspensionFile, ResumeStuck> declined(
            SuspensionFile file, SuspensionState state, NetworkDeclined fact) {
        return to(file, new ResumeStuck(fact.why(), fact.at().plus(file.limits().lookWithin())));
    }

    private static Step<SuspensionFile, ResumeStuck> late(
            SuspensionFile file, Resuming state, NetworkWasLate fact) {
        return to(file, new ResumeStuck(null, fact.at().plus(file.limits().lookWithin())));
    }

    private static Step<SuspensionFile, ResumeStuck> stillLate(
            SuspensionFile file, ResumeStuck state, NetworkWasLate fact) {
        return to(
                file, new ResumeStuck(state.why(), fact.at().plus(file.limits().lookWithin())));
    }

    private static Step<SuspensionFile, Resuming> onAgain(
            SuspensionFile file, ResumeStuck state, PersonTriedAgain fact) {
        return to(file, new Resuming(fact.at().plus(file.limits().networkWithin())));
    }

    private static Step<SuspensionFile, BarringAgain> againDeclined(
            SuspensionFile file, BarringAgain state, NetworkDeclined fact) {
        return to(
                file, new BarringAgain(fact.why(), fact.at().plus(file.limits().lookWithin())));
    }

    private static Step<SuspensionFile, BarringAgain> againLate(
            SuspensionFile file, BarringAgain state, NetworkWasLate fact) {
        return to(
                file, new BarringAgain(state.why(), fact.at().plus(file.limits().lookWithin())));
    }

    private static Step<SuspensionFile, BarringAgain> againTried(
            SuspensionFile file, BarringAgain state, PersonTriedAgain fact) {
        return to(file, new BarringAgain(null, fact.at().plus(file.limits().networkWithin())));
    }

    private static TellSubscriber tell(SuspensionFile file, Notice notice) {
        var number = file.lineEnds();
        var facts = notice == Notice.LINE_PAUSED
                ? Map.of(
                        "lineNumber", number,
                        "resumesAt", Objects.requireNonNull(file.until()).toString(),
                        "zone", file.zone())
                : Map.of("lineNumber", number);
        var account = file.line().account();
        return new TellSubscriber(account, file.line(), notice, file.round(), facts);
    }

    private static TransitionTable<SuspensionFile, SuspensionState, SuspensionFact> table() {
        return new TransitionTable<>();
    }

    private SuspensionRules() {}
}
