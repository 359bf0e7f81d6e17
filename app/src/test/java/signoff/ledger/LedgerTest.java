// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signoff.ledger.AccountKind.BONUS_COST;
import static signoff.ledger.AccountKind.CASH;
import static signoff.ledger.AccountKind.OPERATOR_COST;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PAYABLE;
import static signoff.ledger.AccountKind.PROMOTIONAL;
import static signoff.ledger.AccountKind.REVENUE;
import static signoff.ledger.AccountKind.UNPAID;

import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import signoff.TestBooks;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.Posting.AlreadyPosted;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Posting.Posted;
import signoff.ledger.Transfer.Reason;

/** The rules of the book, each told as one example, on PostgreSQL. */
class LedgerTest {

    @Test
    void the_same_transfer_again_is_answered_and_moves_nothing() {
        var line = openLine();
        var topUp = transfer(line, CASH, PAID, 500, Reason.TOP_UP);
        assertThat(post(topUp, topUp)).containsExactly(new Posted(), new AlreadyPosted());
        assertThat(post(topUp)).containsExactly(new AlreadyPosted());
        assertThat(held(line, PAID)).isEqualTo(500);
    }

    @Test
    void a_transfer_may_use_the_money_of_an_earlier_one_of_its_list() {
        var line = openLine();
        assertThat(post(
                        transfer(line, PAID, REVENUE, 300, Reason.USAGE),
                        transfer(line, CASH, PAID, 500, Reason.TOP_UP),
                        transfer(line, PAID, REVENUE, 300, Reason.USAGE),
                        transfer(line, PAID, REVENUE, 300, Reason.USAGE)))
                .containsExactly(
                        new NotPosted(LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS),
                        new Posted(),
                        new Posted(),
                        new NotPosted(LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS));
        assertThat(held(line, PAID)).isEqualTo(200);
    }

    @Test
    void what_a_subscriber_owes_may_grow() {
        var line = openLine();
        post(transfer(line, UNPAID, REVENUE, 700, Reason.BILL));
        assertThat(ledger.balances(List.of(line)).get(line).owed()).isEqualTo(hkd(700));
    }

    @Test
    void nobody_pays_more_than_is_owed() {
        var line = openLine();
        post(transfer(line, UNPAID, REVENUE, 700, Reason.BILL));
        assertThat(post(
                        transfer(line, CASH, UNPAID, 600, Reason.BILL_SETTLED),
                        transfer(line, CASH, UNPAID, 101, Reason.BILL_SETTLED),
                        transfer(line, CASH, UNPAID, 100, Reason.BILL_SETTLED)))
                .containsExactly(
                        new Posted(),
                        new NotPosted(LedgerRule.CREDITS_MUST_NOT_EXCEED_DEBITS),
                        new Posted());
        assertThat(held(line, UNPAID)).isZero();
    }

    @Test
    void nothing_is_charged_for_what_happened_after_the_stop() {
        var line = openLine();
        post(transfer(line, CASH, PAID, 500, Reason.TOP_UP));
        books.together(() ->
                ledger.stopCharges(Map.of(line, new Ledger.Stop(NOON.plusSeconds(60), null))));
        books.together(() -> ledger.stopCharges(Map.of(line, new Ledger.Stop(NOON, null))));
        books.together(() ->
                ledger.stopCharges(Map.of(line, new Ledger.Stop(NOON.plusSeconds(30), null))));

        assertThat(post(
                        usage(line, NOON.minusMillis(1)),
                        usage(line, NOON),
                        transfer(line, CASH, PAID, 1, Reason.TOP_UP)))
                .containsExactly(
                        new Posted(),
                        new NotPosted(LedgerRule.CHARGE_MUST_NOT_BE_AFTER_THE_STOP),
                        new Posted());
    }

    /** The network told of it before the stop was carried out: the server was away (I16). */
    @Test
    void what_was_charged_for_later_than_the_stop_is_given_back_once_each_to_where_it_was() {
        var line = openLine();
        post(
                transfer(line, CASH, PAID, 500, Reason.TOP_UP),
                transfer(line, BONUS_COST, PROMOTIONAL, 40, Reason.BONUS),
                usage(line, NOON.minusMillis(1)),
                usage(line, NOON),
                later(transfer(line, PROMOTIONAL, BONUS_COST, 7, Reason.USAGE)),
                later(transfer(line, PAID, REVENUE, 100, Reason.RECURRING_FEE)));
        books.together(() -> ledger.stopCharges(Map.of(line, new Ledger.Stop(NOON, null))));
        books.together(() -> ledger.stopCharges(Map.of(line, new Ledger.Stop(NOON, null))));

        assertThat(held(line, PAID)).isEqualTo(490);
        assertThat(held(line, PROMOTIONAL)).isEqualTo(40);
        assertThat(held(line, OPERATOR_COST)).isEqualTo(-10);
        assertThat(held(line, REVENUE)).isEqualTo(20);
        assertThat(ledger.statement(line))
                .filteredOn(one -> one.reason() == Reason.CORRECTION)
                .hasSize(3);
    }

    /** An add-on was renewed after the stop, and ended before the stop was said. */
    @Test
    void what_came_back_of_a_fee_already_does_not_come_back_twice() {
        var line = openLine();
        var fee = later(transfer(line, PAID, REVENUE, 100, Reason.RECURRING_FEE));
        var other = later(transfer(line, PAID, REVENUE, 30, Reason.RECURRING_FEE));
        post(
                transfer(line, CASH, PAID, 500, Reason.TOP_UP),
                fee,
                other,
                returned(fee, 80),
                returned(other, 30));
        books.together(() -> ledger.stopCharges(Map.of(line, new Ledger.Stop(NOON, null))));
        books.together(() -> ledger.stopCharges(Map.of(line, new Ledger.Stop(NOON, null))));
        assertThat(held(line, PAID)).isEqualTo(500);
        assertThat(held(line, REVENUE)).isZero();
    }

