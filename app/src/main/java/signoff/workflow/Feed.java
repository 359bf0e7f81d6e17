// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;

/**
 * The journal of a brand as a feed, for readers that come back with a cursor. Every entry is seen
 * exactly once by a reader who always goes on from {@code next}, whatever commits in between.
 */
public interface Feed {

    /** How many entries one page has at most, so that no reader can hold a node up. */
    int LIMIT_MAX = 500;

    /**
     * What was told after the cursor, in the order of the feed.
     *
     * @param cursor the {@code next} of an earlier page; null for the beginning
     * @param limit 1 to {@link #LIMIT_MAX}
     */
    Reading after(BrandId brand, @Nullable String cursor, int limit);

    sealed interface Reading {

        /**
         * One page.
         *
         * @param next where to go on, also when there was nothing yet
         */
        record Read(List<Event> events, String next) implements Reading {}

        record Refused(Refusal why) implements Reading {}
    }

    /**
     * One fact of one case, as others may know it.
     *
     * @param number counted from 1 within its case
     * @param body the fact as JSON; references only, never personal data (I31)
     */
    record Event(
            CaseId owner,
            String kind,
            int number,
            String fact,
            String body,
            Instant at,
            Actor actor,
            String before,
            String after,
            String policyVersion) {}
}
