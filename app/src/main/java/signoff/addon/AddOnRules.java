// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import signoff.addon.AddOnFact.EndAgreed;
import signoff.addon.AddOnFact.EndTakenBack;
import signoff.addon.AddOnFact.EndedAtOnce;
import signoff.addon.AddOnFact.LineEnded;
import signoff.addon.AddOnFact.MonthPaid;
import signoff.addon.AddOnFact.PeriodOver;
import signoff.addon.AddOnFact.RenewalFailed;
import signoff.addon.AddOnFact.RenewalRested;
import signoff.addon.AddOnOrder.GiveBack;
import signoff.addon.AddOnOrder.Leave;
import signoff.addon.AddOnOrder.Renew;
import signoff.addon.AddOnState.Ended;
import signoff.addon.AddOnState.Ending;
import signoff.addon.AddOnState.Lapsed;
import signoff.addon.AddOnState.Resting;
import signoff.addon.AddOnState.Running;
import signoff.kernel.Money;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** Decides how an add-on moves. Pure: no clock, no database. */
final class AddOnRules {

    private static final int CHANGES_OF_MIND_MOST = 1_000;

    // spotless:off
    static final TransitionTable<AddOnFile, AddOnState, AddOnFact> TABLE =
            new TransitionTable<AddOnFile, AddOnState, AddOnFact>()
            .row(Running.class, PeriodOver.class, Resting.class, AddOnRules::renew)
            .row(Running.class, EndAgreed.class, Ending.class, AddOnRules::agree)
            .row(Running.class, EndedAtOnce.class, Ended.class, AddOnRules::endPaid)
            .row(Resting.class, PeriodOver.class, Resting.class, AddOnRules::renewAgain)
            .row(Resting.class, MonthPaid.class, Running.class, AddOnRules::run)
            .row(Resting.class, RenewalRested.class, Resting.class, AddOnRules::rest)
            .row(Resting.class, RenewalFailed.class, Lapsed.class, AddOnRules::lapse)
            .row(Resting.class, LineEnded.class, Ended.class, AddOnRules::endWithLine)
            .row(Resting.class, EndedAtOnce.class, Ended.class, AddOnRules::endUnpaid)
            .row(Ending.class, PeriodOver.class, Ended.class, AddOnRules::end)
            .row(Ending.class, EndTakenBack.class, Running.class, AddOnRules::keep)
            .row(Ending.class, EndedAtOnce.class, Ended.class, AddOnRules::endSooner);
    // spotless:on

    // The books answer in the same commit, so it rests no longer than that if it is paid for.
    private static Step<AddOnFile, Resting> renew(AddOnFile file, Running state, PeriodOver fact) {
        var resting = new Resting(fact.at().plus(file.lookWithin()), state.month());
        return to(file, resting).with(new Renew(state.month() + 1));
    }

    private static Step<AddOnFile, Resting> renewAgain(
            AddOnFile file, Resting state, PeriodOver fact) {
        var resting = new Resting(fact.at().plus(file.lookWithin()), state.month());
        return to(file, resting).with(new Renew(state.month() + 1));
    }

    private static Step<AddOnFile, Running> run(AddOnFile file, Resting state, MonthPaid fact) {
        return to(file, new Running(fact.at(), fact.until(), state.month() + 1, 0));
    }

    private static Step<AddOnFile, Resting> rest(
            AddOnFile file, Resting state, RenewalRested fact) {
        return to(file, new Resting(fact.at().plus(file.lookWithin()), state.month()));
    }

    private static Step<AddOnFile, Lapsed> lapse(
            AddOnFile file, Resting state, RenewalFailed fact) {
        var told = tell(file, Notice.ADD_ON_LAPSED, 0, price(file, file.price()));
        return to(file, new Lapsed(fact.at()), told).with(new Leave(fact.at()));
    }

    private static Step<AddOnFile, Ended> endWithLine(
            AddOnFile file, Resting state, LineEnded fact) {
        return to(file, ended(file, fact.at())).with(new Leave(fact.at()));
    }

    private static Step<AddOnFile, Ending> agree(AddOnFile file, Running state, EndAgreed fact) {
        var facts = new HashMap<>(price(file, file.price()));
        facts.put("payBy", state.until().toString());
        facts.put("zone", file.zone());
        return to(
                file,
                new Ending(state.from(), state.until(), state.month(), state.kept()),
                tell(file, Notice.ADD_ON_ENDING, round(state.month(), state.kept()), facts));
    }

    private static Step<AddOnFile, Running> keep(AddOnFile file, Ending state, EndTakenBack fact) {
        var told = tell(
                file,
                Notice.ADD_ON_KEPT,
                round(state.month(), state.kept()),
                price(file, file.price()));
        return to(
                file,
                new Running(state.from(), state.until(), state.month(), state.kept() + 1),
                told);
    }

    // The same notice with the same number is sent once, and whoever changes their mind is told.
    private static int round(int month, int kept) {
        return month * CHANGES_OF_MIND_MOST + kept;
    }

    private static Step<AddOnFile, Ended> end(AddOnFile file, Ending state, PeriodOver fact) {
        return to(file, ended(file, fact.at()), told(file, none(file))).with(new Leave(fact.at()));
    }

    private static Step<AddOnFile, Ended> endPaid(AddOnFile file, Running state, EndedAtOnce fact) {
        return endAtOnce(file, fact, state.month());
    }

    private static Step<AddOnFile, Ended> endSooner(
            AddOnFile file, Ending state, EndedAtOnce fact) {
        return endAtOnce(file, fact, state.month());
    }

    private static Step<AddOnFile, Ended> endUnpaid(
            AddOnFile file, Resting state, EndedAtOnce fact) {
        return to(file, ended(file, fact.at()), told(file, none(file))).with(new Leave(fact.at()));
    }

    private static Step<AddOnFile, Ended> endAtOnce(AddOnFile file, EndedAtOnce fact, int month) {
        var ended = new Ended(fact.at(), fact.returned());
        return to(file, ended, told(file, fact.returned()))
                .with(new GiveBack(fact.at(), fact.returned(), month), new Leave(fact.at()));
    }

    private static Ended ended(AddOnFile file, Instant at) {
        return new Ended(at, none(file));
    }

    private static Money none(AddOnFile file) {
        return Money.none(file.price().currency());
    }

    /** What the subscriber is told when it is over, and of what came back. */
    static TellSubscriber told(AddOnFile file, Money returned) {
        return returned.isZero()
                ? tell(file, Notice.ADD_ON_ENDED, 0, Map.of("lineNumber", file.lineEnds()))
                : tell(file, Notice.ADD_ON_RETURNED, 0, price(file, returned));
    }

    private static Map<String, String> price(AddOnFile file, Money amount) {
        return Map.of(
                "lineNumber", file.lineEnds(),
                "amountMinor", String.valueOf(amount.minor()),
                "currency", amount.currency().getCurrencyCode());
    }

    private static TellSubscriber tell(
            AddOnFile file, Notice notice, int round, Map<String, String> facts) {
        return new TellSubscriber(file.line().account(), null, notice, round, facts);
    }

    private AddOnRules() {}
}
