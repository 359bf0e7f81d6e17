// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Stop;
import signoff.closure.rules.StopBy;

/**
 * What was answered on one of the pages. All of it may be missing.
 *
 * @param reason a key of the list, or nothing
 * @param words in the subscriber's own words
 * @param consents codes of what is agreed to
 * @param stopBy what the stop waits for
 * @param stopOn the day that was typed, for a stop on a day
 */
record AskForm(
        @Nullable String reason,
        @Nullable String words,
        @Nullable List<String> consents,
        @Nullable StopBy stopBy,
        @Nullable String stopOn) {

    /** How long the free text can be. The case keeps no more. */
    static final int WORDS_MOST = 500;

    Answers withReason(Answers before) {
        return new Answers(
                blankless(reason),
                shortened(words),
                before.consents(),
                before.stop(),
                before.quote());
    }

    Answers withConsents(Answers before) {
        Set<String> given = consents == null ? Set.of() : new LinkedHashSet<>(consents);
        return new Answers(before.reason(), before.words(), given, before.stop(), before.quote());
    }

    /** A day that cannot be read is none, and is refused as such. */
    Answers withStop(Answers before, ZoneId zone) {
        var by = stopBy == null ? StopBy.SOON : stopBy;
        var stop = new Stop(by, by == StopBy.ON_DATE ? day(zone) : null);
        return new Answers(
                before.reason(), before.words(), before.consents(), stop, before.quote());
    }

    private @Nullable Instant day(ZoneId zone) {
        try {
            return LocalDate.parse(stopOn == null ? "" : stopOn.strip())
                    .atStartOfDay(zone)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
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
