// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.REVENUE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.ledger.Ledger;
import signoff.ledger.LedgerRule;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.workflow.EffectId;

/** Posts what add-ons cost and what comes back. Each month is paid once at most, and so is that. */
@Component
class AddOnMoney {

    private final Ledger ledger;

    AddOnMoney(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Names what was paid for: the transfer, and the allowances that come with it. */
    static EffectId month(CaseId id, int month) {
        return EffectId.of(id, "Month-" + month);
    }

    /** Whether the paid balance covered it. */
    boolean pay(CaseId id, AddOnFile file, int month, Instant at) {
        var fee = new Transfer(
                month(id, month).value(),
                file.line(),
                PAID,
                REVENUE,
                file.price(),
                Reason.RECURRING_FEE,
                at);
        return switch (ledger.post(List.of(fee)).getFirst()) {
            case NotPosted(var broken)
            when broken == LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS
                    || broken == LedgerRule.LINE_MUST_HAVE_ACCOUNTS -> false;
            case NotPosted(var broken) ->
                throw new IllegalStateException(fee + " breaks " + broken);
            default -> true;
        };
    }

    /** @param fee what it comes back of */
    void giveBack(UUID fee, AddOnFile file, Money returned, Instant at) {
        if (returned.isZero()) return;
        var back = new Transfer(
                Transfer.returnOf(fee),
                file.line(),
                REVENUE,
                PAID,
                returned,
                Reason.FEE_RETURNED,
                at);
        if (ledger.post(List.of(back)).getFirst() instanceof NotPosted(var broken)) {
            throw new IllegalStateException(back + " breaks " + broken);
        }
    }
}
