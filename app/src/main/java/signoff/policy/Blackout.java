// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hours of each day in which nothing is done in the network, such as 22:00 to 06:00. Both are null
 * where there are none.
 */
public record Blackout(@Nullable LocalTime from, @Nullable LocalTime until) {

    public static final Blackout NONE = new Blackout(null, null);

    /** Nobody who has left waits for longer until the network knows. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final String NO_HOURS = "none";
    private static final String HOUR = "(?:[01]\\d|2[0-3]):[0-5]\\d";
    private static final Pattern HOURS =
            Pattern.compile("(?<from>" + HOUR + ") to (?<until>" + HOUR + ")");

    static @Nullable Blackout read(String text) {
        if (text.equals(NO_HOURS)) return NONE;
        var hours = HOURS.matcher(text);
        if (!hours.matches()) return null;
        return new Blackout(
                LocalTime.parse(hours.group("from")), LocalTime.parse(hours.group("until")));
    }

    String written() {
        return from == null || until == null ? NO_HOURS : from + " to " + until;
    }

    boolean allowed() {
        if (from == null || until == null) return true;
        var hours = Duration.between(from, until);
        var length = hours.isNegative() ? hours.plusDays(1) : hours;
        return length.isPositive() && length.compareTo(LONGEST) <= 0;
    }

    /** The same moment, or the end of those hours when it is in them. */
    public Instant after(Instant at, ZoneId zone) {
        if (from == null || until == null) return at;
        var here = at.atZone(zone);
        var time = here.toLocalTime();
        var overMidnight = until.isBefore(from);
        var within = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!within) return at;
        var day = here.toLocalDate();
        var last = overMidnight && !time.isBefore(from) ? day.plusDays(1) : day;
        var over = last.atTime(until).atZone(zone).toInstant();
        return over.isAfter(at) ? over : at; // The hour that an autumn has twice.
    }
}
