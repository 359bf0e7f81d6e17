// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signoff.database.Trip;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.Line;
import signoff.line.supply.SimForm;

/** Gives lines another SIM with the same number. The only way in from other modules and the web. */
public interface Replacements {

    /**
     * Asks for another SIM. A code is sent to a contact that is not the line itself (I34); asking
     * again while it is awaited sends a new one, later it leads to the same case. Refused while the
     * line is being closed, and while password or contacts have changed a short time ago.
     *
     * @param agreed the price that was shown; null when none was, which is no consent to any
     */
    Deciding ask(LineId line, SimForm form, @Nullable Money agreed, Actor actor);

    /** The code came back: a SIM is taken out of the stock, or the serial of a card is awaited. */
    Deciding confirm(CaseId replacement, String code, Actor actor);

    /** Names the new card, by the serial that is printed on it. */
    Deciding nameCard(CaseId replacement, String serial, Actor actor);

    /** Ends it as long as its table says so. The line is as it was, and nothing is taken. */
    Deciding cancel(CaseId replacement, Actor actor);

    /** A person has put right what was stuck: the network is asked again, with the old key. */
    Deciding tryAgain(CaseId replacement, Actor actor);

    /** In which forms the line can have another SIM: its own first, then what its kind has. */
    List<SimForm> forms(Line line);

    /** What it costs, taken from the paid balance when the new SIM has the number. */
    Money price(Line line);

    Optional<Replacement> find(CaseId replacement);

    /** Finds whose it is; empty for another brand's. */
    Optional<CaseId> locate(BrandId brand, UUID replacement);

    /** The newest one of a line, over or not. */
    Optional<Replacement> latestOf(LineId line);

    /** The one that runs, with what else is asked of the database: there when the trip is over. */
    Supplier<Optional<Running>> running(Trip trip, LineId line);

    /** The same alone. */
    Optional<Running> running(LineId line);

    /**
     * What others need to know of one that is not over.
     *
     * @param atWork whether the network is being told, so that it cannot be dropped
     */
    record Running(CaseId id, boolean atWork, Instant askedAt) {}

    /**
     * A replacement as a person sees it.
     *
     * @param endedFor why the line kept its SIM; null as long as it may get another
     * @param waitsUntil until when the next one has to act; null at an end
     */
    record Replacement(
            CaseId id,
            LineId line,
            SimForm form,
            Money price,
            Status status,
            @Nullable EndedFor endedFor,
            boolean cancellable,
            @Nullable Instant waitsUntil) {}

    enum Status {
        AWAITING_CODE,
        AWAITING_CARD,
        CONNECTING,
        /** The network refused. A person looks, and the subscriber may cancel. */
        HELD,
        /** What the network has heard of the new SIM is taken back. */
        CANCELLING,
        /** The new SIM has the number. */
        REPLACED,
        /** The line has the SIM that it had. */
        ENDED
    }

    enum EndedFor {
        /** No code came back in time. */
        NO_CODE,
        NO_CARD,
        CANCELLED,
        /** The line was closed meanwhile. */
        CLOSED
    }

    sealed interface Deciding {
        record Decided(Replacement replacement) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }
}
