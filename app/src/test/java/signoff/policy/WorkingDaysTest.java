// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;

/** Working days, told in calendar days (I12, SF-71, SF-72). */
class WorkingDaysTest {

    @Test
    void a_request_on_the_friday_before_golden_week_waits_for_its_end() {
        // Sunday 28 September 2025 is worked; 1 to 8 October are not; Saturday the 11th is.
        var friday = at("2025-09-26T17:59", SHANGHAI);
        assertThat(days.endOf(3, friday, "CN", SHANGHAI)).isEqualTo(endOf("2025-09-30", SHANGHAI));
        assertThat(days.endOf(4, friday, "CN", SHANGHAI)).isEqualTo(endOf("2025-10-09", SHANGHAI));
        assertThat(days.endOf(7, friday, "CN", SHANGHAI)).isEqualTo(endOf("2025-10-13", SHANGHAI));
    }

    @Test
    void the_day_of_the_request_never_counts() {
        var morning = at("2026-11-23T00:00", SHANGHAI);
        var evening = at("2026-11-23T23:59", SHANGHAI);
        assertThat(days.endOf(1, morning, "CN", SHANGHAI)).isEqualTo(endOf("2026-11-24", SHANGHAI));
        assertThat(days.endOf(1, evening, "CN", SHANGHAI)).isEqualTo(endOf("2026-11-24", SHANGHAI));
    }

    @Test
    void no_working_days_end_with_the_day_itself() {
        var sunday = at("2026-11-22T10:00", SHANGHAI);
        assertThat(days.endOf(0, sunday, "CN", SHANGHAI)).isEqualTo(endOf("2026-11-22", SHANGHAI));
    }

    @Test
    void the_zone_decides_which_day_a_request_came_on() {
        var lateInLondon = Instant.parse("2026-11-20T16:30:00Z"); // Saturday already in Shanghai.
        assertThat(days.endOf(1, lateInLondon, "CN", SHANGHAI))
                .isEqualTo(endOf("2026-11-23", SHANGHAI));
        assertThat(days.endOf(1, lateInLondon, "GB", LONDON))
                .isEqualTo(endOf("2026-11-23", LONDON));
        var thursday = Instant.parse("2026-11-19T16:30:00Z"); // Friday already in Shanghai.
        assertThat(days.endOf(1, thursday, "CN", SHANGHAI))
                .isEqualTo(endOf("2026-11-23", SHANGHAI));
        assertThat(days.endOf(1, thursday, "GB", LONDON)).isEqualTo(endOf("2026-11-20", LONDON));
    }

