// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

/**
 * Who does something, in which role and over which channel. Goes into the evidence (I28).
 *
 * @param who a reference, never a name: personal data does not enter the journal (I31)
 */
public record Actor(Role role, Channel channel, String who) {

    /** The operator's people have the roles from agent to engineer, each as many as they need. */
    public enum Role {
        SUBSCRIBER,
        AGENT,
        REVIEWER,
        FINANCE,
        FRAUD,
        NUMBER_MANAGER,
        /** Reads everything, and changes nothing. */
        AUDITOR,
        ADMINISTRATOR,
        ENGINEER,
        INTEGRATOR,
        SYSTEM
    }

    public enum Channel {
        WEB,
        API,
        MAIL,
        SMS,
        HOTLINE,
        SYSTEM
    }

    /** Whether a person of the operator acts, who then never decides about it as well (I7). */
    public boolean isStaff() {
        return switch (role) {
            case SUBSCRIBER, INTEGRATOR, SYSTEM -> false;
            default -> true;
        };
    }

    /** The same person over the same channel, acting in another of their roles. */
    public Actor as(Role other) {
        return new Actor(other, channel, who);
    }

    /** The clock, an outcome from outside, or a rule: no person acted. */
    public static Actor system() {
        return new Actor(Role.SYSTEM, Channel.SYSTEM, "signoff");
    }
}
