// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.review.QueueStore;
import signoff.closure.review.Review;
import signoff.closure.review.SaidStore.Said;
import signoff.closure.review.Weighed;
import signoff.document.Paper;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.workflow.Cases;

/**
 * Requests that a person of the operator looks at. Staff decide here, and subscribers answer; the
 * clock decides when nobody does (C12).
 */
public interface Reviews {

    /**
     * The queue by deadline, the next one first.
     *
     * @param after the last row of the page before; null for the first page
     */
    List<QueueStore.Row> queue(QueueStore.Wanted wanted, QueueStore.@Nullable Row after, int most);

    /** A request as staff see it; empty for another brand's. */
    Optional<Looked> look(BrandId brand, UUID closure);

    /** Takes a request out of the queue, so that nobody else looks at it meanwhile. */
    @Nullable
    Refusal claim(BrandId brand, UUID closure, Actor staff);

    /** Gives it back. Twice is once. */
    @Nullable
    Refusal release(BrandId brand, UUID closure, Actor staff);

    /** Decides, or goes a step towards a decision. Refused while somebody else has taken it. */
    @Nullable
    Refusal decide(BrandId brand, UUID closure, Decision decision, Actor staff);

    /** What was written about a request, in the order it was said. */
    List<Said> said(CaseId closure);

    /** The subscriber answers what they were asked (C4). */
    @Nullable
    Refusal answer(CaseId closure, String words, Actor actor);

    /** The subscriber wants another person to look (C11). Once. */
    @Nullable
    Refusal appeal(CaseId closure, String words, Actor actor);

    /**
     * A request as staff see it.
     *
     * @param row its place in the queue; null once it waits for nobody there
     * @param review how far it has come; null while nobody has to look
     * @param papers what was handed in, oldest first; to look at one needs a reason
     * @param journal every fact, oldest first
     */
    record Looked(
            ClosureView closure,
            QueueStore.@Nullable Row row,
            Weighed weighed,
            @Nullable Review review,
            List<Said> said,
            List<Paper> papers,
            List<Cases.Entry> journal) {}

    /** What staff decide. There is no way to put a request off, or out of sight (I35). */
    sealed interface Decision {

        record Approve() implements Decision {}

        /** @param words to the subscriber, of 1,000 characters at most; may be empty */
        record Ask(Set<Item> items, String words) implements Decision {}

        /** @param words to the subscriber, of 1,000 characters at most; never empty */
        record Reject(Ground ground, String words) implements Decision {}

        /** Fraud in the request itself is looked into: silence approves of nothing meanwhile. */
        record Hold(String note) implements Decision {}

        record LetGo(String note) implements Decision {}

        /** Who asks was in doubt, and is not any more. */
        record Prove(String note) implements Decision {}

        /** A word among staff. Moves nothing. */
        record Note(String note) implements Decision {}
    }
}
