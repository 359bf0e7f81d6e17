// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import signoff.accountclosure.AccountClosureStore.Called;

/** Lets cases look that were called because a line of theirs came back. */
@Component
class AccountCalls {

    private static final int CALLED_MOST = 100;

    private final AccountClosureStore store;
    private final AccountClosureDesk desk;
    private final TransactionTemplate transaction;

    AccountCalls(
            AccountClosureStore store, AccountClosureDesk desk, TransactionTemplate transaction) {
        this.store = store;
        this.desk = desk;
        this.transaction = transaction;
    }

    /** Answers whether there may be more. */
    boolean run() {
        var called = store.called(CALLED_MOST);
        called.forEach(this::answer);
        return called.size() == CALLED_MOST;
    }

    // The case first, in the order of all who lock both. Who calls meanwhile is not overheard.
    private void answer(Called call) {
        transaction.executeWithoutResult(status -> {
            desk.lookNow(call.id());
            store.answered(call);
        });
    }
}
