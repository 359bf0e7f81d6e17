// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Reason;
import signoff.line.bar.SuspensionStore;

/** Moves lines and their numbers together: lines are locked first, numbers after them. */
@Component
class LineDesk implements Lines {

    /** What one commit of {@link #tick} moves: short enough to hold up nobody. */
    static final int TICK_MAX = 10_000;

    private final LineStore lines;
    private final NumberStore numbers;
    private final RestoreStore restores;
    private final SuspensionStore suspensions;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LineDesk(
            LineStore lines,
            NumberStore numbers,
            SuspensionStore suspensions,
            Around around,
            Clock clock) {
        this.restores = numbers.restores();
        this.lines = lines;
        this.numbers = numbers;
        this.suspensions = suspensions;
        this.transactions = around.transactions();
        this.events = around.events();
        this.clock = clock;
    }

    /** What its moves happen in, and who hears of them. */
    @Component
    record Around(TransactionOperations transactions, ApplicationEventPublisher events) {}

    @Override
    public Optional<Line> find(LineId line) {
        return lines.find(line, clock.instant());
    }

    @Override
    public Reply<Optional<Line>> find(Trip trip, LineId line) {
        return lines.find(trip, line, clock.instant());
    }

    @Override
    @Transactional
    public Optional<Line> lock(LineId line) {
        return lines.lock(line, clock.instant());
    }

    @Override
    public Optional<LineId> locate(BrandId brand, UUID line) {
        return lines.locate(brand, line);
    }

    @Override
    public List<Line> of(AccountId account) {
        return lines.of(account, clock.instant());
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
        moveNow(new Moves(closings, List.of(), List.of(), List.of()));
    }

    @Override
    @Transactional
    public void keep(Collection<LineId> lines) {
        moveNow(new Moves(List.of(), lines, List.of(), List.of()));
    }

    @Override
    @Transactional
    public void suspend(LineId line, Suspension why) {
        var found = locked(line);
        if (found.serviceEndedAt() != null && !restores.isTakenBack(line)) {
            throw new IllegalStateException("LINE_MUST_BE_IN_SERVICE: " + line.value());
        }
        suspensions.add(line, why);
    }

    @Override
    @Transactional
    public void lift(LineId line, Reason reason, Actor.Role by) {
        var found = locked(line);
        var standing = suspensions.of(line);
        var lifted = standing.stream().filter(why -> why.reason() == reason).findFirst();
        if (lifted.isEmpty()) return;
        if (!lifted.get().mayBeLiftedBy(by)) {
            throw new IllegalStateException(
                    "REASON_MUST_BE_LIFTED_BY_ITS_OWNER: " + by + " is not the one for " + reason);
        }
        var days = found.serviceEndedAt() == null
                ? lifted.get().freeDays(standing, clock.instant())
                : 0;
        suspensions.remove(line, lifted.get(), days);
    }

    @Override
    @Transactional
    public void release(LineId line, Reason reason, int round) {
        suspensions.release(line, reason, round);
    }

    @Override
    @Transactional
    public void hold(LineId line, Reason reason) {
        suspensions.release(line, reason, null);
    }

    private Line locked(LineId line) {
        return lines.lock(line, clock.instant())
                .orElseThrow(
                        () -> new IllegalStateException("LINE_MUST_BE_KNOWN: " + line.value()));
    }

    @Override
    public List<Suspension> suspensions(LineId line) {
        return suspensions.of(line);
    }

    @Override
    public Optional<LineId> holder(BrandId brand, String msisdn) {
        return numbers.holder(brand, msisdn);
    }

    @Override
    @Transactional
    public void endService(Collection<Ending> endings) {
        moveNow(new Moves(List.of(), List.of(), endings, List.of()));
    }

    @Override
    @Transactional
    public void settle(Collection<LineId> lines) {
        moveNow(new Moves(List.of(), List.of(), List.of(), lines));
    }

    @Override
    @Transactional
    public void move(Moves moves) {
        moveNow(moves);
    }

    private void moveNow(Moves moves) {
        var now = clock.instant();
        var trip = lines.trip();
        var changes = moves.begun().isEmpty()
                ? Reply.of(List.<Optional<CaseId>>of())
                : lines.beginClosing(trip, moves.begun(), now);
        if (!moves.kept().isEmpty()) lines.keep(trip, moves.kept());
        if (!moves.ended().isEmpty()) lines.endService(trip, moves.ended());
        if (!moves.settled().isEmpty()) lines.settle(trip, moves.settled(), now);
        if (!moves.ended().isEmpty()) numbers.quarantine(trip, moves.ended());
        trip.go();
        var dropped = changes.get().stream().flatMap(Optional::stream).toList();
        if (!dropped.isEmpty()) events.publishEvent(new ChangesDropped(dropped));
    }

    @Override
    @Transactional
    public Set<LineId> stillClosed(Collection<Closing> closings) {
        return closings.isEmpty() ? Set.of() : restores.stillClosed(List.copyOf(closings));
    }

    @Override
    @Transactional
    public boolean takeBack(Closing restoring, Instant now) {
        return restores.takeBack(restoring, now);
    }

    @Override
    public boolean isTakenBack(LineId line) {
        return restores.isTakenBack(line);
    }

    @Override
    @Transactional
    public void putBack(Closing restoring) {
        restores.putBack(restoring);
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
