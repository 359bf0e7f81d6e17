// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;

/**
 * The subscriber's own checklist of accounts that know the number of a line: bank, payment, chat.
 * Advice, and never a hindrance: only the subscriber can see to them, and only elsewhere.
 */
public interface Bindings {

    /** How long the name of a custom one can be. */
    int NAME_MOST = 40;

    /** How many custom ones a line can have. */
    int CUSTOM_MOST = 30;

    /** The usual ones, then the custom ones. */
    List<Binding> of(LineId line);

    /** How many are not ticked off. */
    int countOpen(LineId line);

    /** The same, with what else is asked of the database. */
    Reply<Integer> countOpen(Trip trip, LineId line);

    /** Ticks one off, or opens it again. */
    @Nullable
    Refusal mark(LineId line, UUID binding, boolean done);

    /** Adds a custom one; one of the same name is there once. */
    @Nullable
    Refusal add(LineId line, String name);
}
