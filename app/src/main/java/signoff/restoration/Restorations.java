// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;

/** Gives closed lines back. The only way in from other modules and from the web. */
public interface Restorations {

    /**
     * Asks for a line whose service has ended (L9). A code is sent to a contact that outlives the
     * line. Asking again while a code is waited for sends a new one; later it leads to the same
     * case.
     */
    Deciding ask(LineId line, Actor actor);

    /** The code came back: line and number are the subscriber's again, and the network is told. */
    Deciding confirm(CaseId restoration, String code, Actor actor);

    /** A person has put right what was stuck: the network is asked again, with the old key. */
    Deciding tryAgain(CaseId restoration, Actor actor);

    Optional<Restoration> find(CaseId restoration);

    /** Finds whose it is; empty for another brand's. */
    Optional<CaseId> locate(BrandId brand, UUID restoration);

    /** The one that runs for a line. */
    Optional<Restoration> openFor(LineId line);

    /**
     * A restore as a person sees it.
     *
     * @param closing the case that closed the line
     * @param waitsUntil until when the next one has to act; null at an end
     */
    record Restoration(
            CaseId id,
            LineId line,
            CaseId closing,
            Status status,
            @Nullable Instant waitsUntil) {}

    enum Status {
        AWAITING_CODE,
        RESTORING,
        RESTORED,
        /** No code came back in time. */
        LAPSED,
        /** The window was over, or somebody bars the line. */
        REFUSED
    }

    sealed interface Deciding {
        record Decided(Restoration restoration) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }
}
