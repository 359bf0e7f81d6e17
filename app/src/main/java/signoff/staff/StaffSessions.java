// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sessions of staff: each can be seen and ended by whose it is. */
public interface StaffSessions {

    /** Whose session has that token, if it has not ended. Read anew for each request. */
    Optional<OnDuty> find(String token);

    /** Those of the same member, newest first. */
    List<Session> of(OnDuty onDuty);

    /** Ends one session of the same member; of anybody else none is found. */
    boolean end(OnDuty onDuty, UUID session, Where where);

    /** Ends all sessions of the member but this one, and answers how many there were. */
    int endOthers(OnDuty onDuty, Where where);

    /** One sign-in. */
    record Session(
            UUID id,
            String device,
            String addressRange,
            Instant begunAt,
            Instant seenAt,
            boolean current) {}
}
