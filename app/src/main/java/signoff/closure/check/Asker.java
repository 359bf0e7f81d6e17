// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.util.Locale;
import signoff.kernel.Actor;

/** Who asks for a closing, and by what it is known that the holder wants it. */
public enum Asker {
    /** The holder has signed in. */
    SIGNED_IN,
    /** A code or a link came back that only the holder was sent. */
    BY_CODE,
    /** A person of the operator asks for the holder. */
    STAFF,
    /** A program of an integrator asks for the holder. */
    PROGRAM;

    public static Asker of(Actor actor) {
        if (actor.isStaff()) return STAFF;
        return switch (actor.role()) {
            case SUBSCRIBER -> actor.channel() == Actor.Channel.MAIL ? BY_CODE : SIGNED_IN;
            case SYSTEM -> BY_CODE; // It acts on what was confirmed, and on nothing else.
            default -> PROGRAM;
        };
    }

    boolean isProved() {
        return this == SIGNED_IN || this == BY_CODE;
    }

    /** As it is told among facts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
