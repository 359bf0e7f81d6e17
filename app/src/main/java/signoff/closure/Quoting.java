// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.Previews.Look;
import signoff.closure.quote.Compared;
import signoff.closure.quote.Quote;
import signoff.closure.quote.Quotes;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.QuoteWasCompared;
import signoff.closure.rules.ClosureFile;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer.Reason;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;

/** Holds what a preview showed, and says at the end what became of it. */
@Component
class Quoting {

    private final Ledger ledger;
    private final Quotes quotes;
    private final Clock clock;

    Quoting(Ledger ledger, Quotes quotes, Clock clock) {
        this.clock = clock;
        this.ledger = ledger;
        this.quotes = quotes;
    }

    /** Made from the statement, so that what differs at the end is found by what it was for. */
    Closures.Held hold(Look look) {
        var preview = look.preview();
        var sums = new EnumMap<Reason, Long>(Reason.class);
        sums.putAll(Compared.sums(ledger.statement(preview.line())));
        sums.merge(Reason.ORDER_CANCELLED, preview.returned().minor(), Long::sum);
        sums.merge(Reason.EARLY_TERMINATION, -preview.earlyFee().minor(), Long::sum);
        sums.values().removeIf(sum -> sum == 0);
        var quote = new Quote(
                preview.line().value(),
                preview.at(),
                preview.at().plus(look.policy().quoteValid()),
                preview.paid().currency(),
                preview.serviceStops().truncatedTo(ChronoUnit.MICROS),
                sums,
                preview.lostBonus().minor());
        return held(quote);
    }

    private Closures.Held held(Quote quote) {
        return new Closures.Held(
                quotes.token(quote),
                quote.at(),
                quote.until(),
                quote.currency().getCurrencyCode(),
                quote.net());
    }

    /** What is held still, of a draft for instance; empty when its time is over. */
    Optional<Closures.Held> held(LineId line, @Nullable String token) {
        return token == null || refusal(line, token, clock.instant()).isPresent()
                ? Optional.empty()
                : quotes.open(token).map(this::held);
    }

    Optional<Refusal> refusal(LineId line, @Nullable String token, Instant now) {
        if (token == null) return Optional.empty();
        var quote = quotes.open(token).filter(one -> one.line().equals(line.value()));
        if (quote.isEmpty()) return Optional.of(Refusal.of(Code.QUOTE_MUST_BE_OURS));
        return now.isBefore(quote.get().until())
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.QUOTE_MUST_BE_FRESH));
    }

    /** With the books locked, and before they are struck: the statement ends where it does. */
    List<Told<ClosureEvent>> compare(
            List<Ordered<ClosureFile>> some, Map<LineId, Long> bonuses, Instant at) {
        return some.stream()
                .flatMap(order -> compare(order, bonuses, at).stream())
                .toList();
    }

    // Few hold a quote, so few cases read their statement.
    private Optional<Told<ClosureEvent>> compare(
            Ordered<ClosureFile> order, Map<LineId, Long> bonuses, Instant at) {
        var token = order.file().quote();
        if (token == null) return Optional.empty();
        var line = order.file().line();
        var now = Compared.sums(ledger.statement(line));
        return quotes.open(token)
                .map(quote -> Compared.of(
                        quote, now, bonuses.getOrDefault(line, 0L), order.file().stopAt()))
                .map(found -> new Told<>(order.id(), new QuoteWasCompared(at, found)));
    }
}
