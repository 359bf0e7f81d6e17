// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.time.Instant;

/**
 * What a waiting state waits for: one owner, one deadline, and one fact that the clock makes when
 * the deadline comes (I11). A deadline that is already past moves the case in the same commit.
 *
 * @param owner who has to act
 * @param until when the clock acts instead
 * @param then the fact that the clock makes then
 */
public record Wait<E>(Owner owner, Instant until, E then) {

    public enum Owner {
        SUBSCRIBER,
        OPERATOR,
        NETWORK,
        BANK,
        CLOCK
    }
}
