// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.REVENUE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.offer.HeldOfferings;
import signoff.planchange.PlanChangeFact.ClosingTookOver;
import signoff.planchange.PlanChangeOrder.Look;
import signoff.planchange.PlanChangeOrder.Switch;
import signoff.planchange.PlanChanges.When;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;
import signoff.workflow.EffectId;

/** Writes what changes of plan mean into ledger and lines, in the commit that changes them. */
@Component
class PlanChangeBooks {

    private final Ledger ledger;
    private final HeldOfferings held;
    private final NewPlan plan;

    PlanChangeBooks(Ledger ledger, HeldOfferings held, NewPlan plan) {
        this.ledger = ledger;
        this.held = held;
        this.plan = plan;
    }

    // One by one: plans are changed by people, or on the day of their line.
    List<Told<PlanChangeFact>> carryOut(List<Ordered<PlanChangeFile>> orders, Instant at) {
        var told = new ArrayList<Told<PlanChangeFact>>();
        for (var ordered : orders) {
            var file = ordered.file();
            switch ((PlanChangeOrder) ordered.instruction()) {
                case Switch(var since) -> {
                    // Both or none: whoever agreed has seen, behind the lock, that it is enough.
                    if (file.when() == When.AT_ONCE) pay(ordered.id(), file, since);
                    plan.begin(ordered.id(), file, since);
                }
                case Look() -> {
                    var awaits = held.awaited(file.line());
                    if (awaits.filter(ordered.id()::equals).isEmpty()) {
                        told.add(new Told<>(ordered.id(), new ClosingTookOver(at)));
                    }
                }
            }
        }
        return told;
    }

    private void pay(CaseId id, PlanChangeFile file, Instant at) {
        var transfers = new ArrayList<Transfer>();
        if (!file.returned().isZero()) {
            transfers.add(Move.RETURN.transfer(id, file, file.returned(), at));
        }
        if (!file.fee().isZero()) transfers.add(Move.FEE.transfer(id, file, file.fee(), at));
        for (var posting : ledger.post(transfers)) {
            if (posting instanceof NotPosted(var broken)) {
                throw new IllegalStateException("change " + id.value() + " breaks " + broken);
            }
        }
    }

    /** Every way in which a change moves money. */
    private enum Move {
        RETURN(REVENUE, PAID, Reason.FEE_RETURNED),
        FEE(PAID, REVENUE, Reason.RECURRING_FEE);

        private final AccountKind debit;
        private final AccountKind credit;
        private final Reason reason;

        Move(AccountKind debit, AccountKind credit, Reason reason) {
            this.debit = debit;
            this.credit = credit;
            this.reason = reason;
        }

        /** Its id is made of the change and the move, so each is posted once at most (I36). */
        Transfer transfer(CaseId change, PlanChangeFile file, Money amount, Instant at) {
            var id = EffectId.of(change, "Transfer-" + name()).value();
            return new Transfer(id, file.line(), debit, credit, amount, reason, at);
        }
    }
}
