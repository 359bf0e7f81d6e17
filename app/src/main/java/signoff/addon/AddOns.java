// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.catalog.AddOn;
import signoff.catalog.Names;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.allowance.Bucket;

/** The add-ons of lines: taken, renewed each month, and ended while the line stays. */
public interface AddOns {

    /** What the line has: what renews, and packs of which something is left. */
    List<Held> of(LineId line);

    /** What renews and the line could have besides. */
    List<AddOn> choices(LineId line);

    /** By its id, also when it has ended. A pack has the id of its order. */
    Optional<Held> find(LineId line, UUID addOn);

    /** What ending it comes to now, to the minor unit. */
    Quote quote(Held addOn);

    /** Begins a month of it, paid from the paid balance. The same request again changes nothing. */
    Deciding take(Taking asked, Actor actor);

    /**
     * Ends it, at once or with the month that is paid for. What has ended stays ended, whatever is
     * asked again. Refused with the case number while the line is being closed: that ends it too.
     */
    Deciding end(Ending asked, Actor actor);

    /** Takes back that it ends with the month. */
    Deciding keep(LineId line, UUID addOn, Actor actor);

    /** When it ends. */
    enum When {
        AT_ONCE,
        PERIOD_END
    }

    /**
     * What is asked for.
     *
     * @param request made before the first try; the same one is the same add-on
     * @param price what was shown
     */
    record Taking(UUID request, LineId line, String code, Money price) {}

    /**
     * What is asked for.
     *
     * @param returned what was shown as given back; nothing at the end of the month
     * @param lossAccepted whether what is left and not given back may be lost
     */
    record Ending(LineId line, UUID addOn, When when, Money returned, boolean lossAccepted) {}

    /**
     * An add-on of a line.
     *
     * @param monthly whether it renews; a pack does not
     * @param price of a month, or of the pack
     * @param from when what is paid for began
     * @param until when what is paid for is over, or when it ended
     * @param returned what was given back when it ended at once
     */
    record Held(
            CaseId id,
            LineId line,
            String code,
            Names names,
            boolean monthly,
            Money price,
            Status status,
            Instant from,
            Instant until,
            Money returned) {

        Held as(CaseId other) {
            return new Held(
                    other, line, code, names, monthly, price, status, from, until, returned);
        }

        /** Whether it can still end. */
        public boolean isOpen() {
            return status != Status.ENDED && status != Status.LAPSED;
        }
    }

    /** How an add-on stands. */
    enum Status {
        RUNNING,
        /** The line is off, so nothing is paid and nothing is had. */
        RESTING,
        /** It ends with the month that is paid for. */
        ENDING,
        ENDED,
        /** It was not renewed: too little was paid in, or leave to renew it was taken back. */
        LAPSED
    }

    /**
     * What ending comes to.
     *
     * @param returned what is given back if it ends at once
     * @param left what could still be used, and is gone if it ends at once
     * @param onceRefused why it cannot end at once; null when it can
     * @param laterRefused why it cannot end with the month; null when it can
     */
    record Quote(
            Money returned,
            List<Bucket> left,
            @Nullable Refusal onceRefused,
            @Nullable Refusal laterRefused) {}

    /** What came of it. */
    sealed interface Deciding {
        record Decided(Held addOn) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }
}
