// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.TestBooks;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.Posting.AlreadyPosted;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Posting.Posted;
import signoff.ledger.Transfer.Reason;

/**
 * Throws lists of transfers, right and wrong, at the ledger on PostgreSQL and at the model, and
 * checks what must always hold. A failure names its seed: put the number in {@code seeds()} to see
 * it again.
 */
class BookPropertyTest {

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_ledger_answers_as_the_model_and_money_is_never_made_or_lost(int seed) {
        var world = new World(seed);
        for (int round = 0; round < 20; round++) {
            world.stopOrFreezeSome();
            var transfers = world.anyTransfers();
            var expected = transfers.stream().map(world.book::post).toList();
            var answers = post(transfers);
            assertThat(answers).as("round %d: %s", round, transfers).isEqualTo(expected);
            answers.forEach(BookPropertyTest::see);
            world.agrees();
            world.repeatsChangeNothing(transfers, answers);
        }
        assertThat(check.findings()).isEmpty();
    }

    // The words used above.

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Currency HKD = Currency.getInstance("HKD");
    static final Currency USD = Currency.getInstance("USD");
    static final TestBooks books = new TestBooks();
    static final Ledger ledger =
            new LedgerDesk(new LedgerStore(books.sql()), Clock.fixed(NOON, UTC));
    static final BookCheck check = new BookCheck(books.sql());

    static final Set<LedgerRule> broken = EnumSet.noneOf(LedgerRule.class);

    static void see(Posting answer) {
        if (answer instanceof NotPosted(var rule)) broken.add(rule);
    }

    @AfterAll
    static void every_rule_was_broken_by_something() {
        books.close();
        assertThat(broken).isEqualTo(EnumSet.allOf(LedgerRule.class));
    }

    static List<Posting> post(List<Transfer> transfers) {
        return books.together(() -> ledger.post(transfers));
    }

    /** Two customer accounts with two lines each, and a line nobody opened a book for. */
    static final class World {

        final Book book = new Book();
        final List<LineId> lines = new ArrayList<>();
        private final List<LineId> named;
        private final SplittableRandom chance;
        private final UUID salt = UUID.randomUUID(); // Seeds share one database.

        World(int seed) {
            chance = new SplittableRandom(seed);
            for (int number = 0; number < 4; number++) {
                lines.add(line(number / 2, number));
            }
            named = new ArrayList<>(lines);
            named.add(line(1, 9));
            lines.forEach(line -> book.open(line, HKD));
            lines.forEach(line -> ledger.open(line, HKD));
        }

        private LineId line(int account, int number) {
            return new LineId(new AccountId(mix(1, account)), mix(2, number));
        }

        private UUID mix(int kind, int number) {
            return new UUID(salt.getMostSignificantBits() + kind, number);
        }

        void stopOrFreezeSome() {
            var line = lines.get(chance.nextInt(lines.size()));
            if (chance.nextInt(8) == 0) {
                var at = anyTime();
                book.stop(line, at);
                books.together(() -> ledger.stopCharges(Map.of(line, new Ledger.Stop(at, null))));
            }
            if (chance.nextInt(12) == 0) {
                book.reopen(line, NOON);
                books.together(() -> ledger.reopen(line));
            }
            if (chance.nextInt(20) == 0) {
                book.freeze(line);
                var held = books.together(() -> ledger.freeze(List.of(line)));
                assertThat(held.get(line).minor()).isEqualTo(balances(line));
            }
        }

        List<Transfer> anyTransfers() {
            var some = new ArrayList<Transfer>();
            var size = 1 + chance.nextInt(12);
            while (some.size() < size) {
                some.add(repeat() ? any(seen(some)) : anyTransfer());
            }
            return some;
        }

        private boolean repeat() {
            return !book.posted().isEmpty() && chance.nextInt(6) == 0;
        }

        private List<Transfer> seen(List<Transfer> some) {
            return some.isEmpty() || chance.nextBoolean() ? book.posted() : some;
        }

        private Transfer anyTransfer() {
            var reason = any(List.of(Reason.values()));
            var route = new Routes.Route(anyKind(), anyKind());
            if (chance.nextInt(10) > 0) route = any(List.copyOf(Routes.of(reason)));
            var minor = chance.nextInt(12) == 0 ? 0 : chance.nextInt(1, 100);
            var money = new Money(minor, chance.nextInt(20) == 0 ? USD : HKD);
            var id = mix(3, chance.nextInt(600)); // Some ids mean two things.
            return new Transfer(
                    id, any(named), route.debit(), route.credit(), money, reason, anyTime());
        }

        private AccountKind anyKind() {
            return any(List.of(AccountKind.values()));
        }

        private <T> T any(List<T> some) {
            return some.get(chance.nextInt(some.size()));
        }

        private Instant anyTime() {
            return NOON.plusMillis(chance.nextInt(-100, 100));
        }

        private Map<AccountKind, Long> balances(LineId line) {
            var balances = new HashMap<AccountKind, Long>();
            Arrays.stream(AccountKind.values())
                    .forEach(kind -> balances.put(kind, book.balance(line, kind)));
            return balances;
        }

        /** Same balances, each line sums to zero, nothing of the subscriber's below it (I14). */
        void agrees() {
            var held = ledger.balances(lines);
            for (var line : lines) {
                var minor = held.get(line).minor();
                assertThat(minor).isEqualTo(balances(line));
                assertThat(minor.values().stream().mapToLong(Long::longValue).sum())
                        .isZero();
                assertThat(minor.get(AccountKind.PAID)).isNotNegative();
                assertThat(minor.get(AccountKind.PAYABLE)).isNotNegative();
                assertThat(minor.get(AccountKind.PROMOTIONAL)).isNotNegative();
                assertThat(minor.get(AccountKind.UNPAID)).isNotPositive();
                // Bonus and what it costs us are a world of their own: none is cash (I15).
                assertThat(minor.get(AccountKind.PROMOTIONAL))
                        .isEqualTo(-minor.get(AccountKind.BONUS_COST));
            }
        }

        void repeatsChangeNothing(List<Transfer> transfers, List<Posting> answers) {
            var posted = IntStream.range(0, transfers.size())
                    .filter(place -> answers.get(place) instanceof Posted)
                    .mapToObj(transfers::get)
                    .toList();
            assertThat(post(posted)).allMatch(new AlreadyPosted()::equals);
            agrees();
            for (var line : lines) {
                assertThat(ledger.statement(line))
                        .containsExactlyElementsOf(book.posted().stream()
                                .filter(transfer -> transfer.line().equals(line))
                                .toList());
            }
        }
    }
}
