// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.closure.ClosureView;
import signoff.closure.Closures;
import signoff.ledger.Ledger;
import signoff.line.Lines;
import signoff.restoration.RestorationFact.LineCouldNotBeTakenBack;
import signoff.restoration.RestorationFact.LineTakenBack;
import signoff.restoration.RestorationOrder.EndRestore;
import signoff.restoration.RestorationOrder.PutBack;
import signoff.restoration.RestorationOrder.TakeBack;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;

/** Takes lines and numbers back, and opens their books again, in the transaction of the steps. */
@Component
class RestorationBooks {

    private final Lines lines;
    private final Ledger ledger;
    private final ObjectProvider<Closures> closures;
    private final RestorationStore store;

    // Closings are cases too, and cases know their types: they are asked for when they are needed.
    RestorationBooks(
            Lines lines, Ledger ledger, ObjectProvider<Closures> closures, RestorationStore store) {
        this.lines = lines;
        this.ledger = ledger;
        this.closures = closures;
        this.store = store;
    }

    // One by one: a line is restored when a person asks, never by the thousand.
    List<Told<RestorationFact>> carryOut(List<Ordered<RestorationFile>> orders, Instant at) {
        var told = new ArrayList<Told<RestorationFact>>();
        orders.stream()
                .sorted(Comparator.comparing(order -> order.file().line().value()))
                .forEach(order -> {
                    switch (order.instruction()) {
                        case TakeBack _ -> told.add(new Told<>(order.id(), takeBack(order, at)));
                        case PutBack _ -> putBack(order);
                        case EndRestore _ -> store.end(order.id());
                        default -> throw new IllegalStateException("no rule orders " + order);
                    }
                });
        return told;
    }

    // The line is locked before the closing is read: its balance is struck before this, and then
    // it shows here, or after it, and then it finds that the line is closed by it no more.
    private RestorationFact takeBack(Ordered<RestorationFile> order, Instant at) {
        lines.lock(order.file().line());
        return !isBilled(order.file()) && lines.takeBack(restoring(order), at)
                ? new LineTakenBack(at)
                : new LineCouldNotBeTakenBack(at);
    }

    /** A final bill belongs to the closed line until it is paid, and to no other book. */
    private boolean isBilled(RestorationFile file) {
        return closures.getObject()
                .find(file.closing())
                .filter(view -> view.status() == ClosureView.Status.PAYMENT_DUE)
                .isPresent();
    }

    private void putBack(Ordered<RestorationFile> order) {
        lines.putBack(restoring(order));
        ledger.reopen(order.file().line());
    }

    private static Lines.Closing restoring(Ordered<RestorationFile> order) {
        return new Lines.Closing(order.file().line(), order.id());
    }
}
