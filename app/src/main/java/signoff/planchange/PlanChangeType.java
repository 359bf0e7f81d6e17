// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.planchange.PlanChangeFact.TurnIsAwaited;
import signoff.planchange.PlanChangeState.Agreed;
import signoff.workflow.CaseType;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait;

/** What the workflow must know of changes of plan. */
@Component
final class PlanChangeType implements CaseType<PlanChangeFile, PlanChangeState, PlanChangeFact> {

    private final PlanChangeBooks books;

    PlanChangeType(PlanChangeBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "plan-change";
    }

    @Override
    public Class<PlanChangeFile> file() {
        return PlanChangeFile.class;
    }

    @Override
    public Class<PlanChangeState> states() {
        return PlanChangeState.class;
    }

    @Override
    public Class<PlanChangeFact> facts() {
        return PlanChangeFact.class;
    }

    @Override
    public TransitionTable<PlanChangeFile, PlanChangeState, PlanChangeFact> table() {
        return PlanChangeRules.TABLE;
    }

    @Override
    public Optional<Wait<PlanChangeFact>> waits(PlanChangeFile file, PlanChangeState state) {
        return state instanceof Agreed(var until)
                ? Optional.of(new Wait<>(Wait.Owner.CLOCK, until, new TurnIsAwaited(until)))
                : Optional.empty();
    }

    @Override
    public Optional<PlanChangeFact> factOf(
            PlanChangeFile file, PlanChangeState state, Ended ended) {
        return Optional.empty();
    }

    @Override
    public List<Told<PlanChangeFact>> carryOut(List<Ordered<PlanChangeFile>> orders, Instant at) {
        return books.carryOut(orders, at);
    }

    @Override
    public String policyVersion(PlanChangeFile file) {
        return "none";
    }
}
