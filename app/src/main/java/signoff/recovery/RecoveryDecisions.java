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
import signoff.subscriber.document.Document;

/** What staff decide of recoveries, each time with a note of what the decision rests on. */
public interface RecoveryDecisions {

    /** What waits for a decision, oldest first. */
    List<Request> toDecide(BrandId brand, int most);

    /**
     * Accepts. A line is given at once; an account opens after its contacts had time to stop it.
     *
     * <p>A document that staff have seen of who asks (SF-26) has to be the one that is known. Where
     * none is known yet, that of a line's new holder is entered with the line: they have signed in.
     * That of an account is never entered: its holder may still say that it was somebody else who
     * asked.
     *
     * @param note on what evidence
     * @param seen the document, if there was one
     */
    @Nullable
    Refusal accept(Visitor engineer, UUID recovery, String note, @Nullable Document seen);

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
