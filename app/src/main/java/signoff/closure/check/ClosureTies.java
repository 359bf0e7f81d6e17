// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.DevicesLetGo;
import signoff.closure.rules.ClosureEvent.OrdersRan;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.FinalBalance;
import signoff.closure.rules.Terms;
import signoff.device.Devices;
import signoff.kernel.LineId;
import signoff.ledger.AccountKind;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.commitment.Commitments;
import signoff.order.Orders;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;

/**
 * Lets go of what a line is tied by when it ends: open orders, the devices that share it, its
 * minimum term.
 */
@Component
public class ClosureTies {

    private final Devices devices;
    private final Commitments commitments;
    private final Lines lines;
    private final Orders orders;

    ClosureTies(Devices devices, Commitments commitments, Lines lines, Orders orders) {
        this.orders = orders;
        this.devices = devices;
        this.commitments = commitments;
        this.lines = lines;
    }

    /** Before anything is posted: cases are locked before ledger rows. */
    public void cancelOrders(List<LineId> lines, Instant at) {
        orders.cancelOpen(lines, at);
    }

    /** Those whose stop has to be later for it, and no others. */
    public List<Told<ClosureEvent>> running(List<Ordered<ClosureFile>> scheduled, Instant at) {
        var paying = whoWait(scheduled, Terms::runningWait);
        var porting = whoWait(scheduled, Terms::portWithin);
        if (paying.isEmpty() && porting.isEmpty()) return List.of();
        var placed = orders.running(paying);
        var ported = commitments.portsSince(porting);
        var told = new ArrayList<Told<ClosureEvent>>();
        for (var order : scheduled) {
            var file = order.file();
            var line = file.line();
            Stream.concat(
                            over(placed.get(line), file.terms().runningWait()),
                            over(ported.get(line), file.terms().portWithin()))
                    .max(Instant::compareTo)
                    .filter(over -> over.isAfter(file.stopAt()))
                    .ifPresent(over -> told.add(new Told<>(order.id(), new OrdersRan(at, over))));
        }
        return told;
    }

    private static List<LineId> whoWait(
            List<Ordered<ClosureFile>> scheduled, Function<Terms, Duration> within) {
        return scheduled.stream()
                .map(Ordered::file)
                .filter(file -> !within.apply(file.terms()).isZero())
                .map(ClosureFile::line)
                .toList();
    }

    private static Stream<Instant> over(@Nullable Instant since, Duration within) {
        return since == null || within.isZero() ? Stream.of() : Stream.of(since.plus(within));
    }

    /** Whether another provider has asked for the number, and the closing has to wait (4.6). */
    public boolean isPorting(ClosureFile file, Instant at) {
        return over(commitments.of(file.line()).portSince(), file.terms().portWithin())
                .anyMatch(at::isBefore);
    }

    /** In the commit that ends service. A case is told only if there was something to let go of. */
    public List<Told<ClosureEvent>> letGo(List<Ordered<ClosureFile>> ended, Instant at) {
        var counts = devices.unbindAll(
                ended.stream().map(order -> order.file().line()).toList(), at);
        var told = new ArrayList<Told<ClosureEvent>>();
        for (var order : ended) {
            var count = counts.get(order.file().line());
            if (count != null) told.add(new Told<>(order.id(), new DevicesLetGo(at, count)));
        }
        return told;
    }

    /** What was agreed to for ending a contract early, and nothing else (I21). */
    public List<Transfer> earlyFees(List<Ordered<ClosureFile>> stopping) {
        return stopping.stream().flatMap(this::earlyFee).toList();
    }

    // Few contracts have a term, so few cases ask for their line once more.
    private Stream<Transfer> earlyFee(Ordered<ClosureFile> order) {
        var file = order.file();
        if (file.consents().stream().noneMatch(EarlyFee::isConsent)) return Stream.of();
        var currency = lines.find(file.line()).map(Line::currency).orElseThrow();
        var agreed = EarlyFee.agreed(file.consents(), currency);
        var fee = EarlyFee.charged(agreed, commitments.of(file.line()), file.stopAt());
        if (fee.isZero()) return Stream.of();
        return Stream.of(new Transfer(
                FinalBalance.id(order.id(), "early-fee"),
                file.line(),
                AccountKind.UNPAID,
                AccountKind.REVENUE,
                fee,
                Transfer.Reason.EARLY_TERMINATION,
                // It belongs to the contract that still runs: nothing is charged from the stop on.
                file.stopAt().minus(1, ChronoUnit.MICROS)));
    }
}
