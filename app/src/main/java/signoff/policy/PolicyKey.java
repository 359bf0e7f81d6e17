// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signoff.policy.ClosurePolicy.Blackout;

/**
 * One key of a policy file.
 *
 * @param name the key, as it stands in the file
 * @param allowed what may stand there, as people read it
 * @param outermost the values at its bounds; none where any text of a form will do
 * @param reading text to value; null when the text is of another type
 * @param fits whether a value of the right type is within the bounds
 * @param writing value to text, one way for each value
 */
record PolicyKey<T>(
        String name,
        String allowed,
        List<String> outermost,
        Function<String, @Nullable T> reading,
        Predicate<T> fits,
        Function<T, String> writing) {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,5}) (minute|hour|day)s?");
    // The platform makes the set anew each time it is asked.
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Pattern WHOLE = Pattern.compile("\\d{1,5}");

    static PolicyKey<Integer> whole(String name, int least, int most) {
        return new PolicyKey<>(
                name,
                "a whole number from " + least + " to " + most,
                List.of("" + least, "" + most),
                text -> WHOLE.matcher(text).matches() ? Integer.valueOf(text) : null,
                number -> number >= least && number <= most,
                Object::toString);
    }

    static PolicyKey<Duration> span(String name, String least, String most) {
        var shortest = span(least);
        var longest = span(most);
        assert shortest != null && longest != null : name;
        return new PolicyKey<>(
                name,
                "a time from " + least + " to " + most + ", in minutes, hours or days",
                List.of(least, most),
                PolicyKey::span,
                span -> span.compareTo(shortest) >= 0 && span.compareTo(longest) <= 0,
                PolicyKey::written);
    }

    static PolicyKey<Boolean> flag(String name) {
        return new PolicyKey<>(
                name,
                "true or false",
                List.of("true", "false"),
                text -> text.matches("true|false") ? Boolean.valueOf(text) : null,
                flag -> true,
                Object::toString);
    }

    static PolicyKey<String> word(String name, String allowed, Predicate<String> fits) {
        return new PolicyKey<>(name, allowed, List.of(), text -> text, fits, text -> text);
    }

    static PolicyKey<ZoneId> zone(String name) {
        return new PolicyKey<>(
                name,
                "the name of a time zone, such as Asia/Shanghai",
                List.of(),
                text -> ZONES.contains(text) ? ZoneId.of(text) : null,
                zone -> zone.getId().contains("/"),
                ZoneId::getId);
    }

    static PolicyKey<Blackout> blackout(String name) {
        return new PolicyKey<>(
                name,
                "none, or up to twelve hours of a day, such as 22:00 to 06:00",
                List.of("none", "20:00 to 08:00"),
                Blackout::read,
                Blackout::allowed,
                Blackout::written);
    }

    static <E extends Enum<E>> PolicyKey<E> oneOf(String name, List<E> allowed) {
        var names = allowed.stream().map(Enum::name).toList();
        return new PolicyKey<>(
                name,
                joined(names),
                names,
                text -> Arrays.stream(allowed.getFirst().getDeclaringClass().getEnumConstants())
                        .filter(each -> each.name().equals(text))
                        .findFirst()
                        .orElse(null),
                allowed::contains,
                Enum::name);
    }

    /** "A, B or C". */
    static String joined(List<String> words) {
        if (words.size() == 1) return words.getFirst();
        return words.stream().limit(words.size() - 1).collect(Collectors.joining(", "))
                + " or "
                + words.getLast();
    }

    private static @Nullable Duration span(String text) {
        var parts = SPAN.matcher(text);
        if (!parts.matches()) return null;
        var count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static String written(Duration span) {
        if (span.equals(Duration.ofDays(span.toDays()))) return written(span.toDays(), "day");
        if (span.equals(Duration.ofHours(span.toHours()))) return written(span.toHours(), "hour");
        return written(span.toMinutes(), "minute");
    }

    private static String written(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
