// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.ledger.Posting.AlreadyPosted;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Posting.Posted;

/**
 * The books of some lines while their rows are locked. Decides on one transfer after another, each
 * on top of the ones before it, and keeps what is to be written.
 */
final class LockedBooks {

    /** A line's book. */
    record Book(Currency currency, Ledger.Ends ends) {}

    /** One ledger account. */
    record Account(LineId line, AccountKind kind) {}

    /** What transfers add to both sides of an account. */
    record Movement(Account account, long debits, long credits) {

        private Movement plus(long debit, long credit) {
            return new Movement(
                    account, Math.addExact(debits, debit), Math.addExact(credits, credit));
        }
    }

    /** A transfer's id is unique within the customer account. */
    record Key(AccountId account, UUID id) {

        static Key of(Transfer transfer) {
            return new Key(transfer.line().account(), transfer.id());
        }
    }

    private final Map<LineId, Book> books;
    private final Map<Account, Long> balances;
    private final Map<Key, Transfer> known;
    private final List<Transfer> posted = new ArrayList<>();
    private final Map<Account, Movement> movements = new HashMap<>();

    /**
     * @param balances of the accounts in {@link #limits}
     * @param known the transfers that carry the same ids
     */
    LockedBooks(Map<LineId, Book> books, Map<Account, Long> balances, Map<Key, Transfer> known) {
        this.books = Map.copyOf(books);
        this.balances = new HashMap<>(balances);
        this.known = new HashMap<>(known);
    }

    /** The accounts that must not go past zero, and that this transfer moves towards it. */
    static Stream<Account> limits(Transfer transfer) {
        var debit = Stream.of(transfer.debit()).filter(kind -> !kind.mayGoNegative());
        var credit = Stream.of(transfer.credit()).filter(kind -> !kind.mayGoPositive());
        return Stream.concat(debit, credit).map(kind -> new Account(transfer.line(), kind));
    }

    Posting post(Transfer transfer) {
        // Before any rule: a repeat is answered as such, even when it would be refused today.
        var earlier = known.get(Key.of(transfer));
        if (transfer.equals(earlier)) return new AlreadyPosted();
        if (earlier != null) return new NotPosted(LedgerRule.SAME_ID_MUST_MEAN_SAME_TRANSFER);

        var broken = firstBrokenRule(transfer);
        if (broken.isPresent()) return new NotPosted(broken.get());

        var minor = transfer.amount().minor();
        known.put(Key.of(transfer), transfer);
        posted.add(transfer);
        move(new Account(transfer.line(), transfer.debit()), minor, 0);
        move(new Account(transfer.line(), transfer.credit()), 0, minor);
        return new Posted();
    }

    private Optional<LedgerRule> firstBrokenRule(Transfer transfer) {
        if (transfer.amount().isZero()) return Optional.of(LedgerRule.AMOUNT_MUST_NOT_BE_ZERO);
        if (transfer.debit() == transfer.credit())
            return Optional.of(LedgerRule.ACCOUNTS_MUST_BE_DIFFERENT);
        if (!Routes.allow(transfer)) return Optional.of(LedgerRule.ACCOUNTS_MUST_FIT_THE_REASON);

        var book = books.get(transfer.line());
        if (book == null) return Optional.of(LedgerRule.LINE_MUST_HAVE_ACCOUNTS);
        if (!transfer.amount().currency().equals(book.currency()))
            return Optional.of(LedgerRule.CURRENCY_MUST_BE_THAT_OF_THE_LINE);

        var ends = book.ends();
        if (transfer.isCharge() && ends.isOff(transfer.eventAt()))
            return Optional.of(LedgerRule.CHARGE_MUST_NOT_BE_AFTER_THE_STOP);
        if (transfer.isCharge() && ends.isSettled(transfer.eventAt()))
            return Optional.of(LedgerRule.BALANCE_MUST_NOT_BE_STRUCK);
        if (transfer.isIntoTheBalance() && ends.frozenAt() != null)
            return Optional.of(LedgerRule.BALANCE_MUST_NOT_BE_STRUCK);
        return firstBrokenLimit(transfer);
    }

    private Optional<LedgerRule> firstBrokenLimit(Transfer transfer) {
        var minor = transfer.amount().minor();
        if (!transfer.debit().mayGoNegative() && balance(transfer, transfer.debit()) < minor)
            return Optional.of(LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS);
        if (!transfer.credit().mayGoPositive() && -balance(transfer, transfer.credit()) < minor)
            return Optional.of(LedgerRule.CREDITS_MUST_NOT_EXCEED_DEBITS);
        return Optional.empty();
    }

    private long balance(Transfer transfer, AccountKind kind) {
        return balances.getOrDefault(new Account(transfer.line(), kind), 0L);
    }

    private void move(Account account, long debit, long credit) {
        var nothing = new Movement(account, 0, 0);
        movements.put(account, movements.getOrDefault(account, nothing).plus(debit, credit));
        balances.merge(account, credit - debit, Math::addExact);
    }

    /** What was posted, in the order of posting. */
    List<Transfer> posted() {
        return List.copyOf(posted);
    }

    List<Movement> movements() {
        return List.copyOf(movements.values());
    }
}
