// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signoff.TestBooks;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.Posting.Posted;
import signoff.ledger.Transfer.Reason;

/**
 * Many at once on the same few lines, in lists that overlap in any order. Goal: nobody waits in a
 * circle, nothing is posted twice, and no balance is spent twice.
 */
class LedgerRaceTest {

    static final int THREADS = 6;
    static final int LISTS = 60;

    @Test
    void what_many_post_at_once_is_posted_once_and_spends_only_what_is_there() throws Exception {
        try (var books = new TestBooks();
                var threads = Executors.newFixedThreadPool(THREADS)) {
            var ledger = new LedgerDesk(new LedgerStore(books.sql()), Clock.fixed(NOON, UTC));
            ledger.open(LINES.stream().collect(Collectors.toMap(line -> line, line -> HKD)));
            Callable<List<UUID>> work = () -> postAll(books, ledger);

            var posted = new ArrayList<UUID>();
            for (var done : threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(thread -> work).toList())) {
                posted.addAll(done.get());
            }
            assertThat(posted).doesNotHaveDuplicates().isNotEmpty();
            assertThat(LINES.stream()
                            .mapToLong(line -> ledger.statement(line).size())
                            .sum())
                    .isEqualTo(posted.size());
            assertThat(books.together(() -> new BookCheck(books.sql()).findings()))
                    .isEmpty();
        }
    }

    // The words used above.

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Currency HKD = Currency.getInstance("HKD");
    static final List<LineId> LINES = IntStream.range(0, 6)
            .mapToObj(number ->
                    new LineId(new AccountId(new UUID(number % 3, 1)), new UUID(number, 2)))
            .toList();

    /** Every thread posts the same transfers, in lists and orders of its own. */
    static List<UUID> postAll(TestBooks books, Ledger ledger) {
        var chance = new SplittableRandom();
        var posted = new ArrayList<UUID>();
        for (int number = 0; number < LISTS; number++) {
            var list =
                    IntStream.range(0, 8).mapToObj(place -> anyTransfer(chance)).toList();
            var answers = books.together(() -> ledger.post(list));
            for (int place = 0; place < list.size(); place++) {
                if (answers.get(place) instanceof Posted)
                    posted.add(list.get(place).id());
            }
        }
        return posted;
    }

    static Transfer anyTransfer(SplittableRandom chance) {
        var number = chance.nextInt(400);
        var line = LINES.get(number % LINES.size());
        var isTopUp = number % 4 == 0;
        return new Transfer(
                new UUID(7, number),
                line,
                isTopUp ? AccountKind.CASH : AccountKind.PAID,
                isTopUp ? AccountKind.PAID : AccountKind.REVENUE,
                new Money(10 + number % 13, HKD),
                isTopUp ? Reason.TOP_UP : Reason.USAGE,
                NOON);
    }
}
