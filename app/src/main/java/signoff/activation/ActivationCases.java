// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;

/** The cases of orders for lines, in the hands of the workflow. */
@Component
class ActivationCases {

    private final Cases cases;
    private final ActivationType type;
    private final TransactionTemplate transaction;

    ActivationCases(Cases cases, ActivationType type, TransactionTemplate transaction) {
        this.cases = cases;
        this.type = type;
        this.transaction = transaction;
    }

    void open(Cases.Opening<ActivationFile, ActivationState, ActivationFact> opening) {
        cases.open(type, opening);
    }

    Optional<Cases.Read<ActivationFile, ActivationState>> find(CaseId id) {
        return cases.find(type, id);
    }

    Cases.Answer<ActivationFile, ActivationState> tell(
            CaseId id, ActivationFact fact, Actor actor) {
        return cases.tell(type, id, fact, actor);
    }

    /** Makes due again what a state was stuck with. */
    void tryAgain(CaseId id, ActivationState stuck) {
        ActivationType.legOf(stuck).ifPresent(leg -> cases.tryAgain(id, EffectId.of(id, leg)));
    }

    <T> T inTransaction(Supplier<T> work) {
        return inTransactionIf(any -> true, work);
    }

    /** Nothing of the work stays when it did not come to what was wanted. */
    <T> T inTransactionIf(Predicate<T> wanted, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var answer = work.get();
            if (!wanted.test(answer)) status.setRollbackOnly();
            return answer;
        }));
    }
}
