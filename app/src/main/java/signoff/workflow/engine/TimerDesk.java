// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.CaseId;

/** Moves due cases, each batch in one commit. The desk itself lets the clock act. */
@Component
class TimerDesk {

    /** How long a case rests that a bug keeps from moving, so that it does not block the others. */
    private static final Duration REST = Duration.ofMinutes(5);

    private final CaseDesk cases;
    private final CaseStore store;
    private final TransactionTemplate transaction;

    TimerDesk(CaseDesk cases, CaseStore store, TransactionTemplate transaction) {
        this.cases = cases;
        this.store = store;
        this.transaction = transaction;
    }

    int moveDue(int most) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var open = cases.lockDue(most);
            if (!open.isEmpty()) cases.move(open, List.of());
            return open.size();
        }));
    }

    List<CaseId> due(int most) {
        return cases.due(most);
    }

    void moveOne(CaseId id) {
        transaction.executeWithoutResult(status -> cases.move(cases.lock(List.of(id)), List.of()));
    }

    void rest(CaseId id) {
        store.rest(id, cases.now(), cases.now().plus(REST));
    }
}
