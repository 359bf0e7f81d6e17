// SPDX-License-Identifier: Apache-2.0
package signoff.closure.quote;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import signoff.ledger.AccountKind;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;

/**
 * The final balance beside the one that was quoted, with a line for each difference. The quote and
 * its lines add up to the final balance, to the cent. Pure.
 *
 * @param quotedMinor what would have gone back; below zero what would have stayed to be paid
 * @param lines what has come to it or gone from it since, by what it was for
 * @param finalMinor what goes back, or stays to be paid
 * @param quotedStop when service would have stopped
 * @param stop when it did
 * @param bonusMinor how much less promotional credit is lost than was quoted; no part of the sum
 */
public record Compared(
        String currency,
        long quotedMinor,
        List<Line> lines,
        long finalMinor,
        long bonusMinor,
        Instant quotedStop,
        Instant stop) {

    public record Line(Reason reason, long minor) {}

    public static Compared of(Quote quote, Map<Reason, Long> now, long bonusNow, Instant stop) {
        var changed = new EnumMap<Reason, Long>(Reason.class);
        now.forEach((reason, sum) -> changed.merge(reason, sum, Long::sum));
        quote.sums().forEach((reason, sum) -> changed.merge(reason, -sum, Long::sum));
        var lines = changed.entrySet().stream()
                .filter(one -> one.getValue() != 0)
                .map(one -> new Line(one.getKey(), one.getValue()))
                .toList();
        return new Compared(
                quote.currency().getCurrencyCode(),
                quote.net(),
                lines,
                now.values().stream().mapToLong(Long::longValue).sum(),
                quote.bonusMinor() - bonusNow,
                quote.stop(),
                stop);
    }

    /** What each reason has added to the subscriber's real money, or taken from it. */
    public static Map<Reason, Long> sums(List<Transfer> statement) {
        var sums = new EnumMap<Reason, Long>(Reason.class);
        for (var transfer : statement) {
            var minor = transfer.amount().minor();
            var change =
                    (isOwn(transfer.credit()) ? minor : 0) - (isOwn(transfer.debit()) ? minor : 0);
            if (change != 0) sums.merge(transfer.reason(), change, Long::sum);
        }
        return sums;
    }

    // From the paid balance to a bill of the same line nothing is won or lost.
    private static boolean isOwn(AccountKind kind) {
        return kind == AccountKind.PAID || kind == AccountKind.UNPAID;
    }
}
