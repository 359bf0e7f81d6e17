// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.offer.HeldOfferings;
import signoff.planchange.PlanChangeFact.ChangeAgreed;
import signoff.planchange.PlanChangeState.Agreed;
import signoff.planchange.PlanChanges.Change;
import signoff.planchange.PlanChanges.When;
import signoff.workflow.Cases;
import signoff.workflow.Effect;

/** The cases of changes, in the hands of the workflow, and which of them each line awaits. */
@Component
class PlanChangeCases {

    private final Cases cases;
    private final PlanChangeType type;
    private final HeldOfferings held;
    private final TransactionTemplate transaction;

    PlanChangeCases(
            Cases cases, PlanChangeType type, HeldOfferings held, TransactionTemplate transaction) {
        this.cases = cases;
        this.type = type;
        this.held = held;
        this.transaction = transaction;
    }

    /** The row of the line is locked. One that waits for the end of the period is told of. */
    void open(CaseId id, BrandId brand, PlanChangeFile file, Actor actor) {
        var waits = file.when() == When.PERIOD_END;
        held.await(file.line(), waits ? id : null);
        var effects = waits ? List.<Effect>of(PlanChangeRules.agreed(file)) : List.<Effect>of();
        cases.open(
                type,
                new Cases.Opening<PlanChangeFile, PlanChangeState, PlanChangeFact>(
                        id,
                        brand,
                        file,
                        new Agreed(file.askedAt().plus(file.lookWithin())),
                        new ChangeAgreed(file.askedAt()),
                        actor,
                        effects));
    }

    void tell(CaseId id, PlanChangeFact fact, Actor actor) {
        cases.tell(type, id, fact, actor);
    }

    Optional<CaseId> awaited(LineId line) {
        return held.awaited(line);
    }

    void awaitNothing(LineId line) {
        held.await(line, null);
    }

    Optional<Change> find(CaseId id) {
        return cases.find(type, id).map(found -> {
            var file = found.file();
            return new Change(
                    id,
                    file.line(),
                    file.offering(),
                    file.version(),
                    file.when(),
                    found.state().status(),
                    file.returned(),
                    file.fee(),
                    file.askedAt());
        });
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
