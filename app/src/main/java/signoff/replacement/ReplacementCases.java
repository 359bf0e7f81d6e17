// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.notification.Codes;
import signoff.replacement.ReplacementFact.ReplacementAsked;
import signoff.replacement.ReplacementState.AwaitingCode;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;
import signoff.workflow.EffectId;

/** The cases of replacements, in the hands of the workflow, and the codes they wait for. */
@Component
class ReplacementCases {

    private final Cases cases;
    private final ReplacementType type;
    private final Codes codes;
    private final TransactionTemplate transaction;

    ReplacementCases(
            Cases cases, ReplacementType type, Codes codes, TransactionTemplate transaction) {
        this.cases = cases;
        this.type = type;
        this.codes = codes;
        this.transaction = transaction;
    }

    void open(ReplacementFile file, BrandId brand, AwaitingCode state, Actor actor) {
        var asked = state.until().minus(file.limits().codeValid());
        cases.open(
                type,
                new Cases.Opening<ReplacementFile, ReplacementState, ReplacementFact>(
                        file.id(),
                        brand,
                        file,
                        state,
                        new ReplacementAsked(asked),
                        actor,
                        List.of(ReplacementRules.tellCode(file, state))));
    }

    Optional<Read<ReplacementFile, ReplacementState>> find(CaseId id) {
        return cases.find(type, id);
    }

    Answer<ReplacementFile, ReplacementState> tell(CaseId id, ReplacementFact fact, Actor actor) {
        return cases.tell(type, id, fact, actor);
    }

    Answer<ReplacementFile, ReplacementState> tellWhen(
            CaseId id,
            Function<Read<ReplacementFile, ReplacementState>, Optional<ReplacementFact>> fact,
            Actor actor) {
        return cases.tellWhen(type, id, fact, actor);
    }

    boolean matches(ReplacementFile file, AwaitingCode state, String code) {
        var purpose = new Codes.Purpose(
                ReplacementRules.CODE_KIND,
                file.id().value().toString(),
                file.content(),
                state.round());
        return codes.matches(purpose, code);
    }

    /** Makes due again what a state was stuck with. */
    void tryAgain(CaseId id, ReplacementState stuck) {
        ReplacementType.legOf(stuck).ifPresent(leg -> cases.tryAgain(id, EffectId.of(id, leg)));
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
