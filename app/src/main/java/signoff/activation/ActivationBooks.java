// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import static signoff.ledger.AccountKind.CASH;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PAYABLE;
import static signoff.ledger.AccountKind.REVENUE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.activation.ActivationFact.NumberReserved;
import signoff.activation.ActivationFact.PoolWasEmpty;
import signoff.activation.ActivationFact.SupplyReserved;
import signoff.activation.ActivationInstruction.EnterLine;
import signoff.activation.ActivationInstruction.EnterPayment;
import signoff.activation.ActivationInstruction.EnterReturn;
import signoff.activation.ActivationInstruction.GiveBack;
import signoff.activation.ActivationInstruction.OweBack;
import signoff.activation.ActivationInstruction.Reserve;
import signoff.activation.ActivationInstruction.Show;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;
import signoff.workflow.EffectId;

/**
 * Writes what orders for lines mean into numbers, lines, ledger and payments. All rows but those of
 * the pool belong to one order, and those of the pool are passed over when locked: nobody waits.
 */
@Component
class ActivationBooks {

    private final Supply supply;
    private final NewLines lines;
    private final Ledger ledger;
    private final Refunds refunds;
    private final ActivationStore store;

    ActivationBooks(
            Supply supply, NewLines lines, Ledger ledger, Refunds refunds, ActivationStore store) {
        this.supply = supply;
        this.lines = lines;
        this.ledger = ledger;
        this.refunds = refunds;
        this.store = store;
    }

    // One by one: lines are bought by people, and never by the thousand in one commit.
    List<Told<ActivationFact>> carryOut(List<Ordered<ActivationFile>> orders, Instant at) {
        var told = new ArrayList<Told<ActivationFact>>();
        for (var ordered : orders) {
            var id = ordered.id();
            var file = ordered.file();
            switch ((ActivationInstruction) ordered.instruction()) {
                case EnterPayment(var reference, var paidAt) -> enter(id, file, reference, paidAt);
                case Reserve() -> told.add(new Told<>(id, reserved(file, at)));
                case EnterLine(var since) -> {
                    lines.activate(file, since);
                    charge(id, file, since);
                }
                case GiveBack() -> supply.giveBack(file.line());
                case OweBack(var since) -> {
                    post(Move.OWE.transfer(id, file, file.cost().due(), since));
                    refunds.promise(
                            List.of(new Refunds.Due(id, file.line(), file.cost().due())));
                }
                case EnterReturn(var paidAt) ->
                    post(Move.PAY_OUT.transfer(id, file, file.cost().due(), paidAt));
                case Show(var status, var endedFor) -> store.show(id, status, endedFor);
            }
        }
        return told;
    }

    private void enter(CaseId id, ActivationFile file, String reference, Instant at) {
        var due = file.cost().due();
        ledger.open(file.line(), due.currency());
        post(Move.PAY_IN.transfer(id, file, due, at));
        refunds.remember(List.of(new PaymentSource(
                file.line(),
                reference,
                file.cost().instrument(),
                due,
                Money.none(due.currency()),
                at)));
    }

    private ActivationFact reserved(ActivationFile file, Instant at) {
        var wanted = file.wanted();
        var given = supply.reserve(file.line(), wanted.pool(), wanted.sim());
        if (given.isEmpty()) return new PoolWasEmpty(at);
        var digits = given.get().lastDigits();
        return wanted.sim() == SimForm.CARD
                ? new NumberReserved(at, digits)
                : new SupplyReserved(at, digits);
    }

    // Not before the line is there: what never came into service was never charged (I21).
    private void charge(CaseId id, ActivationFile file, Instant at) {
        var cost = file.cost();
        if (!cost.setUp().isZero()) post(Move.SET_UP.transfer(id, file, cost.setUp(), at));
        if (!cost.fee().isZero()) post(Move.FEE.transfer(id, file, cost.fee(), at));
    }

    private void post(Transfer transfer) {
        if (ledger.post(List.of(transfer)).getFirst() instanceof NotPosted(var broken)) {
            throw new IllegalStateException(transfer + " breaks " + broken);
        }
    }

    /** Every way in which an order for a line moves money. */
    enum Move {
        PAY_IN(CASH, PAID, Reason.TOP_UP),
        SET_UP(PAID, REVENUE, Reason.ORDER),
        FEE(PAID, REVENUE, Reason.RECURRING_FEE),
        OWE(PAID, PAYABLE, Reason.ORDER_CANCELLED),
        PAY_OUT(PAYABLE, CASH, Reason.REFUND);

        private final AccountKind debit;
        private final AccountKind credit;
        private final Reason reason;

        Move(AccountKind debit, AccountKind credit, Reason reason) {
            this.debit = debit;
            this.credit = credit;
            this.reason = reason;
        }

        /** Its id is made of the order and the move, so each is posted once at most (I20). */
        Transfer transfer(CaseId order, ActivationFile file, Money amount, Instant at) {
            var id = EffectId.of(order, "Transfer-" + name()).value();
            return new Transfer(id, file.line(), debit, credit, amount, reason, at);
        }
    }
}