    /** Of a fee from before the stop, what came back after it stays with the subscriber. */
    @Test
    void what_came_back_of_an_earlier_fee_is_not_taken_away() {
        var line = openLine();
        var fee = transfer(line, PAID, REVENUE, 100, Reason.RECURRING_FEE);
        var next = later(transfer(line, PAID, REVENUE, 60, Reason.RECURRING_FEE));
        post(transfer(line, CASH, PAID, 500, Reason.TOP_UP), fee, returned(fee, 40), next);
        books.together(() -> ledger.stopCharges(Map.of(line, new Ledger.Stop(NOON, null))));
        assertThat(held(line, PAID)).isEqualTo(440);
    }

    @Test
    void what_is_told_after_the_time_for_late_usage_is_not_charged_before_the_balance_is_struck() {
        var line = openLine();
        post(transfer(line, CASH, PAID, 500, Reason.TOP_UP));
        var stop = NOON.minusSeconds(60);
        var open = new Ledger.Stop(stop, NOON.plusSeconds(1));
        books.together(() -> ledger.stopCharges(Map.of(line, open)));
        assertThat(post(usage(line, stop.minusSeconds(1)))).containsExactly(new Posted());

        books.together(() -> ledger.stopCharges(Map.of(line, new Ledger.Stop(stop, NOON))));
        books.together(() -> ledger.stopCharges(Map.of(line, open)));
        assertThat(post(usage(line, stop.minusSeconds(1)), usage(line, stop)))
                .containsExactly(
                        new NotPosted(LedgerRule.BALANCE_MUST_NOT_BE_STRUCK),
                        new NotPosted(LedgerRule.CHARGE_MUST_NOT_BE_AFTER_THE_STOP));
        assertThat(post(transfer(line, CASH, PAID, 1, Reason.TOP_UP)))
                .containsExactly(new Posted());
    }

    @Test
    void after_the_final_balance_only_refunds_and_our_own_cost_are_posted() {
        var line = openLine();
        post(transfer(line, CASH, PAID, 500, Reason.TOP_UP));
        var frozen = books.together(() -> ledger.freeze(List.of(line)));
        assertThat(frozen.get(line).of(PAID)).isEqualTo(hkd(500));

        var broken = new NotPosted(LedgerRule.BALANCE_MUST_NOT_BE_STRUCK);
        assertThat(post(
                        usage(line, NOON.minusSeconds(60)),
                        transfer(line, CASH, PAID, 100, Reason.TOP_UP),
                        transfer(line, OPERATOR_COST, REVENUE, 5, Reason.USAGE),
                        transfer(line, PAID, PAYABLE, 500, Reason.BALANCE_STRUCK),
                        transfer(line, PAYABLE, CASH, 500, Reason.REFUND)))
                .containsExactly(broken, broken, new Posted(), new Posted(), new Posted());
    }

    @Test
    void a_transfer_is_never_changed_or_deleted() {
        var line = openLine();
        post(transfer(line, CASH, PAID, 500, Reason.TOP_UP));
        for (var change : List.of(
                "update ledger.transfer set amount_minor = 1",
                "delete from ledger.transfer",
                "truncate ledger.transfer")) {
            assertThatThrownBy(() -> books.sql().execute(change))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("transfers_must_not_change")
                    .hasMessageContaining("CORRECTION");
        }
    }

    @Test
    void a_statement_tells_all_transfers_oldest_first() {
        var line = openLine();
        var first = transfer(line, CASH, PAID, 500, Reason.TOP_UP);
        var second = transfer(line, PAID, REVENUE, 300, Reason.USAGE);
        post(first, second);
        assertThat(ledger.statement(line)).containsExactly(first, second);
    }

    // The words used above.

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Currency HKD = Currency.getInstance("HKD");
    static final TestBooks books = new TestBooks();
    static final Ledger ledger =
            new LedgerDesk(new LedgerStore(books.sql()), Clock.fixed(NOON, UTC));

    @AfterAll
    static void close() {
        books.close();
    }

    static LineId openLine() {
        var line = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        ledger.open(line, HKD);
        ledger.open(line, HKD);
        return line;
    }

    static List<Posting> post(Transfer... transfers) {
        return books.together(() -> ledger.post(List.of(transfers)));
    }

    static long held(LineId line, AccountKind kind) {
        return ledger.balances(List.of(line)).get(line).minor().get(kind);
    }

    static Transfer usage(LineId line, Instant at) {
        return new Transfer(UUID.randomUUID(), line, PAID, REVENUE, hkd(10), Reason.USAGE, at);
    }

    static Transfer returned(Transfer fee, long minor) {
        return new Transfer(
                Transfer.returnOf(fee.id()),
                fee.line(),
                REVENUE,
                PAID,
                hkd(minor),
                Reason.FEE_RETURNED,
                NOON);
    }

    /** The same, an hour later: at noon. */
    static Transfer later(Transfer one) {
        return new Transfer(
                one.id(), one.line(), one.debit(), one.credit(), one.amount(), one.reason(), NOON);
    }

    static Transfer transfer(
            LineId line, AccountKind debit, AccountKind credit, long minor, Reason reason) {
        var at = NOON.minusSeconds(3_600);
        return new Transfer(UUID.randomUUID(), line, debit, credit, hkd(minor), reason, at);
    }

    static Money hkd(long minor) {
        return new Money(minor, HKD);
    }
}
