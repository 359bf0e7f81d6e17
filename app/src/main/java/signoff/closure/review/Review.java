// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a review has come.
 *
 * @param needed how many people have to agree
 * @param agreed who has, as the journal names them
 * @param rounds how often the subscriber was asked for more
 * @param isHeld whether fraud in the request itself is being looked into
 * @param isIdentityOpen whether who asks was doubted, and nobody has said that it is proved
 * @param rejectedBy who rejected it before this appeal; null when nobody has
 * @param isAppeal whether this is the second look
 */
public record Review(
        int needed,
        List<String> agreed,
        int rounds,
        boolean isHeld,
        boolean isIdentityOpen,
        @Nullable String rejectedBy,
        boolean isAppeal) {

    public static Review of(int needed) {
        return new Review(needed, List.of(), 0, false, false, null, false);
    }

    public Review agreedBy(String who) {
        var all = new ArrayList<>(agreed);
        all.add(who);
        return new Review(
                needed, List.copyOf(all), rounds, isHeld, isIdentityOpen, rejectedBy, isAppeal);
    }

    public Review asked(Set<Item> items) {
        var open = isIdentityOpen || Item.asksWho(items);
        return new Review(needed, agreed, rounds + 1, isHeld, open, rejectedBy, isAppeal);
    }

    public Review held(boolean held) {
        return new Review(needed, agreed, rounds, held, isIdentityOpen, rejectedBy, isAppeal);
    }

    public Review proved() {
        return new Review(needed, agreed, rounds, isHeld, false, rejectedBy, isAppeal);
    }

    public Review rejected(@Nullable String who) {
        return new Review(needed, agreed, rounds, false, isIdentityOpen, who, isAppeal);
    }

    /** Somebody else looks at it from the beginning. What was proved stays proved. */
    public Review appealed() {
        var again = Math.max(1, needed);
        return new Review(again, List.of(), 0, false, isIdentityOpen, rejectedBy, true);
    }
}
