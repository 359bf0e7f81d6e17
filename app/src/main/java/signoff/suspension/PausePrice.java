// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.LedgerRule;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.workflow.EffectId;

/** Takes the price of a pause from the paid balance, once for each. */
@Component
class PausePrice {

    private final Ledger ledger;

    PausePrice(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Answers why not, if not. The row of the line is locked. */
    Optional<Refusal> take(CaseId pause, LineId line, Money price, Instant at) {
        if (price.isZero()) return Optional.empty();
        var transfer = new Transfer(
                EffectId.of(pause, "Transfer-PRICE").value(),
                line,
                AccountKind.PAID,
                AccountKind.REVENUE,
                price,
                Reason.ORDER,
                at);
        return switch (ledger.post(List.of(transfer)).getFirst()) {
            case NotPosted(var broken)
            when broken == LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS
                    || broken == LedgerRule.LINE_MUST_HAVE_ACCOUNTS ->
                Optional.of(Refusal.of(Code.BALANCE_MUST_COVER_PRICE, "price", price));
            case NotPosted(var broken) ->
                throw new IllegalStateException(transfer + " breaks " + broken);
            default -> Optional.empty();
        };
    }
}
