// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import signoff.kernel.LineId;
import signoff.ledger.Posting.AlreadyPosted;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Posting.Posted;

/**
 * The model that the ledger must agree with: a list of transfers, and every balance added up anew
 * each time. Written unlike the real one, which keeps sums and reads rows.
 */
final class Book {

    private static final Set<String> WAYS = """
            TOP_UP CASH PAID
            TOP_UP CASH PAYABLE
            BONUS BONUS_COST PROMOTIONAL
            USAGE PAID REVENUE
            USAGE UNPAID REVENUE
            USAGE PROMOTIONAL BONUS_COST
            USAGE OPERATOR_COST REVENUE
            RECURRING_FEE PAID REVENUE
            RECURRING_FEE UNPAID REVENUE
            RECURRING_FEE PROMOTIONAL BONUS_COST
            RECURRING_FEE OPERATOR_COST REVENUE
            FEE_RETURNED REVENUE PAID
            BILL UNPAID REVENUE
            BILL OPERATOR_COST REVENUE
            ORDER PAID REVENUE
            ORDER_CANCELLED REVENUE PAID
            EARLY_TERMINATION UNPAID REVENUE
            EARLY_TERMINATION REVENUE UNPAID
            EARLY_TERMINATION REVENUE PAID
            ORDER_CANCELLED PAID PAYABLE
            BILL_SETTLED PAID UNPAID
            BILL_SETTLED CASH UNPAID
            BILL_SETTLED OPERATOR_COST UNPAID
            BALANCE_STRUCK PAID PAYABLE
            BONUS_FORFEITED PROMOTIONAL BONUS_COST
            REFUND PAYABLE CASH
            REFUND_OTHERWISE PAYABLE CASH
            REFUND_RETURNED CASH PAYABLE
            """.lines().collect(Collectors.toSet());
    private static final String BONUS = "PROMOTIONAL BONUS_COST";
    private static final Set<String> PRICES = Set.of("USAGE", "RECURRING_FEE", "BILL", "ORDER");

    private static final Set<String> RECURS = Set.of("USAGE", "RECURRING_FEE");

    private final Map<LineId, Currency> lines = new HashMap<>();
    private final Map<LineId, Instant> stops = new HashMap<>();
    private final Set<LineId> frozen = new HashSet<>();
    private final List<Off> off = new ArrayList<>();
    private final Map<LineId, Instant> settled = new HashMap<>();
    private final List<Transfer> posted = new ArrayList<>();

    /** A line was off for a time, and was had back. */
    private record Off(LineId line, Instant from, Instant until) {}

    void open(LineId line, Currency currency) {
        lines.put(line, currency);
    }

    void stop(LineId line, Instant at) {
        var stop = stops.merge(line, at, (one, other) -> one.isBefore(other) ? one : other);
        if (frozen.contains(line)) return;
        List.copyOf(posted).stream()
                .filter(one -> one.line().equals(line) && !one.eventAt().isBefore(stop))
                .filter(one -> isCharge(one) && RECURS.contains(one.reason().name()))
                .map(Book::undone)
                .forEach(this::post);
    }

    private static Transfer undone(Transfer charge) {
        var bonus = charge.debit() == AccountKind.PROMOTIONAL;
        var used = charge.reason() == Transfer.Reason.USAGE;
        var from = used ? AccountKind.OPERATOR_COST : AccountKind.REVENUE;
        return new Transfer(
                UUID.nameUUIDFromBytes((charge.id() + " after the stop").getBytes(UTF_8)),
                charge.line(),
                bonus ? AccountKind.BONUS_COST : from,
                bonus ? AccountKind.PROMOTIONAL : AccountKind.PAID,
                charge.amount(),
                Transfer.Reason.CORRECTION,
                charge.eventAt());
    }

    void freeze(LineId line) {
        frozen.add(line);
    }

    void reopen(LineId line, Instant at) {
        var stop = stops.remove(line);
        if (stop != null && stop.isBefore(at)) off.add(new Off(line, stop, at));
        if (frozen.remove(line)) settled.put(line, stop == null ? at : stop);
    }

    Posting post(Transfer transfer) {
        if (posted.contains(transfer)) return new AlreadyPosted();
        for (var rule : LedgerRule.values()) {
            if (isBroken(rule, transfer)) return new NotPosted(rule);
        }
        posted.add(transfer);
        return new Posted();
    }

    private boolean isBroken(LedgerRule rule, Transfer transfer) {
        var line = transfer.line();
        return switch (rule) {
            case SAME_ID_MUST_MEAN_SAME_TRANSFER ->
                posted.stream()
                        .filter(other -> other.line().account().equals(line.account()))
                        .anyMatch(other -> other.id().equals(transfer.id()));
            case AMOUNT_MUST_NOT_BE_ZERO -> transfer.amount().minor() == 0;
            case ACCOUNTS_MUST_BE_DIFFERENT -> transfer.debit().equals(transfer.credit());
            case ACCOUNTS_MUST_FIT_THE_REASON -> !isOnItsWay(transfer);
            case LINE_MUST_HAVE_ACCOUNTS -> !lines.containsKey(line);
            case CURRENCY_MUST_BE_THAT_OF_THE_LINE ->
                lines.get(line) != transfer.amount().currency();
            case CHARGE_MUST_NOT_BE_AFTER_THE_STOP ->
                isCharge(transfer)
                        && (wasOff(transfer)
                                || !transfer.eventAt()
                                        .isBefore(stops.getOrDefault(line, Instant.MAX)));
            case BALANCE_MUST_NOT_BE_STRUCK ->
                frozen.contains(line)
                                && (isCharge(transfer)
                                        || "PAID PROMOTIONAL"
                                                .contains(transfer.credit().name()))
                        || isCharge(transfer)
                                && transfer.eventAt()
                                        .isBefore(settled.getOrDefault(line, Instant.MIN));
            case DEBITS_MUST_NOT_EXCEED_CREDITS ->
                "PAID PROMOTIONAL PAYABLE".contains(transfer.debit().name())
                        && balance(line, transfer.debit()) < transfer.amount().minor();
            case CREDITS_MUST_NOT_EXCEED_DEBITS ->
                transfer.credit().name().equals("UNPAID")
                        && balance(line, transfer.credit()) + transfer.amount().minor() > 0;
        };
    }

    private boolean wasOff(Transfer transfer) {
        return off.stream()
                .filter(one -> one.line().equals(transfer.line()))
                .anyMatch(one -> !transfer.eventAt().isBefore(one.from())
                        && transfer.eventAt().isBefore(one.until()));
    }

    private static boolean isOnItsWay(Transfer transfer) {
        var debit = transfer.debit().name();
        var credit = transfer.credit().name();
        if (transfer.reason() == Transfer.Reason.CORRECTION)
            return BONUS.contains(debit) == BONUS.contains(credit);
        return WAYS.contains(transfer.reason() + " " + debit + " " + credit);
    }

    private static boolean isCharge(Transfer transfer) {
        var isOurs = "CASH REVENUE BONUS_COST OPERATOR_COST"
                .contains(transfer.debit().name());
        var isPrice = PRICES.contains(transfer.reason().name());
        return !isOurs && (isPrice || transfer.credit().name().equals("REVENUE"));
    }

    long balance(LineId line, AccountKind kind) {
        return posted.stream()
                .filter(transfer -> transfer.line().equals(line))
                .mapToLong(transfer -> {
                    if (transfer.credit() == kind) return transfer.amount().minor();
                    return transfer.debit() == kind ? -transfer.amount().minor() : 0;
                })
                .sum();
    }

    List<Transfer> posted() {
        return List.copyOf(posted);
    }
}
