// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signoff.closure.check.Check.Owner;
import signoff.closure.check.Check.Remedy;

/**
 * What there is, before the policy has weighed it.
 *
 * @param owner who must act, where that does not follow from the weight
 */
record Finding(
        boolean found,
        Map<String, Object> facts,
        @Nullable Owner owner,
        @Nullable Instant deadline,
        @Nullable Remedy remedy) {

    static Finding when(boolean found) {
        return new Finding(found, Map.of(), null, null, null);
    }

    Finding told(String fact, Object value) {
        var more = new HashMap<>(facts);
        more.put(fact, value);
        return new Finding(found, Map.copyOf(more), owner, deadline, remedy);
    }

    Finding remedied(Remedy by) {
        return new Finding(found, facts, owner, deadline, by);
    }

    Finding ownedBy(Owner one) {
        return new Finding(found, facts, one, deadline, remedy);
    }

    /** What is the subscriber's to do is due then, which the words need not say. */
    Finding dueBy(@Nullable Instant at) {
        return new Finding(found, facts, owner, at, remedy);
    }

    /** A deadline is told among the facts too, as {@code until}. */
    Finding until(@Nullable Instant at) {
        var dated = new Finding(found, facts, owner, at, remedy);
        return at == null ? dated : dated.told("until", at);
    }
}
