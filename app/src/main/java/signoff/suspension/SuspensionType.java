// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.line.bar.BlockLine;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Reason;
import signoff.line.bar.UnblockLine;
import signoff.suspension.SuspensionFact.BlockWasLong;
import signoff.suspension.SuspensionFact.BooksWereLate;
import signoff.suspension.SuspensionFact.LineBlocked;
import signoff.suspension.SuspensionFact.LineServed;
import signoff.suspension.SuspensionFact.LineStayedOff;
import signoff.suspension.SuspensionFact.NetworkDeclined;
import signoff.suspension.SuspensionFact.NetworkWasLate;
import signoff.suspension.SuspensionFact.ResumeDateCame;
import signoff.suspension.SuspensionState.BarStuck;
import signoff.suspension.SuspensionState.Barring;
import signoff.suspension.SuspensionState.BarringAgain;
import signoff.suspension.SuspensionState.Lifting;
import signoff.suspension.SuspensionState.Over;
import signoff.suspension.SuspensionState.ResumeStuck;
import signoff.suspension.SuspensionState.Resuming;
import signoff.suspension.SuspensionState.Suspended;
import signoff.workflow.CaseType;
import signoff.workflow.Effect;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.Refused;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;
import signoff.workflow.Wait.Owner;

/** Suspensions as cases: how long each state waits, and what the network's answers mean. */
@Component
final class SuspensionType implements CaseType<SuspensionFile, SuspensionState, SuspensionFact> {

    /** Our books answer in the commit that asks. This is for a bug, not for a wait. */
    private static final Duration BOOKS_ANSWER_WITHIN = Duration.ofMinutes(5);

    private final SuspensionBooks books;

    SuspensionType(SuspensionBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "suspension";
    }

    @Override
    public Class<SuspensionFile> file() {
        return SuspensionFile.class;
    }

    @Override
    public Class<SuspensionState> states() {
        return SuspensionState.class;
    }

    @Override
    public Class<SuspensionFact> facts() {
        return SuspensionFact.class;
    }

    @Override
    public TransitionTable<SuspensionFile, SuspensionState, SuspensionFact> table() {
        return SuspensionRules.TABLE;
    }

    @Override
    public Optional<Wait<SuspensionFact>> waits(SuspensionFile file, SuspensionState state) {
        return waiting(file, state);
    }

    static Optional<Wait<SuspensionFact>> waiting(SuspensionFile file, SuspensionState state) {
        return Optional.ofNullable(
                switch (state) {
                    case Barring(var by) -> late(Owner.NETWORK, by);
                    case BarStuck(var why, var until) -> late(Owner.OPERATOR, until);
                    case Suspended(var until) ->
                        new Wait<>(whoEnds(file), until, over(file, until));
                    case Lifting(var asked, var at) -> books(at.plus(BOOKS_ANSWER_WITHIN));
                    case Resuming(var by) -> late(Owner.NETWORK, by);
                    case ResumeStuck(var why, var until) -> late(Owner.OPERATOR, until);
                    case BarringAgain(var why, var until) ->
                        late(why == null ? Owner.NETWORK : Owner.OPERATOR, until);
                    case Over over -> null;
                });
    }

    private static Wait<SuspensionFact> late(Owner owner, Instant until) {
        return new Wait<>(owner, until, new NetworkWasLate(until));
    }

    private static Wait<SuspensionFact> books(Instant until) {
        return new Wait<>(Owner.CLOCK, until, new BooksWereLate(until));
    }

    private static Owner whoEnds(SuspensionFile file) {
        return switch (Suspension.ownerOf(file.reason())) {
            case SUBSCRIBER -> Owner.SUBSCRIBER;
            case OPERATOR -> Owner.OPERATOR;
        };
    }

    private static SuspensionFact over(SuspensionFile file, Instant until) {
        return file.reason() == Reason.VOLUNTARY
                ? new ResumeDateCame(until)
                : new BlockWasLong(until);
    }

    @Override
    public boolean minds(Class<? extends Effect> effect) {
        return effect == BlockLine.class || effect == UnblockLine.class;
    }

    @Override
    public Optional<SuspensionFact> factOf(
            SuspensionFile file, SuspensionState state, Ended ended) {
        return fact(ended).filter(fact -> table().allows(state.getClass(), fact.getClass()));
    }

    static Optional<SuspensionFact> fact(Ended ended) {
        return Optional.ofNullable(
                switch (ended.outcome()) {
                    case Refused(var why) -> new NetworkDeclined(ended.at(), why);
                    case Done(var proof)
                    when ended.effect() instanceof UnblockLine ->
                        proof.equals(UnblockLine.STAYS_OFF)
                                ? new LineStayedOff(ended.at())
                                : new LineServed(ended.at());
                    case Done(var proof) -> new LineBlocked(ended.at());
                    default -> null;
                });
    }

    @Override
    public List<Told<SuspensionFact>> carryOut(List<Ordered<SuspensionFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    @Override
    public String policyVersion(SuspensionFile file) {
        return file.policyVersion();
    }
}
