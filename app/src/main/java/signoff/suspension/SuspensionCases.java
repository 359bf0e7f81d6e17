// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.line.bar.BlockLine;
import signoff.line.bar.UnblockLine;
import signoff.suspension.Suspensions.Suspended;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;

/** The cases of suspensions, in the hands of the workflow. */
@Component
class SuspensionCases {

    private final Cases cases;
    private final SuspensionType type;
    private final Ids ids;
    private final TransactionTemplate transaction;

    SuspensionCases(Cases cases, SuspensionType type, Ids ids, TransactionTemplate transaction) {
        this.cases = cases;
        this.type = type;
        this.ids = ids;
        this.transaction = transaction;
    }

    CaseId newId(LineId line) {
        return new CaseId(line.account(), ids.next());
    }

    void open(Cases.Opening<SuspensionFile, SuspensionState, SuspensionFact> opening) {
        cases.open(type, opening);
    }

    Cases.Answer<SuspensionFile, SuspensionState> tell(
            CaseId id, SuspensionFact fact, Actor actor) {
        return cases.tell(type, id, fact, actor);
    }

    boolean lossReportedAfter(CaseId id, Instant since) {
        return reports(id).anyMatch(entry -> entry.at().isAfter(since));
    }

    int lossReports(CaseId id) {
        return (int) reports(id).count();
    }

    private Stream<Cases.Entry> reports(CaseId id) {
        var reported = SuspensionFact.LossReported.class.getSimpleName();
        return cases.journal(id).stream().filter(entry -> entry.fact().equals(reported));
    }

    /** Makes due again what is stuck: the one order that the case now waits for. */
    void tryAgain(Suspended suspended) {
        cases.find(type, suspended.id()).ifPresent(found -> {
            var file = found.file();
            var on = found.state() instanceof SuspensionState.Resuming;
            // Only the newest: an earlier order of the same kind would undo what came after it.
            var order = on
                    ? new UnblockLine(file.line(), file.reason(), file.round())
                    : new BlockLine(file.line(), file.round());
            cases.tryAgain(found.id(), EffectId.of(found.id(), order.leg()));
        });
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
