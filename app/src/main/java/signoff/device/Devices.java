// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;

/** The devices that share lines (SF-04 to SF-07). */
public interface Devices {

    /** How long the name of a device can be. */
    int NAME_MOST = 40;

    /** How many can share one hotspot. */
    int CLIENTS_MOST = 64;

    /** What is bound now, oldest first. */
    List<Device> of(LineId line);

    int count(LineId line);

    /** The same, with what else is asked of the database. */
    Reply<Integer> count(Trip trip, LineId line);

    /** How many can be bound at once. */
    int most(LineId line);

    /**
     * Binds a device. One that is bound already, by its IMEI, stays as it is. Refused while the
     * line is being closed, and beyond the limit of the line.
     */
    Answer bind(LineId line, Wanted wanted);

    /** Lets go of a device. Refused when none of that id is bound. */
    @Nullable
    Refusal unbind(LineId line, UUID device);

    /** Says how many share a hotspot now. */
    @Nullable
    Refusal share(LineId line, UUID hotspot, int clients);

    /**
     * Lets go of all devices of lines that are closed, in the caller's transaction. Answers how
     * many each had, for those that had any.
     */
    Map<LineId, Integer> unbindAll(Collection<LineId> lines, Instant at);

    /**
     * A device to bind.
     *
     * @param imei as it was typed
     */
    record Wanted(Device.Kind kind, String imei, @Nullable String name) {}

    sealed interface Answer {
        record Bound(Device device) implements Answer {}

        record Refused(Refusal why) implements Answer {}
    }
}
