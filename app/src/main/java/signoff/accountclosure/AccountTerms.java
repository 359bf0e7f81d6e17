// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import signoff.policy.ClosurePolicy;

/**
 * What the closing of an account is promised, out of the policies of its lines (I13): of each limit
 * on us the strictest, of each time that is the subscriber's the longest. See {@link ClosurePolicy}
 * for each.
 *
 * @param policyVersion all that were read, so that each of them can be found again
 */
record AccountTerms(
        String policyVersion,
        String zone,
        Duration confirmWithin,
        Duration codeValid,
        int codeTries,
        Duration remindBefore,
        Duration lookWithin,
        Duration signInKept,
        Duration identityKept) {

    /** @param policies at least one; the first gives the clock that dates are told by */
    static AccountTerms of(List<ClosurePolicy> policies) {
        return new AccountTerms(
                policies.stream()
                        .map(ClosurePolicy::version)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")),
                policies.getFirst().zone().getId(),
                least(policies, ClosurePolicy::confirmWithin),
                least(policies, ClosurePolicy::codeValid),
                least(policies, ClosurePolicy::codeTries),
                most(policies, ClosurePolicy::remindBeforeStop),
                least(policies, ClosurePolicy::lookWithin),
                most(policies, ClosurePolicy::signInKept),
                most(policies, ClosurePolicy::identityKept));
    }

    /** Without a line there is nothing to read any more, and no contract that a law looks at. */
    AccountTerms withoutLines() {
        return new AccountTerms(
                policyVersion,
                zone,
                confirmWithin,
                codeValid,
                codeTries,
                remindBefore,
                lookWithin,
                Duration.ZERO,
                Duration.ZERO);
    }

    private static <T extends Comparable<T>> T least(
            List<ClosurePolicy> policies, Function<ClosurePolicy, T> limit) {
        return policies.stream().map(limit).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static <T extends Comparable<T>> T most(
            List<ClosurePolicy> policies, Function<ClosurePolicy, T> limit) {
        return policies.stream().map(limit).max(Comparator.naturalOrder()).orElseThrow();
    }
}