    @ParameterizedTest
    @CsvSource({
        "CN, 2026-02-14, true", // A make-up Saturday.
        "CN, 2026-02-28, true",
        "CN, 2026-09-20, true", // A make-up Sunday.
        "CN, 2026-10-10, true",
        "CN, 2026-02-15, false",
        "CN, 2026-02-23, false",
        "CN, 2026-02-24, true",
        "CN, 2025-01-26, true",
        "HK, 2026-04-07, false", // The day following Easter Monday.
        "HK, 2026-02-20, true",
        "TW, 2025-02-08, true",
        "TW, 2026-02-20, false",
        "GB, 2026-12-28, false", // Boxing Day falls on a Saturday.
        "DE, 2026-05-25, false",
        "US, 2027-07-05, false",
        "US, 2026-07-03, false"
    })
    void each_country_keeps_its_own_days(String country, LocalDate day, boolean worked) {
        assertThat(days.isWorkingDay(day, country)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({"2025, 248", "2026, 248"})
    void china_works_as_many_days_as_its_year_is_known_to_have(int year, int worked) {
        var start = LocalDate.of(year, 1, 1);
        assertThat(start.datesUntil(start.plusYears(1)).filter(day -> days.isWorkingDay(day, "CN")))
                .hasSize(worked);
    }

    @Test
    void a_day_is_over_when_the_next_begins_even_where_midnight_is_skipped() {
        // In Cairo, summer time of 2026 begins at midnight: Friday 24 April starts at one o'clock.
        var cairo = ZoneId.of("Africa/Cairo");
        assertThat(days.endOf(1, at("2026-04-22T12:00", cairo), "DE", cairo))
                .isEqualTo(at("2026-04-24T01:00", cairo));
    }

    /** An earlier promise than with its holidays, and never no promise (I12). */
    @Test
    void a_year_without_a_file_has_weekends_alone() {
        // Thursday 30 December; Friday, Monday and Tuesday.
        assertThat(days.endOf(3, at("2027-12-30T12:00", SHANGHAI), "CN", SHANGHAI))
                .isEqualTo(endOf("2028-01-04", SHANGHAI));
        assertThat(days.isWorkingDay(LocalDate.parse("2028-10-02"), "CN")).isTrue();
        assertThat(days.isWorkingDay(LocalDate.parse("2028-10-07"), "CN")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2027-09-30, false", "2027-10-01, true", "2028-02-01, true"})
    void a_file_is_missed_three_months_before_it_is_counted_in(LocalDate today, boolean missed) {
        var clock = Clock.fixed(today.atTime(12, 0).atZone(SHANGHAI).toInstant(), SHANGHAI);
        var meters = new SimpleMeterRegistry();
        var health =
                new BusinessDays.Lookahead(new BusinessDays((Path) null), clock, meters).health();
        var status = missed ? BusinessDays.Lookahead.RUNNING_OUT : Status.UP;
        assertThat(health.getStatus()).isEqualTo(status);
        assertThat(health.getDetails().get("missing").toString())
                .matches(missed ? "\\[CN-2028.csv, .*, US-2028.csv]" : "\\[]");
        assertThat(meters.get("signoff.calendar.files.missing").gauge().value())
                .isEqualTo(missed ? 8 : 0);
    }

    @Test
    void a_count_has_a_bound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days.endOf(-1, Instant.EPOCH, "CN", SHANGHAI));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days.endOf(261, Instant.EPOCH, "CN", SHANGHAI));
    }

    @Test
    void a_file_of_the_operators_stands_in_for_ours(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("CN-2027.csv"), "date,kind,name\n2027-02-14,WORKDAY,Announced\n");
        var theirs = new BusinessDays(folder);
        assertThat(theirs.isWorkingDay(LocalDate.parse("2027-02-14"), "CN")).isTrue();
        assertThat(theirs.isWorkingDay(LocalDate.parse("2027-02-05"), "CN")).isTrue();
        assertThat(theirs.isWorkingDay(LocalDate.parse("2026-02-14"), "CN")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2028-01-01,HOLIDAY,New Year | :3: the line has \"2028-01-01\". Allowed: a date of"
                        + " 2027, such as 2027-10-01.",
                "1 Jan,HOLIDAY,New Year | :3: the line has \"1 Jan\". Allowed: a date of 2027, such"
                        + " as 2027-10-01.",
                "2027-01-01,holiday,New Year | :3: the line has \"holiday\". Allowed: HOLIDAY or"
                        + " WORKDAY.",
                "2027-01-04,WORKDAY,Monday | :3: the line has \"2027-01-04,WORKDAY\". Allowed:"
                        + " WORKDAY for a Saturday or Sunday.",
                "2027-01-01,HOLIDAY | :3: the line has \"2027-01-01,HOLIDAY\". Allowed: a row of"
                        + " date, kind and name."
            })
    void a_line_that_does_not_fit_is_named(String line, String told, @TempDir Path folder)
            throws Exception {
        var file = folder.resolve("CN-2027.csv");
        Files.writeString(file, "# Ours.\ndate,kind,name\n" + line + "\n");
        assertThatThrownBy(() -> new BusinessDays(folder)).hasMessage(file + told);
    }

    @Test
    void a_file_with_another_name_is_not_passed_over(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("china.csv"), "date,kind,name\n");
        assertThatThrownBy(() -> new BusinessDays(folder)).hasMessageContaining("such as CN-2027");
    }

    // The words used above.

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final WorkingDays days = WorkingDays.shipped();

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static Instant endOf(String day, ZoneId zone) {
        return LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
