// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signoff.catalog.Allowance;
import signoff.catalog.Names;
import signoff.database.Trip;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;

/** Takes orders for lines in service. While a line is being closed, none is taken. */
public interface Orders {

    /**
     * Tops the paid balance up from an instrument of the subscriber's. Refused with the case number
     * while the line is being closed. The same request again gets the first answer.
     *
     * @param request made by the caller before the first try
     */
    Placing topUp(UUID request, LineId line, String instrument, Money amount, Actor actor);

    /** The most that one top-up may bring. */
    Money topUpMost(Currency currency);

    /** What a bill is paid from when no instrument is asked. */
    String BALANCE = "balance";

    /** The packs that the line can have, at their prices; none where its catalog sells none. */
    List<Pack> packs(LineId line);

    /**
     * Pays the whole open bill of a line that lives, from the paid balance or from an instrument of
     * the subscriber's. What an instrument pays is on the balance first and settles the bill in the
     * same commit: what the bill no longer needs by then stays the subscriber's.
     *
     * @param owed the bill as it was shown; another sum is never taken
     */
    Placing payBill(UUID request, LineId line, String from, Money owed, Actor actor);

    /** Buys a data pack out of the paid balance; it is delivered when the operator says so. */
    Placing dataPack(UUID request, LineId line, String pack, Money price, Actor actor);

    Optional<Order> find(CaseId order);

    /** Finds whose order it is; empty for another brand's. */
    Optional<CaseId> locate(BrandId brand, UUID order);

    /** The orders of a line, newest first, 200 at most. */
    List<Order> of(LineId line);

    /** Orders that are not finished, with what cancelling them gives back to the paid balance. */
    List<Order> openOf(LineId line);

    /** The same, with what else is asked of the database: there when the trip is over. */
    Supplier<List<Order>> openOf(Trip trip, LineId line);

    /**
     * What the bank has not answered and nobody can cancel, in one statement for all of them.
     *
     * @return when the newest of a line was placed, for each line that has one
     */
    Map<LineId, Instant> running(Collection<LineId> lines);

    /**
     * Cancels what is open and can be, and gives the money back, in the caller's transaction. For
     * lines without open orders it is one statement. To be called before the caller posts to the
     * ledger: cases are locked before ledger rows.
     *
     * <p>A top-up that the bank has not answered cannot be cancelled: when its money comes it is
     * added to the balance, and once the balance is struck it goes back by itself.
     */
    void cancelOpen(Collection<LineId> lines, Instant at);

    /** Cancels one data pack that is not delivered. The price is back in the same commit. */
    Deciding cancel(CaseId order, Actor actor);

    /** The operator has delivered a data pack. */
    Deciding deliver(CaseId order, Actor actor);

    /** A person has put right what was stuck: the bank is asked again, with the old key. */
    Deciding tryAgain(CaseId order, Actor actor);

    /**
     * An order as a person sees it.
     *
     * @param kind {@code top-up}, {@code data-pack}, {@code bill} or {@link #SIM}
     * @param item the instrument that pays, or the pack
     * @param returns what cancelling would give back; nothing when no money was taken yet
     * @param deliverBy when what is not delivered is cancelled by itself; null for what is not
     *     delivered
     */
    record Order(
            CaseId id,
            LineId line,
            String kind,
            String item,
            Money amount,
            Status status,
            Money returns,
            Instant placedAt,
            @Nullable Instant deliverBy) {

        /** Another SIM for the line, which is a case of its own and no order of this module. */
        public static final String SIM = "sim";

        public boolean isTopUp() {
            return kind.equals(OrderFile.Kind.TOP_UP.word());
        }

        /** As the table of moves has it: see {@code OrderRules}. */
        public boolean isCancellable() {
            return status == Status.IN_PROGRESS && !kind.equals(SIM);
        }
    }

    /** A pack that a line can have. */
    record Pack(String code, Names names, Money price, List<Allowance> allowances) {}

    /** Where an order stands, in the words of TMF622. */
    enum Status {
        PENDING,
        IN_PROGRESS,
        COMPLETED,
        CANCELLED,
        FAILED
    }

    sealed interface Deciding {
        record Decided(Order order) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }

    sealed interface Placing {
        record Placed(Order order) implements Placing {}

        record Refused(Refusal why) implements Placing {}
    }
}
