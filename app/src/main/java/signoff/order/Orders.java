// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Buys a data pack out of the paid balance; it is delivered when the operator says so. */
    Placing dataPack(UUID request, LineId line, String pack, Money price, Actor actor);

    Optional<Order> find(CaseId order);

    /** Finds whose order it is; empty for another brand's. */
    Optional<CaseId> locate(BrandId brand, UUID order);

    /** All orders of a line, newest first. */
    List<Order> of(LineId line);

    /** Orders that are not finished, with what cancelling them gives back to the paid balance. */
    List<Order> openOf(LineId line);

    /** Cancels what is open and can be, and gives the money back, in the caller's transaction. */
    void cancelOpen(Collection<LineId> lines, Instant at);

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
            Instant placedAt) {}

    /** Where an order stands, in the words of TMF622. */
    enum Status {
        PENDING,
        IN_PROGRESS,
        COMPLETED,
        CANCELLED,
        FAILED
    }

    sealed interface Placing {
        record Placed(Order order) implements Placing {}

        record Refused(Refusal why) implements Placing {}
    }
}
