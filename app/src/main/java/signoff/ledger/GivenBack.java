// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static signoff.ledger.AccountKind.BONUS_COST;
import static signoff.ledger.AccountKind.OPERATOR_COST;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PROMOTIONAL;
import static signoff.ledger.AccountKind.REVENUE;

import java.util.UUID;
import signoff.ledger.Transfer.Reason;

/**
 * Gives back what was charged for something after the stop, before the stop was known to the book
 * (I16). A bonus goes back to the bonus. What was used we bear ourselves, as if it had been told
 * later; a fee is earned for nothing, so it goes back out of what we have earned.
 */
final class GivenBack {

    /** Made of the charge, so that each is given back once. */
    static Transfer of(Transfer charge) {
        var bonus = charge.debit() == PROMOTIONAL;
        var ours = charge.reason() == Reason.USAGE ? OPERATOR_COST : REVENUE;
        return new Transfer(
                UUID.nameUUIDFromBytes((charge.id() + " after the stop").getBytes(UTF_8)),
                charge.line(),
                bonus ? BONUS_COST : ours,
                bonus ? PROMOTIONAL : PAID,
                charge.amount(),
                Reason.CORRECTION,
                charge.eventAt());
    }

    private GivenBack() {}
}
