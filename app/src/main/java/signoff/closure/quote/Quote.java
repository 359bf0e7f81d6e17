// SPDX-License-Identifier: Apache-2.0
package signoff.closure.quote;

import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import signoff.ledger.Transfer.Reason;

/**
 * What a preview showed of a line's money, by what each part of it was for. Pure.
 *
 * @param until how long it can be sent with a request
 * @param stop when service would stop
 * @param sums what each reason has added to the subscriber's money, or taken from it, in minor
 *     units; with what the closing itself would give back or charge
 * @param bonusMinor promotional credit that would be lost: never part of the sum (I15)
 */
public record Quote(
        UUID line,
        Instant at,
        Instant until,
        Currency currency,
        Instant stop,
        Map<Reason, Long> sums,
        long bonusMinor) {

    private static final int PARTS = 7;

    /** What goes back; below zero what stays to be paid. */
    public long net() {
        return sums.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One way for each quote, so that it can be signed. */
    public String text() {
        var parts = new EnumMap<Reason, Long>(Reason.class);
        parts.putAll(sums);
        return String.join(
                "|",
                line.toString(),
                at.toString(),
                until.toString(),
                currency.getCurrencyCode(),
                Long.toString(bonusMinor),
                stop.toString(),
                parts.entrySet().stream()
                        .map(part -> part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining(",")));
    }

    /** Empty for what no quote ever said. */
    static Optional<Quote> parse(String text) {
        var parts = text.split("\\|", -1);
        if (parts.length != PARTS) return Optional.empty();
        try {
            return Optional.of(new Quote(
                    UUID.fromString(parts[0]),
                    Instant.parse(parts[1]),
                    Instant.parse(parts[2]),
                    Currency.getInstance(parts[3]),
                    Instant.parse(parts[5]),
                    sums(parts[PARTS - 1]),
                    Long.parseLong(parts[4])));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Map<Reason, Long> sums(String text) {
        var sums = new EnumMap<Reason, Long>(Reason.class);
        if (text.isEmpty()) return sums;
        for (var part : text.split(",")) {
            var at = part.indexOf('=');
            sums.put(Reason.valueOf(part.substring(0, at)), Long.parseLong(part.substring(at + 1)));
        }
        return sums;
    }
}
