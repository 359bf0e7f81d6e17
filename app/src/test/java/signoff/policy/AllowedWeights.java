// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.util.List;
import signoff.policy.ClosurePolicy.Severity;

/** Each weight that a policy may give to a check, for tests of other packages. */
public record AllowedWeights(String check, Severity weight) {

    public static List<AllowedWeights> all() {
        return PolicySchema.SEVERITIES.stream()
                .flatMap(key -> key.outermost().stream()
                        .map(Severity::valueOf)
                        .map(weight -> new AllowedWeights(PolicySchema.check(key), weight)))
                .toList();
    }
}
