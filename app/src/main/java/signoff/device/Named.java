// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import org.jspecify.annotations.Nullable;

/** Names that subscribers give to what is theirs. */
final class Named {

    private Named() {}

    /** What is kept of a name: no more than fits, nothing when it is blank. */
    static @Nullable String kept(@Nullable String typed, int most) {
        if (typed == null || typed.isBlank()) return null;
        var name = typed.strip();
        if (name.length() <= most) return name;
        // Never between the two halves of one character.
        int end = Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most;
        return name.substring(0, end);
    }
}
