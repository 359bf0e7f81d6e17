// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.LineId;
import signoff.ledger.LockedBooks.Key;

/** Locks the books of the lines concerned, decides in memory, and writes what came of it. */
@Component
class LedgerDesk implements Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerDesk.class);

    private final LedgerStore store;
    private final Clock clock;

    LedgerDesk(LedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void open(Map<LineId, Currency> lines) {
        if (!lines.isEmpty()) store.open(lines, clock.instant());
    }

    @Override
    @Transactional
    public List<Posting> post(List<Transfer> transfers) {
        if (transfers.isEmpty()) return List.of();

        var at = clock.instant();
        var books = store.lock(transfers, at);
        var answers = transfers.stream().map(books::post).toList();
        if (!books.posted().isEmpty()) store.write(books.posted(), books.movements(), at);
        return answers;
    }

    @Override
    public Map<LineId, Balances> balances(Collection<LineId> lines) {
        return lines.isEmpty() ? Map.of() : store.balances(lines);
    }

    @Override
    public Reply<Map<LineId, Balances>> balances(Trip trip, Collection<LineId> lines) {
        return store.balances(trip, lines);
    }

    @Override
    @Transactional
    public void stopCharges(Map<LineId, Stop> stops) {
        if (stops.isEmpty()) return;
        var later = notReturned(store.stopCharges(stops));
        var postings = post(later.stream().map(GivenBack::of).toList());
        for (int place = 0; place < later.size(); place++) {
            report(later.get(place), postings.get(place));
        }
    }

    // What came back of a fee before the stop was said must not come back once more with it (I14).
    private List<Transfer> notReturned(List<Transfer> later) {
        if (later.isEmpty()) return later;
        var returns = store.known(later.stream().map(LedgerDesk::returnOf).toList());
        return later.stream()
                .flatMap(charge -> Optional.ofNullable(returns.get(returnOf(charge)))
                        .map(charge::lessened)
                        .orElse(Optional.of(charge))
                        .stream())
                .toList();
    }

    private static Key returnOf(Transfer charge) {
        return new Key(charge.line().account(), Transfer.returnOf(charge.id()));
    }

    // It was served after its stop, or charged twice for one time: that is for a person (I16).
    private static void report(Transfer later, Posting givenBack) {
        switch (givenBack) {
            case Posting.Posted() ->
                LOG.error(
                        "line {} was charged for {}, after its stop: transfer {} is given back",
                        later.line().value(),
                        later.eventAt(),
                        later.id());
            case Posting.AlreadyPosted() -> {}
            case Posting.NotPosted(var broken) ->
                throw new IllegalStateException(later + " cannot be given back: " + broken);
        }
    }

    @Override
    @Transactional
    public Map<LineId, Balances> freeze(Collection<LineId> lines) {
        return lines.isEmpty() ? Map.of() : store.freeze(lines, clock.instant());
    }

    @Override
    public Map<LineId, Ends> ends(Collection<LineId> lines) {
        return lines.isEmpty() ? Map.of() : store.ends(lines, clock.instant());
    }

    @Override
    @Transactional
    public void reopen(LineId line) {
        store.reopen(line, clock.instant());
    }

    @Override
    public List<Transfer> statement(LineId line) {
        return store.statement(line);
    }
}
