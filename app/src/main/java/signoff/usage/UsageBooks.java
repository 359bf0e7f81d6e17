// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.LedgerRule;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.usage.Rating.Rated;
import signoff.usage.Usage.Outcome;
import signoff.usage.UsageStore.Row;

/**
 * Posts what records cost. What the books refuse to take from the subscriber, because a closing was
 * faster, is borne by the operator: the books have the last word (I16, I17).
 */
@Component
class UsageBooks {

    private final Ledger ledger;

    UsageBooks(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One transfer on its way, and the row that it is for. */
    private record Sent(int row, AccountKind from, Transfer transfer) {}

    /** Posts, and answers the rows as they came out. */
    List<Row> post(List<Row> rows, Currency currency) {
        var sent = new ArrayList<Sent>();
        for (int row = 0; row < rows.size(); row++) {
            sent(rows.get(row), row, AccountKind.PROMOTIONAL, currency).ifPresent(sent::add);
            sent(rows.get(row), row, AccountKind.PAID, currency).ifPresent(sent::add);
        }
        var answers = ledger.post(sent.stream().map(Sent::transfer).toList());
        var after = new ArrayList<>(rows);
        for (int place = 0; place < sent.size(); place++) {
            if (!(answers.get(place) instanceof NotPosted(var broken))) continue;
            var one = sent.get(place);
            var row = after.get(one.row());
            after.set(one.row(), new Row(row.line(), refused(row.rated(), one.from(), broken)));
        }
        bear(after, currency);
        return List.copyOf(after);
    }

    private static Rated refused(Rated rated, AccountKind from, LedgerRule broken) {
        var why = switch (broken) {
            case CHARGE_MUST_NOT_BE_AFTER_THE_STOP -> Outcome.STRAY;
            case BALANCE_MUST_NOT_BE_STRUCK -> Outcome.LATE;
            case DEBITS_MUST_NOT_EXCEED_CREDITS -> Outcome.UNCOVERED;
            default -> throw new IllegalStateException(rated.record().id() + " breaks " + broken);
        };
        var ended = why != Outcome.UNCOVERED;
        var left = from == AccountKind.PROMOTIONAL
                ? rated.borneInstead(why, 0, rated.paid())
                : rated.borneInstead(why, rated.promotional(), 0);
        // Nothing of an ended line counts as used by its subscriber, allowances neither.
        return ended
                ? new Rated(left.record(), why, 0, left.promotional(), left.paid(), left.borne())
                : left;
    }

    private void bear(List<Row> rows, Currency currency) {
        var borne = new ArrayList<Sent>();
        for (int row = 0; row < rows.size(); row++) {
            sent(rows.get(row), row, AccountKind.OPERATOR_COST, currency).ifPresent(borne::add);
        }
        var transfers = borne.stream().map(Sent::transfer).toList();
        for (var answer : ledger.post(transfers)) {
            if (answer instanceof NotPosted(var broken)) {
                throw new IllegalStateException("a cost of ours breaks " + broken);
            }
        }
    }

    private static Optional<Sent> sent(Row row, int place, AccountKind from, Currency currency) {
        var rated = row.rated();
        var minor = switch (from) {
            case PROMOTIONAL -> rated.promotional();
            case PAID -> rated.paid();
            default -> rated.borne();
        };
        if (minor == 0) return Optional.empty();
        var to = from == AccountKind.PROMOTIONAL ? AccountKind.BONUS_COST : AccountKind.REVENUE;
        var transfer = new Transfer(
                idOf(row.line(), rated.record(), from),
                row.line(),
                from,
                to,
                new Money(minor, currency),
                Reason.USAGE,
                rated.record().at());
        return Optional.of(new Sent(place, from, transfer));
    }

    /** Made of the record, so that each is paid once, whoever tells it and however often. */
    private static UUID idOf(LineId line, UsageRecord record, AccountKind from) {
        var name = line.value() + " usage " + from + " " + record.id();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
