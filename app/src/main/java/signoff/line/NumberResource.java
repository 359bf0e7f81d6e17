// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number and where it stands (TMF685). A number is its own grain: its key is the number alone.
 *
 * @param minUntil the earliest end of its quarantine (I24)
 */
public record NumberResource(
        String msisdn, State state, @Nullable Instant minUntil) {

    public enum State {
        AVAILABLE,
        /** Promised to a line that is not in service yet. */
        RESERVED,
        ASSIGNED,
        QUARANTINED,
        COOLED
    }
}
