// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.policy.ClosurePolicy.Risk;

/**
 * What a request was found to risk, when its notice came in.
 *
 * @param points how much that comes to, by the policy of that day
 * @param risks what was found
 * @param asker who of the operator asked for the subscriber, and so never decides (I7); null when
 *     nobody did
 */
public record Weighed(int points, Set<Risk> risks, @Nullable String asker) {

    /** Nothing was found. */
    public static final Weighed NOTHING = new Weighed(0, Set.of(), null);

    /** The same with one risk more, which counts once. */
    public Weighed with(Risk risk, int more) {
        if (more == 0 || risks.contains(risk)) return this;
        var all = EnumSet.of(risk);
        all.addAll(risks);
        return new Weighed(points + more, Collections.unmodifiableSet(all), asker);
    }
}
