// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Working days against a model: a sorted set of all days that are worked, built from the text of
 * the files, in which a count is a position (I12).
 */
class WorkingDaysPropertyTest {

    static final int CASES = 200;

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_count_agrees_with_the_model(int seed) {
        var chance = new SplittableRandom(seed);
        for (int number = 0; number < CASES; number++) {
            var asked = Asked.any(chance);
            var end = asked.end();
            var last = end.minusNanos(1).atZone(asked.zone()).toLocalDate();
            if (asked.days() == 0) {
                assertThat(last).as("%s", asked).isEqualTo(asked.day());
            } else {
                var counted = model(asked.country()).subSet(asked.day(), false, last, true);
                assertThat(counted).as("%s", asked).hasSize(asked.days()).endsWith(last);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_day_more_or_a_later_start_never_ends_earlier(int seed) {
        var chance = new SplittableRandom(seed);
        for (int number = 0; number < CASES; number++) {
            var asked = Asked.any(chance);
            assertThat(asked.oneDayMore().end()).as("%s", asked).isAfter(asked.end());
            var later = asked.later(chance.nextLong(72 * 3_600));
            assertThat(later.end()).as("%s", asked).isAfterOrEqualTo(asked.end());
        }
    }

    // Each day of the count is there from its first moment to its last, however long the clock
    // makes it: a period is never shortened by a change to or from summer time.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_period_ends_when_a_day_does(int seed) {
        var chance = new SplittableRandom(seed);
        for (int number = 0; number < CASES; number++) {
            var asked = Asked.any(chance);
            var end = asked.end().atZone(asked.zone());
            assertThat(end.toLocalDate().atStartOfDay(asked.zone()).toInstant())
                    .as("%s", asked)
                    .isEqualTo(asked.end());
            assertThat(asked.end()).as("%s", asked).isAfter(asked.from());
        }
    }

    @Test
    void each_file_names_its_source_and_its_status() throws IOException {
        try (var files = Files.list(CALENDARS)) {
            assertThat(files)
                    .hasSize(24)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .contains("# Source: ", "# Status: "));
        }
    }

    // The words used above.

    private static final Path CALENDARS = Path.of("src/main/resources/calendar");
    private static final List<String> COUNTRIES = List.of("CN", "HK", "TW", "GB", "DE", "US");

    // Summer time at two o'clock, at one, at midnight, by half an hour, and none.
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Europe/London"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Shanghai"));

    private static final WorkingDays DAYS = WorkingDays.shipped();
    private static final TreeMap<String, NavigableSet<LocalDate>> WORKED = new TreeMap<>();

    private static NavigableSet<LocalDate> model(String country) {
        return Objects.requireNonNull(WORKED.get(country));
    }

    @BeforeAll
    static void buildModel() throws IOException {
        for (var country : COUNTRIES) {
            WORKED.put(country, workedIn(country));
        }
    }

    private static NavigableSet<LocalDate> workedIn(String country) throws IOException {
        var worked = new TreeSet<LocalDate>();
        LocalDate.of(2025, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .forEach(worked::add);
        for (int year = 2025; year <= 2027; year++) {
            var text = Files.readString(CALENDARS.resolve(country + "-" + year + ".csv"));
            rows(text, ",HOLIDAY,").forEach(worked::remove);
            rows(text, ",WORKDAY,").forEach(worked::add);
        }
        return worked;
    }

    private static Stream<LocalDate> rows(String text, String kind) {
        return text.lines()
                .filter(row -> row.contains(kind))
                .map(row -> LocalDate.parse(row.substring(0, row.indexOf(','))));
    }

    private record Asked(int days, Instant from, String country, ZoneId zone) {

        static Asked any(SplittableRandom chance) {
            var start = Instant.parse("2025-01-02T00:00:00Z");
            // So early that thirty working days later the last year is not over.
            var seconds = chance.nextLong(1_000L * 86_400);
            return new Asked(
                    chance.nextInt(16),
                    start.plusSeconds(seconds),
                    COUNTRIES.get(chance.nextInt(COUNTRIES.size())),
                    ZONES.get(chance.nextInt(ZONES.size())));
        }

        LocalDate day() {
            return from.atZone(zone).toLocalDate();
        }

        Instant end() {
            return DAYS.endOf(days, from, country, zone);
        }

        Asked oneDayMore() {
            return new Asked(days + 1, from, country, zone);
        }

        Asked later(long seconds) {
            return new Asked(days, from.plusSeconds(seconds), country, zone);
        }
    }
}
