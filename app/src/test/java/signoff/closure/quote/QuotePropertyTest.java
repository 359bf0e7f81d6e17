// SPDX-License-Identifier: Apache-2.0
package signoff.closure.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;

/** A quote, and whatever happens after it. */
class QuotePropertyTest {

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_quote_and_its_lines_are_the_final_balance_to_the_cent(int seed) {
        var chance = new SplittableRandom(seed);
        var statement = statement(chance, chance.nextInt(8));
        var quote = quote(statement, chance);
        statement.addAll(statement(chance, chance.nextInt(8)));
        var bonus = chance.nextInt(500);
        var found = Compared.of(quote, Compared.sums(statement), bonus, NOON);
        assertThat(found.quotedMinor()).isEqualTo(quote.net());
        assertThat(found.quotedMinor() + sum(found)).isEqualTo(found.finalMinor());
        assertThat(found.finalMinor()).as("what the book holds").isEqualTo(held(statement));
        assertThat(found.quotedStop()).isEqualTo(quote.stop());
        assertThat(found.lines()).allMatch(line -> line.minor() != 0);
        assertThat(bonus + found.bonusMinor()).isEqualTo(quote.bonusMinor());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_quote_is_read_as_it_was_written(int seed) {
        var chance = new SplittableRandom(seed);
        var quote = quote(statement(chance, chance.nextInt(8)), chance);
        assertThat(Quote.parse(quote.text())).contains(quote);
    }

    // The words used above.

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    private static final List<AccountKind> KINDS =
            List.of(AccountKind.PAID, AccountKind.UNPAID, AccountKind.CASH, AccountKind.REVENUE);

    private static long sum(Compared found) {
        return found.lines().stream().mapToLong(Compared.Line::minor).sum();
    }

    private static List<Transfer> statement(SplittableRandom chance, int size) {
        var transfers = new ArrayList<Transfer>();
        for (int number = 0; number < size; number++) {
            var from = chance.nextInt(KINDS.size());
            var to = (from + 1 + chance.nextInt(KINDS.size() - 1)) % KINDS.size();
            transfers.add(new Transfer(
                    new UUID(chance.nextLong(), number),
                    LINE,
                    KINDS.get(from),
                    KINDS.get(to),
                    new Money(1 + chance.nextInt(90_00), CNY),
                    Reason.values()[chance.nextInt(Reason.values().length)],
                    NOON));
        }
        return transfers;
    }

    private static Quote quote(List<Transfer> statement, SplittableRandom chance) {
        var sums = new EnumMap<Reason, Long>(Reason.class);
        sums.putAll(Compared.sums(statement));
        sums.merge(Reason.ORDER_CANCELLED, (long) chance.nextInt(20_00), Long::sum);
        sums.merge(Reason.EARLY_TERMINATION, -(long) chance.nextInt(20_00), Long::sum);
        return new Quote(
                LINE.value(),
                NOON,
                NOON.plusSeconds(60),
                CNY,
                NOON.plusSeconds(chance.nextInt(99)),
                Map.copyOf(sums),
                chance.nextInt(99));
    }

    private static long held(List<Transfer> statement) {
        return statement.stream()
                .mapToLong(one -> {
                    var in = own(one.credit()) ? one.amount().minor() : 0;
                    return own(one.debit()) ? in - one.amount().minor() : in;
                })
                .sum();
    }

    private static boolean own(AccountKind kind) {
        return kind == AccountKind.PAID || kind == AccountKind.UNPAID;
    }
}
