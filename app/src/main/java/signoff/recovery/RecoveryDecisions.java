// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.recovery.Recoveries.Kind;
import signoff.recovery.Recoveries.Reason;

/** What staff decide of recoveries, each time with a note of what the decision rests on. */
public interface RecoveryDecisions {

    /** What waits for a decision, oldest first. */
    List<Request> toDecide(BrandId brand, int most);

    /**
     * Accepts. A line is given at once; an account opens after its contacts had time to stop it.
     *
     * @param note on what evidence
     */
    @Nullable
    Refusal accept(Visitor engineer, UUID recovery, String note);

    @Nullable
    Refusal decline(Visitor engineer, UUID recovery, Reason why, String note);

    /**
     * A request as staff see it. Personal data.
     *
     * @param found whether there is an account or an unclaimed line of that name
     */
    record Request(
            UUID id,
            String number,
            Kind kind,
            String subject,
            String words,
            String contact,
            boolean found,
            Instant askedAt,
            Instant decideBy) {

        @Override
        public String toString() {
            return "request " + number;
        }
    }
}
