// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.line.bar.BlockLine;
import signoff.line.revive.ResumeCharging;
import signoff.line.revive.ReviveProfile;
import signoff.line.revive.UnbarLine;
import signoff.restoration.RestorationFact.*;
import signoff.restoration.RestorationState.*;
import signoff.workflow.CaseType;
import signoff.workflow.Effect;
import signoff.workflow.Outcome;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;
import signoff.workflow.Wait.Owner;

/** Restores as cases: how long each state waits, and what the network's answers mean. */
@Component
final class RestorationType
        implements CaseType<RestorationFile, RestorationState, RestorationFact> {

    /** Our books answer in the commit that asks. This is for a bug, not for a wait. */
    private static final Duration BOOKS_ANSWER_WITHIN = Duration.ofMinutes(5);

    private final RestorationBooks books;

    RestorationType(RestorationBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "restoration";
    }

    @Override
    public Class<RestorationFile> file() {
        return RestorationFile.class;
    }

    @Override
    public Class<RestorationState> states() {
        return RestorationState.class;
    }

    @Override
    public Class<RestorationFact> facts() {
        return RestorationFact.class;
    }

    @Override
    public TransitionTable<RestorationFile, RestorationState, RestorationFact> table() {
        return RestorationRules.TABLE;
    }

    @Override
    public Optional<Wait<RestorationFact>> waits(RestorationFile file, RestorationState state) {
        return waiting(state);
    }

    static Optional<Wait<RestorationFact>> waiting(RestorationState state) {
        return Optional.ofNullable(
                switch (state) {
                    case AwaitingCode(var until, var round, var tries) ->
                        new Wait<>(Owner.SUBSCRIBER, until, new RestoreCodeRanOut(until));
                    case TakingBack(var at) -> books(at.plus(BOOKS_ANSWER_WITHIN));
                    case LookingForBars(var at) -> books(at.plus(BOOKS_ANSWER_WITHIN));
                    case Reviving(var awaited, var by) -> late(Owner.NETWORK, by);
                    case ReviveStuck(var awaited, var why, var until) ->
                        late(Owner.OPERATOR, until);
                    case Restored _, CodeLapsed _, NotRestorable _ -> null;
                });
    }

    private static Wait<RestorationFact> books(Instant until) {
        return new Wait<>(Owner.CLOCK, until, new RestoreBooksWereLate(until));
    }

    private static Wait<RestorationFact> late(Owner owner, Instant until) {
        return new Wait<>(owner, until, new RestoreWasLate(until));
    }

    @Override
    public boolean minds(Class<? extends Effect> effect) {
        return effect == ReviveProfile.class
                || effect == ResumeCharging.class
                || effect == UnbarLine.class
                || effect == BlockLine.class;
    }

    @Override
    public Optional<RestorationFact> factOf(
            RestorationFile file, RestorationState state, Ended ended) {
        return Optional.ofNullable(
                switch (ended.outcome()) {
                    case Outcome.Refused(var why) -> new RestoreDeclined(ended.at(), why);
                    case Outcome.Done done -> done(ended.effect(), ended.at());
                    default -> null;
                });
    }

    private static RestorationFact done(Effect effect, Instant at) {
        return switch (effect) {
            case ReviveProfile _ -> new ProfileRevived(at);
            case ResumeCharging _ -> new ChargingResumed(at);
            case BlockLine _ -> new LineBlockedAgain(at);
            default -> new LineServedAgain(at);
        };
    }

    @Override
    public List<Told<RestorationFact>> carryOut(List<Ordered<RestorationFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    @Override
    public String policyVersion(RestorationFile file) {
        return file.policyVersion();
    }
}
