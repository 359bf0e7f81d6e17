// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import static signoff.workflow.Step.to;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.renewal.UnpaidRenewal.Fact;
import signoff.renewal.UnpaidRenewal.Fact.FeePaid;
import signoff.renewal.UnpaidRenewal.Fact.RenewalDropped;
import signoff.renewal.UnpaidRenewal.Fact.StillLacking;
import signoff.renewal.UnpaidRenewal.Fact.TriedLongEnough;
import signoff.renewal.UnpaidRenewal.File;
import signoff.renewal.UnpaidRenewal.State;
import signoff.renewal.UnpaidRenewal.State.Dropped;
import signoff.renewal.UnpaidRenewal.State.Lacking;
import signoff.renewal.UnpaidRenewal.State.Lapsed;
import signoff.renewal.UnpaidRenewal.State.Renewed;
import signoff.workflow.CaseType;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/**
 * The case of a renewal for which the balance was too small: tells the subscriber, and keeps what
 * came of it. The money itself is looked for by the renewals. Pure: no clock, no database.
 */
@Component
public final class UnpaidRenewal implements CaseType<File, State, Fact> {

    /**
     * The renewals end it within this, and until then it stays open: it is never without a timer.
     */
    static final Duration LOOK_WITHIN = Duration.ofDays(1);

    /**
     * What is known in every state.
     *
     * @param lineNumber the last digits, never more
     * @param payBy until when the renewal is tried
     * @param zone the zone that days are told in
     */
    public record File(LineId line, String lineNumber, Money fee, Instant payBy, String zone) {}

    public sealed interface State {

        /** The balance is too small; the clock looks then whether the renewals still try. */
        record Lacking(Instant until) implements State {}

        record Renewed(Instant at) implements State {}

        /** Tried for as long as was promised. The plan has ended, and nothing is owed. */
        record Lapsed(Instant at) implements State {}

        /** The line is being closed or is off, or its subscriber does not want it renewed. */
        record Dropped(Instant at) implements State {}
    }

    public sealed interface Fact {

        record BalanceWasShort(Instant at) implements Fact {}

        record FeePaid(Instant at) implements Fact {}

        record TriedLongEnough(Instant at) implements Fact {}

        record RenewalDropped(Instant at) implements Fact {}

        record StillLacking(Instant at) implements Fact {}
    }

    // spotless:off
    static final TransitionTable<File, State, Fact> TABLE =
            new TransitionTable<File, State, Fact>()
            .row(Lacking.class, FeePaid.class, Renewed.class, UnpaidRenewal::renewed)
            .row(Lacking.class, TriedLongEnough.class, Lapsed.class, UnpaidRenewal::lapse)
            .row(Lacking.class, RenewalDropped.class, Dropped.class, UnpaidRenewal::drop)
            .row(Lacking.class, StillLacking.class, Lacking.class, UnpaidRenewal::wait);
    // spotless:on

    private static Step<File, Renewed> renewed(File file, Lacking state, FeePaid fact) {
        return to(file, new Renewed(fact.at()));
    }

    private static Step<File, Lapsed> lapse(File file, Lacking state, TriedLongEnough fact) {
        return to(file, new Lapsed(fact.at()), tell(file, Notice.RENEWAL_LAPSED));
    }

    private static Step<File, Dropped> drop(File file, Lacking state, RenewalDropped fact) {
        return to(file, new Dropped(fact.at()));
    }

    // Each time twice as late as the last, so that a clock that jumps by years finds few of them.
    private static Step<File, Lacking> wait(File file, Lacking state, StillLacking fact) {
        var sofar = Duration.between(file.payBy(), fact.at());
        var more = sofar.compareTo(LOOK_WITHIN) > 0 ? sofar : LOOK_WITHIN;
        return to(file, new Lacking(fact.at().plus(more)));
    }

    /** What the subscriber is told as soon as the balance was too small. */
    static TellSubscriber told(File file) {
        return tell(file, Notice.RENEWAL_LACKING);
    }

    private static TellSubscriber tell(File file, Notice notice) {
        var facts = Map.of(
                "lineNumber", file.lineNumber(),
                "amountMinor", String.valueOf(file.fee().minor()),
                "currency", file.fee().currency().getCurrencyCode(),
                "payBy", file.payBy().toString(),
                "zone", file.zone());
        return new TellSubscriber(file.line().account(), null, notice, 0, facts);
    }

    @Override
    public String name() {
        return "renewal";
    }

    @Override
    public Class<File> file() {
        return File.class;
    }

    @Override
    public Class<State> states() {
        return State.class;
    }

    @Override
    public Class<Fact> facts() {
        return Fact.class;
    }

    @Override
    public TransitionTable<File, State, Fact> table() {
        return TABLE;
    }

    @Override
    public Optional<Wait<Fact>> waits(File file, State state) {
        return switch (state) {
            case Lacking(var until) ->
                Optional.of(new Wait<>(Wait.Owner.CLOCK, until, new StillLacking(until)));
            case Renewed _, Lapsed _, Dropped _ -> Optional.empty();
        };
    }

    @Override
    public Optional<Fact> factOf(File file, State state, Ended ended) {
        return Optional.empty();
    }

    @Override
    public List<Told<Fact>> carryOut(List<Ordered<File>> orders, Instant at) {
        throw new IllegalStateException("no rule of " + name() + " orders anything");
    }

    @Override
    public String policyVersion(File file) {
        return "none";
    }
}
