// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.time.Duration;

/**
 * Carries out one kind of effect. Runs outside any transaction, and may run more than once. Does
 * not throw for what networks do: that is an {@link Outcome}. What it throws is a bug, and parks
 * the effect until a person has looked.
 */
public interface EffectHandler<E extends Effect> {

    /** The record that this handler carries out. */
    Class<E> effect();

    /** The far side, by the name its bounds and metrics go by, such as {@code register}. */
    String target();

    Outcome handle(E effect, Attempt attempt);

    /**
     * How often to try before a person has to look, and how long one try can last at most. The
     * lease outlasts that time, so no second node calls while the first still may.
     */
    default Patience patience() {
        return new Patience(30, Duration.ofSeconds(15));
    }

    record Patience(int attemptsMax, Duration callMax) {

        private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

        public Patience {
            if (attemptsMax < 1 || !callMax.isPositive() || callMax.compareTo(LONGEST_CALL) > 0) {
                throw new IllegalArgumentException("patience is " + attemptsMax + " attempts of "
                        + callMax + "; allowed is 1 or more, of 10 minutes at most");
            }
        }
    }
}
