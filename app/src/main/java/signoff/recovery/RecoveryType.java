// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.recovery.RecoveryFact.CodeRanOut;
import signoff.recovery.RecoveryFact.ReviewWasLate;
import signoff.recovery.RecoveryFact.WaitWasOver;
import signoff.recovery.RecoveryRules.Show;
import signoff.recovery.RecoveryState.Open;
import signoff.recovery.RecoveryState.Reviewing;
import signoff.recovery.RecoveryState.Waiting;
import signoff.workflow.CaseType;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;
import signoff.workflow.Wait.Owner;

/** Recoveries as cases: whom each state waits for, and until when. */
@Component
final class RecoveryType implements CaseType<RecoveryFile, RecoveryState, RecoveryFact> {

    private final RecoveryStore store;

    RecoveryType(RecoveryStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public Class<RecoveryFile> file() {
        return RecoveryFile.class;
    }

    @Override
    public Class<RecoveryState> states() {
        return RecoveryState.class;
    }

    @Override
    public Class<RecoveryFact> facts() {
        return RecoveryFact.class;
    }

    @Override
    public TransitionTable<RecoveryFile, RecoveryState, RecoveryFact> table() {
        return RecoveryRules.TABLE;
    }

    @Override
    public Optional<Wait<RecoveryFact>> waits(RecoveryFile file, RecoveryState state) {
        return waiting(state);
    }

    static Optional<Wait<RecoveryFact>> waiting(RecoveryState state) {
        return switch (state) {
            case Reviewing(var until) ->
                Optional.of(new Wait<>(Owner.OPERATOR, until, new ReviewWasLate(until)));
            case Waiting(var until) ->
                Optional.of(new Wait<>(Owner.SUBSCRIBER, until, new WaitWasOver(until)));
            case Open(var until) ->
                Optional.of(new Wait<>(Owner.SUBSCRIBER, until, new CodeRanOut(until)));
            default -> Optional.empty();
        };
    }

    /** A message that reaches nobody changes nothing: the wait is as long either way. */
    @Override
    public Optional<RecoveryFact> factOf(RecoveryFile file, RecoveryState state, Ended ended) {
        return Optional.empty();
    }

    @Override
    public List<Told<RecoveryFact>> carryOut(List<Ordered<RecoveryFile>> orders, Instant at) {
        for (var ordered : orders) {
            if (!(ordered.instruction() instanceof Show(var status))) {
                throw new IllegalStateException("no rule orders " + ordered);
            }
            store.show(ordered.id(), status, at);
        }
        return List.of();
    }

    @Override
    public boolean isTold() {
        return false;
    }

    @Override
    public String policyVersion(RecoveryFile file) {
        return "none";
    }
}
