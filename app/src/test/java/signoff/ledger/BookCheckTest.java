// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signoff.TestBooks;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.Transfer.Reason;

/** A book that was tampered with is found out (I14). */
class BookCheckTest {

    @Test
    void an_untouched_book_balances() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_stored_sum_that_was_changed_is_named_with_its_line_and_account() {
        change("update ledger.account set credits_minor = credits_minor + 7 where kind = 'PAID'");
        assertThat(findings()).hasSize(2);
        assertThat(findings().getFirst()).contains(LINE.value().toString(), "sums to 7");
        assertThat(findings().getLast())
                .contains("PAID holds 507 less 0", "transfers make 500 less 0");
    }

    @Test
    void sums_changed_on_both_sides_are_found_by_their_transfers() {
        change("update ledger.account set credits_minor = credits_minor + 7 where kind = 'PAID'");
        change("update ledger.account set debits_minor = debits_minor + 7 where kind = 'CASH'");
        assertThat(findings()).hasSize(2).noneMatch(finding -> finding.contains("sums to"));
    }

    @Test
    void a_transfer_that_was_taken_out_is_missed() {
        change("alter table ledger.transfer disable trigger all");
        change("delete from ledger.transfer");
        assertThat(findings()).hasSize(2).allMatch(finding -> finding.contains("make 0 less 0"));
    }

    // The words used above.

    static final Currency HKD = Currency.getInstance("HKD");
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));

    TestBooks books;

    @BeforeEach
    void topUp() {
        books = new TestBooks();
        var ledger = new LedgerDesk(new LedgerStore(books.sql()), Clock.fixed(NOON, UTC));
        ledger.open(LINE, HKD);
        var topUp = new Transfer(
                new UUID(0, 3),
                LINE,
                AccountKind.CASH,
                AccountKind.PAID,
                new Money(500, HKD),
                Reason.TOP_UP,
                NOON);
        books.together(() -> ledger.post(List.of(topUp)));
    }

    @AfterEach
    void close() {
        books.close();
    }

    void change(String statement) {
        books.sql().execute(statement);
    }

    List<String> findings() {
        return books.together(() -> new BookCheck(books.sql()).findings());
    }
}
