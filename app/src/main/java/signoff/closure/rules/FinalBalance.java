// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.ledger.Transfer.Reason.BALANCE_STRUCK;
import static signoff.ledger.Transfer.Reason.BILL_SETTLED;
import static signoff.ledger.Transfer.Reason.BONUS_FORFEITED;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.workflow.EffectId;

/**
 * What a line's balance comes to at the end. The preview and the settlement reckon with this same
 * function, so what is shown is what happens. Pure.
 *
 * @param paid real money left
 * @param owed bills that are not paid
 * @param netted what of the paid balance goes to those bills
 * @param weReturn what goes back to the subscriber; real money is never forfeited (I15)
 * @param youOwe what stays to be paid; never both
 * @param lostBonus promotional credit, which never becomes cash (I15)
 */
public record FinalBalance(
        Money paid, Money owed, Money netted, Money weReturn, Money youOwe, Money lostBonus) {

    /** With what cancelled orders would still give back to the paid balance. */
    public static FinalBalance of(Balances held, Money returned) {
        var paid = held.of(AccountKind.PAID).plus(returned);
        var owed = held.owed();
        var netted = paid.smallerOf(owed);
        return new FinalBalance(
                paid,
                owed,
                netted,
                paid.minusAtMost(netted),
                owed.minusAtMost(netted),
                held.of(AccountKind.PROMOTIONAL));
    }

    /** The transfers that strike it; their ids are made of the case, so it is struck once (I20). */
    public List<Transfer> transfers(CaseId owner, LineId line, Instant at) {
        var all = List.of(
                new Part("netted", AccountKind.PAID, AccountKind.UNPAID, netted, BILL_SETTLED),
                new Part("struck", AccountKind.PAID, AccountKind.PAYABLE, weReturn, BALANCE_STRUCK),
                new Part(
                        "forfeited",
                        AccountKind.PROMOTIONAL,
                        AccountKind.BONUS_COST,
                        lostBonus,
                        BONUS_FORFEITED));
        return all.stream()
                .filter(part -> !part.amount().isZero())
                .map(part -> part.transfer(owner, line, at))
                .toList();
    }

    private record Part(
            String name, AccountKind from, AccountKind to, Money amount, Reason reason) {

        Transfer transfer(CaseId owner, LineId line, Instant at) {
            return new Transfer(id(owner, name), line, from, to, amount, reason, at);
        }
    }

    public static UUID id(CaseId owner, String transfer) {
        return EffectId.of(owner, "ledger-" + transfer).value();
    }
}
