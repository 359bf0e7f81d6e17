// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static signoff.workflow.Step.to;

import java.time.Duration;
import java.util.Map;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.planchange.PlanChangeFact.ChangeCancelled;
import signoff.planchange.PlanChangeFact.ClosingTookOver;
import signoff.planchange.PlanChangeFact.OtherWasAgreed;
import signoff.planchange.PlanChangeFact.TurnCame;
import signoff.planchange.PlanChangeFact.TurnIsAwaited;
import signoff.planchange.PlanChangeOrder.Look;
import signoff.planchange.PlanChangeOrder.Switch;
import signoff.planchange.PlanChangeState.Agreed;
import signoff.planchange.PlanChangeState.Cancelled;
import signoff.planchange.PlanChangeState.Changed;
import signoff.planchange.PlanChangeState.Dropped;
import signoff.planchange.PlanChangeState.Replaced;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how a change of plan moves. Pure: no clock, no database. */
final class PlanChangeRules {

    // spotless:off
    static final TransitionTable<PlanChangeFile, PlanChangeState, PlanChangeFact> TABLE =
            new TransitionTable<PlanChangeFile, PlanChangeState, PlanChangeFact>()
            .row(Agreed.class, TurnCame.class, Changed.class, PlanChangeRules::change)
            .row(Agreed.class, ChangeCancelled.class, Cancelled.class, PlanChangeRules::cancel)
            .row(Agreed.class, OtherWasAgreed.class, Replaced.class, PlanChangeRules::replace)
            .row(Agreed.class, ClosingTookOver.class, Dropped.class, PlanChangeRules::drop)
            .row(Agreed.class, TurnIsAwaited.class, Agreed.class, PlanChangeRules::look);
    // spotless:on

    private static Step<PlanChangeFile, Changed> change(
            PlanChangeFile file, Agreed state, TurnCame fact) {
        var told = tell(file, Notice.PLAN_CHANGED, price(file));
        return to(file, new Changed(fact.at()), told).with(new Switch(fact.at()));
    }

    private static Step<PlanChangeFile, Cancelled> cancel(
            PlanChangeFile file, Agreed state, ChangeCancelled fact) {
        var told = tell(file, Notice.PLAN_CHANGE_CANCELLED, Map.of("lineNumber", file.lineEnds()));
        return to(file, new Cancelled(fact.at()), told);
    }

    // The one in its place is told, so this one is not.
    private static Step<PlanChangeFile, Replaced> replace(
            PlanChangeFile file, Agreed state, OtherWasAgreed fact) {
        return to(file, new Replaced(fact.at()));
    }

    // A closing that is withdrawn does not bring it back: who counts on it must hear of it.
    private static Step<PlanChangeFile, Dropped> drop(
            PlanChangeFile file, Agreed state, ClosingTookOver fact) {
        var told = tell(file, Notice.PLAN_CHANGE_DROPPED, Map.of("lineNumber", file.lineEnds()));
        return to(file, new Dropped(fact.at()), told);
    }

    private static Step<PlanChangeFile, Agreed> look(
            PlanChangeFile file, Agreed state, TurnIsAwaited fact) {
        var sofar = Duration.between(file.askedAt(), fact.at());
        var least = file.lookWithin();
        var more = sofar.compareTo(least) > 0 ? sofar : least;
        return to(file, new Agreed(fact.at().plus(more))).with(new Look());
    }

    /** What the subscriber is told as soon as a change at the end of the period is agreed. */
    static TellSubscriber agreed(PlanChangeFile file) {
        return tell(file, Notice.PLAN_CHANGE_AGREED, price(file));
    }

    private static Map<String, String> price(PlanChangeFile file) {
        return Map.of(
                "lineNumber", file.lineEnds(),
                "amountMinor", String.valueOf(file.fee().minor()),
                "currency", file.fee().currency().getCurrencyCode());
    }

    private static TellSubscriber tell(
            PlanChangeFile file, Notice notice, Map<String, String> facts) {
        return new TellSubscriber(file.line().account(), null, notice, 0, facts);
    }

    private PlanChangeRules() {}
}
