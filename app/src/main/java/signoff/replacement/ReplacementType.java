// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.line.swap.ChargeSpare;
import signoff.line.swap.EndOldSim;
import signoff.line.swap.MoveNumber;
import signoff.line.swap.PrepareSpare;
import signoff.line.swap.TakeBackSpare;
import signoff.replacement.ReplacementFact.*;
import signoff.replacement.ReplacementState.*;
import signoff.workflow.CaseType;
import signoff.workflow.Outcome;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;
import signoff.workflow.Wait.Owner;

/** Replacements as cases: how long each state waits, and what the network's answers mean. */
@Component
final class ReplacementType
        implements CaseType<ReplacementFile, ReplacementState, ReplacementFact> {

    /** Our books answer in the commit that asks. This is for a bug, not for a wait. */
    private static final Duration BOOKS_ANSWER_WITHIN = Duration.ofMinutes(5);

    private final ReplacementBooks books;

    ReplacementType(ReplacementBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "replacement";
    }

    @Override
    public Class<ReplacementFile> file() {
        return ReplacementFile.class;
    }

    @Override
    public Class<ReplacementState> states() {
        return ReplacementState.class;
    }

    @Override
    public Class<ReplacementFact> facts() {
        return ReplacementFact.class;
    }

    @Override
    public TransitionTable<ReplacementFile, ReplacementState, ReplacementFact> table() {
        return ReplacementRules.TABLE;
    }

    @Override
    public Optional<Wait<ReplacementFact>> waits(ReplacementFile file, ReplacementState state) {
        return waiting(state);
    }

    static Optional<Wait<ReplacementFact>> waiting(ReplacementState state) {
        return Optional.ofNullable(
                switch (state) {
                    case AwaitingCode(var until, var round, var tries) ->
                        new Wait<>(Owner.SUBSCRIBER, until, new CodeRanOut(until));
                    case AwaitingCard(var until) ->
                        new Wait<>(Owner.SUBSCRIBER, until, new CardOverdue(until));
                    case Connecting(var element, var by, var late) ->
                        network(late ? Owner.OPERATOR : Owner.NETWORK, by);
                    case Stuck(var element, var why, var until) -> network(Owner.OPERATOR, until);
                    case Swapping(var at) -> books(at.plus(BOOKS_ANSWER_WITHIN));
                    case EndingOld(var by) -> network(Owner.NETWORK, by);
                    case OldStuck(var why, var until) -> network(Owner.OPERATOR, until);
                    case TakingBack(var by) -> network(Owner.NETWORK, by);
                    case TakeBackStuck(var why, var until) -> network(Owner.OPERATOR, until);
                    case Replaced _, ReplacementState.Ended _ -> null;
                });
    }

    private static Wait<ReplacementFact> network(Owner owner, Instant until) {
        return new Wait<>(owner, until, new NetworkWasLate(until));
    }

    private static Wait<ReplacementFact> books(Instant until) {
        return new Wait<>(Owner.CLOCK, until, new BooksWereLate(until));
    }

    /** What each state waits for from the network, to be made due again when a person says so. */
    static Optional<String> legOf(ReplacementState state) {
        return Optional.ofNullable(
                switch (state) {
                    case Connecting connecting -> legOf(connecting.element());
                    case Stuck stuck -> legOf(stuck.element());
                    case OldStuck _ -> EndOldSim.class.getSimpleName();
                    case TakeBackStuck _ -> TakeBackSpare.class.getSimpleName();
                    default -> null;
                });
    }

    private static String legOf(Element element) {
        return switch (element) {
            case PROFILE -> PrepareSpare.class.getSimpleName();
            case CHARGING -> ChargeSpare.class.getSimpleName();
            case NUMBER -> MoveNumber.class.getSimpleName();
        };
    }

    @Override
    public Optional<ReplacementFact> factOf(
            ReplacementFile file, ReplacementState state, CaseType.Ended ended) {
        return factOf(ended).filter(fact -> table().allows(state.getClass(), fact.getClass()));
    }

    static Optional<ReplacementFact> factOf(CaseType.Ended ended) {
        return Optional.ofNullable(
                switch (ended.effect()) {
                    case PrepareSpare _ -> heard(ended, new SpareReady(ended.at()));
                    case ChargeSpare _ -> heard(ended, new SpareCharged(ended.at()));
                    case MoveNumber _ -> heard(ended, new NumberMoved(ended.at()));
                    case EndOldSim _ -> heard(ended, new OldSimEnded(ended.at()));
                    case TakeBackSpare _ -> heard(ended, new SpareTakenBack(ended.at()));
                    default -> null;
                });
    }

    private static ReplacementFact heard(CaseType.Ended ended, ReplacementFact done) {
        return ended.outcome() instanceof Outcome.Refused(var why)
                ? new NetworkDeclined(ended.at(), why)
                : done;
    }

    @Override
    public List<Told<ReplacementFact>> carryOut(List<Ordered<ReplacementFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    @Override
    public String policyVersion(ReplacementFile file) {
        return file.policyVersion();
    }
}
