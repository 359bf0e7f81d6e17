// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

/**
 * Who does something, in which role and over which channel. Goes into the evidence (I28).
 *
 * @param who a reference, never a name: personal data does not enter the journal (I31)
 */
public record Actor(Role role, Channel channel, String who) {

    public enum Role {
        SUBSCRIBER,
        AGENT,
        INTEGRATOR,
        ENGINEER,
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
        return role == Role.AGENT || role == Role.ENGINEER;
    }

    /** The clock, an outcome from outside, or a rule: no person acted. */
    public static Actor system() {
        return new Actor(Role.SYSTEM, Channel.SYSTEM, "signoff");
    }
}
