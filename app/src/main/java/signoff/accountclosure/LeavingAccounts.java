// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.line.Lines;
import signoff.subscriber.Subscribers.LineWanted;

/** Hears what others do with accounts that are being closed, inside their transactions. */
@Component
class LeavingAccounts {

    private final AccountClosureStore store;

    LeavingAccounts(AccountClosureStore store) {
        this.store = store;
    }

    /** Whoever leaves gets no new line: it would end before it began. */
    @EventListener
    void judge(LineWanted wanted) {
        var open = store.openFor(wanted.account());
        if (open.isPresent()) {
            throw new RequestRefused(Refusal.of(
                    Refusal.Code.ACCOUNT_MUST_NOT_BE_CLOSING, "case", open.get().number()));
        }
    }

    // No case is locked here: the one that took a line back may be locked by this transaction, and
    // two that lock each other's cases would wait in a circle.
    @EventListener
    void call(Lines.Stay stay) {
        store.call(stay.lines().stream().map(LineId::account).distinct().toList());
    }
}
