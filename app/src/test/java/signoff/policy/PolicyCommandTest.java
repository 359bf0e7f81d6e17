// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./signoff policy show}, as it is typed. */
class PolicyCommandTest {

    @Test
    void each_value_is_shown_with_the_file_it_comes_from() {
        assertThat(run("show data-card demo CN")).isZero();
        assertThat(told())
                .contains("data-card-2026-11-21-")
                .containsPattern("zone +Asia/Shanghai +policy/jurisdictions/cn.yaml:\\d+\n")
                .containsPattern("lateUsage +0 days +policy/data-card.yaml:\\d+\n")
                .containsPattern("coolingOff +7 days +policy/best.yaml:\\d+\n")
                .containsPattern("severities.BACKUP +ADVISE +policy/best.yaml:\\d+\n");
    }

    @Test
    void what_makes_the_line_close_is_shown_with_its_file() {
        assertThat(run("show data-card demo CN --trigger=deceased")).isZero();
        assertThat(told())
                .containsPattern("quarantine +365 days +policy/triggers/deceased.yaml:\\d+\n")
                .containsPattern("lateUsage +0 days +policy/data-card.yaml:\\d+\n");
        assertThat(run("show data-card demo CN --trigger=weather")).isEqualTo(2);
        assertThat(told()).contains("There is no trigger weather.", "lost-stolen");
    }

    @Test
    void without_a_country_it_says_what_a_country_sets() {
        assertThat(run("show data-card")).isZero();
        assertThat(told())
                .startsWith("data-card\n")
                .endsWith("Not set without a country: zone, calendar\n");
    }

    /** What people write for a country, and what a region wants of all of its countries. */
    @Test
    void a_region_is_shown_and_so_is_britain_by_both_of_its_names() {
        assertThat(run("show hotspot demo uk")).isZero();
        assertThat(told())
                .containsPattern("zone +Europe/London +policy/jurisdictions/gb.yaml:\\d+\n")
                .containsPattern("portWithin +at most 30 days +policy/jurisdictions/gb.yaml:\\d+\n"
                        + " +Ofcom, General Condition C7");
        assertThat(run("show hotspot demo eu")).isZero();
        assertThat(told())
                .containsPattern("refundWithin +10 days +policy/regions/eu.yaml:\\d+\n")
                .contains("Not set without a country: zone, calendar\nWhat the law allows\n")
                .containsPattern("portRight +at least 31 days +policy/regions/eu.yaml:\\d+\n");
        assertThat(run("diff hotspot/eu hotspot/uk")).isZero();
        assertThat(told())
                .containsPattern("lateUsage +4 days +policy/regions/eu.yaml:\\d+\n"
                        + " +35 days +policy/best.yaml:\\d+\n");
    }

    @Test
    void the_operators_folder_is_laid_over_ours() throws Exception {
        var file = folder.resolve("best.yaml");
        Files.writeString(file, "released: 2026-11-21\ncodeTries: 3\n");
        assertThat(run("show best demo CN --policy.folder=" + folder)).isZero();
        assertThat(told()).containsPattern("codeTries +3 +" + file + ":2\n");
    }

    @Test
    void a_file_at_fault_is_told_in_one_line() throws Exception {
        Files.writeString(folder.resolve("best.yaml"), "released: 2026-11-21\ncodeTries: 0\n");
        assertThat(run("show best --policy.folder=" + folder)).isEqualTo(1);
        assertThat(told())
                .endsWith(
                        "best.yaml:2: codeTries is \"0\". Allowed: a whole number from 1 to 10.\n");
    }

    @Test
    void two_places_are_told_apart_value_by_value() {
        assertThat(run("diff data-card/CN hotspot/FR")).isZero();
        assertThat(told())
                .containsPattern("reviewMaxDays +7 +policy/data-card.yaml:\\d+\n"
                        + " +6 +policy/jurisdictions/fr/hotspot.yaml:\\d+\n")
                .doesNotContain("codeTries");
        assertThat(run("diff data-card/CN data-card/CN")).isZero();
        assertThat(told()).endsWith("The same.\n");
    }

    @Test
    void two_places_are_told_apart_as_they_are_when_the_line_closes_for_that() {
        assertThat(run("diff best/CN best/US --trigger=deceased")).isZero();
        assertThat(told())
                .containsPattern("quarantine +365 days +policy/triggers/deceased.yaml:\\d+\n"
                        + " +90 days +policy/jurisdictions/us/triggers/deceased.yaml:\\d+\n");
        assertThat(run("diff best/CN best/US --trigger=weather")).isEqualTo(2);
        assertThat(told()).contains("There is no trigger weather.");
    }

    @Test
    void lint_judges_what_a_start_would() throws Exception {
        assertThat(run("lint")).isZero();
        assertThat(told()).containsPattern("\\d+ policies, no fault.\n");
        Files.writeString(
                folder.resolve("hotspot.yaml"), "released: 2026-11-21\nrefundWithin: 15 days\n");
        assertThat(run("lint --policy.folder=" + folder)).isEqualTo(1);
        assertThat(told())
                .contains("hotspot.yaml:2: refundWithin is \"15 days\". Allowed: at most 1");
    }

    @Test
    void lint_names_the_calendars_that_the_next_three_months_need() throws Exception {
        today = LocalDate.parse("2027-09-30");
        assertThat(run("lint")).isZero();
        assertThat(told()).endsWith(" policies, no fault.\n");
        today = LocalDate.parse("2027-10-01");
        assertThat(run("lint")).isZero();
        assertThat(told())
                .endsWith("But no business days are known for CN-2028.csv, DE-2028.csv,"
                        + " FR-2028.csv, GB-2028.csv, HK-2028.csv, IN-2028.csv, TW-2028.csv,"
                        + " US-2028.csv: add what is missing to the folder that"
                        + " policy.calendar-folder names. Until it is there, weekends alone are"
                        + " days off.\n");
        Files.writeString(folder.resolve("CN-2028.csv"), "date,kind,name\n");
        assertThat(run("lint --policy.calendar-folder=" + folder)).isZero();
        assertThat(told()).contains("known for DE-2028.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "show",
                "list",
                "show fax",
                "show best demo XX",
                "show a b c d",
                "diff best",
                "diff best fax",
                "lint all"
            })
    void what_cannot_be_shown_is_answered_with_what_can(String words) {
        assertThat(run(words)).isEqualTo(2);
        assertThat(told()).contains("KIND     best, data-card, handset-sim, ", "COUNTRY  cn, de");
    }

    // The words used above.

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private LocalDate today = LocalDate.parse("2026-11-21");

    @TempDir
    Path folder;

    private int run(String words) {
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var arguments = words.isEmpty() ? new String[0] : words.split(" ");
        var clock = Clock.fixed(today.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        return PolicyCommand.run(arguments, Map.of(), clock, out);
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
