// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.closure.Closures.Answers;

/**
 * What was answered on one of the pages. All of it may be missing.
 *
 * @param reason a key of the list, or nothing
 * @param words in the subscriber's own words
 * @param consents codes of what is agreed to
 */
record AskForm(
        @Nullable String reason,
        @Nullable String words,
        @Nullable List<String> consents) {

    /** How long the free text can be. The case keeps no more. */
    static final int WORDS_MOST = 500;

    Answers withReason(Answers before) {
        return new Answers(blankless(reason), shortened(words), before.consents(), before.stopOn());
    }

    Answers withConsents(Answers before) {
        Set<String> given = consents == null ? Set.of() : new LinkedHashSet<>(consents);
        return new Answers(before.reason(), before.words(), given, before.stopOn());
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String shortened(@Nullable String text) {
        var kept = blankless(text);
        if (kept == null || kept.length() <= WORDS_MOST) return kept;
        // Never between the two halves of one character.
        int end = Character.isHighSurrogate(kept.charAt(WORDS_MOST - 1))
                ? WORDS_MOST - 1
                : WORDS_MOST;
        return kept.substring(0, end);
    }
}
