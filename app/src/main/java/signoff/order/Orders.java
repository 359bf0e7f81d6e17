// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
     * @param kind {@code top-up} or {@code data-pack}
     * @param returns what cancelling would give back; nothing when no money was taken yet
     */
    record Order(
            CaseId id,
            LineId line,
            String kind,
            Money amount,
            Status status,
            Money returns,
            Instant placedAt) {

        public boolean isTopUp() {
            return kind.equals(OrderFile.Kind.TOP_UP.word());
        }
    }

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
