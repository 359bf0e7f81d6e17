// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;

/** Moves lines and their numbers together: lines are locked first, numbers after them. */
@Component
class LineDesk implements Lines {

    /** What one commit of {@link #tick} moves: short enough to hold up nobody. */
    static final int TICK_MAX = 10_000;

    private final LineStore lines;
    private final NumberStore numbers;
    private final TransactionOperations transactions;
    private final Clock clock;

    LineDesk(
            LineStore lines, NumberStore numbers, TransactionOperations transactions, Clock clock) {
        this.lines = lines;
        this.numbers = numbers;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Line> find(LineId line) {
        return lines.find(line);
    }

    @Override
    @Transactional
    public Optional<Line> lock(LineId line) {
        return lines.lock(line);
    }

    @Override
    public Optional<LineId> locate(BrandId brand, UUID line) {
        return lines.locate(brand, line);
    }

    @Override
    public List<Line> of(AccountId account) {
        return lines.of(account);
    }

    @Override
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    @Transactional
    public void activate(Collection<Line> lines) {
        if (lines.isEmpty()) return;
        this.lines.insert(List.copyOf(lines));
        numbers.assign(List.copyOf(lines));
    }

    @Override
    @Transactional
    public void beginClosing(Collection<Closing> closings) {
        if (!closings.isEmpty()) lines.beginClosing(List.copyOf(closings), clock.instant());
    }

    @Override
    @Transactional
    public void keep(Collection<LineId> lines) {
        if (!lines.isEmpty()) this.lines.keep(lines);
    }

    @Override
    @Transactional
    public void endService(Collection<Ending> endings) {
        if (endings.isEmpty()) return;
        lines.endService(List.copyOf(endings));
        numbers.quarantine(List.copyOf(endings));
    }

    @Override
    @Transactional
    public void settle(Collection<LineId> lines) {
        if (!lines.isEmpty()) this.lines.settle(lines, clock.instant());
    }

    @Override
    public void tick() {
        untilDone(() -> lines.closeDue(clock.instant(), TICK_MAX));
        untilDone(() -> numbers.coolDue(clock.instant(), TICK_MAX));
    }

    /** Each round is a commit of its own, unless the caller has a transaction open. */
    private void untilDone(IntSupplier round) {
        var more = true;
        while (more) {
            more = Boolean.TRUE.equals(
                    transactions.execute(status -> round.getAsInt() == TICK_MAX));
        }
    }

    @Override
    public Optional<NumberResource> number(String msisdn) {
        return numbers.find(msisdn);
    }
}
