// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.LedgerRule;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.swap.Spares;
import signoff.replacement.ReplacementFact.LineWasClosed;
import signoff.replacement.ReplacementFact.SimSwapped;
import signoff.replacement.ReplacementOrder.Retire;
import signoff.replacement.ReplacementOrder.Show;
import signoff.replacement.ReplacementOrder.Swap;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;
import signoff.workflow.EffectId;

/** Gives lines their new SIM and takes its price, in the transaction of the steps. */
@Component
class ReplacementBooks {

    private final Lines lines;
    private final Spares spares;
    private final Ledger ledger;
    private final ReplacementStore store;

    ReplacementBooks(Lines lines, Spares spares, Ledger ledger, ReplacementStore store) {
        this.lines = lines;
        this.spares = spares;
        this.ledger = ledger;
        this.store = store;
    }

    // One by one: SIMs are replaced when people ask, never by the thousand.
    List<Told<ReplacementFact>> carryOut(List<Ordered<ReplacementFile>> orders, Instant at) {
        var told = new ArrayList<Told<ReplacementFact>>();
        var inOrder = orders.stream()
                .sorted(Comparator.comparing(order -> order.file().line().value()))
                .toList();
        for (var ordered : inOrder) {
            switch ((ReplacementOrder) ordered.instruction()) {
                case Swap() -> told.add(new Told<>(ordered.id(), swap(ordered, at)));
                case Retire() -> spares.retire(ordered.file().line(), ordered.id(), at);
                case Show(var status, var endedFor) -> store.show(ordered.id(), status, endedFor);
            }
        }
        return told;
    }

    // A closing that began meanwhile knows the line by the SIM that it had, and comes first.
    private ReplacementFact swap(Ordered<ReplacementFile> ordered, Instant at) {
        var line = ordered.file().line();
        var status = lines.lock(line).orElseThrow().status();
        if (status != Line.Status.ACTIVE && status != Line.Status.SUSPENDED) {
            return new LineWasClosed(at);
        }
        spares.swap(line, ordered.id(), at);
        charge(ordered, at);
        return new SimSwapped(at);
    }

    // It was covered when the code came back. Whoever has used it up since then gets it for nothing
    // rather than a debt they never agreed to (I21).
    private void charge(Ordered<ReplacementFile> ordered, Instant at) {
        var file = ordered.file();
        if (file.price().isZero()) return;
        var transfer = new Transfer(
                EffectId.of(ordered.id(), "Transfer-PRICE").value(),
                file.line(),
                AccountKind.PAID,
                AccountKind.REVENUE,
                file.price(),
                Reason.ORDER,
                at);
        if (ledger.post(List.of(transfer)).getFirst() instanceof NotPosted(var broken)
                && broken != LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS) {
            throw new IllegalStateException(transfer + " breaks " + broken);
        }
    }
}
