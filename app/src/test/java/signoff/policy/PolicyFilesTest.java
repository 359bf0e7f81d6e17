// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.closure.check.Check;
import signoff.kernel.BrandId;
import signoff.policy.ClosurePolicy.Confirmation;
import signoff.policy.ClosurePolicy.Severity;

/** What holds for a line, laid together from the files (SF-43, SF-50). */
class PolicyFilesTest {

    @Test
    void a_data_card_is_closed_by_the_rules_of_its_article() {
        var policy = Policies.shipped().current(DEMO, "CN", "data-card");
        assertThat(policy.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(policy.calendar()).isEqualTo("CN");
        assertThat(policy.confirmation()).isEqualTo(Confirmation.REQUIRED);
        assertThat(policy.reviewTargetDays()).isEqualTo(3);
        assertThat(policy.reviewMaxDays()).isEqualTo(7);
        assertThat(policy.coolingOff()).isEqualTo(Duration.ofDays(7));
        assertThat(policy.lateUsage()).isZero();
        assertThat(policy.refundWithin()).isEqualTo(Duration.ofDays(14));
        assertThat(policy.quarantine()).isEqualTo(Duration.ofDays(90));
        assertThat(policy.restorable()).isEqualTo(Duration.ofDays(30));
        assertThat(policy.suspendOffered()).isTrue();
        assertThat(policy.version()).matches("data-card-2026-11-21-[0-9a-f]{8}");
    }

    @Test
    void best_waits_for_late_usage_and_weighs_the_checks() {
        var policy = Policies.shipped().current(DEMO, "HK", "best");
        assertThat(policy.lateUsage()).isEqualTo(Duration.ofDays(35));
        assertThat(policy.reasons()).hasSize(14).startsWith("NO_LONGER_NEEDED");
        assertThat(policy.severities())
                .hasSize(20)
                .containsEntry("IDENTITY", Severity.BLOCK)
                .containsEntry("PAID_BALANCE", Severity.SETTLE)
                .containsEntry("PROMOTIONAL_BALANCE", Severity.CONSENT)
                .containsEntry("BACKUP", Severity.ADVISE);
    }

    @Test
    void instant_has_no_wait_in_it() {
        var policy = Policies.shipped().current(DEMO, "HK", "instant");
        assertThat(policy.coolingOff()).isZero();
        assertThat(policy.reviewMaxDays()).isZero();
        assertThat(policy.remindBeforeStop()).isZero();
        assertThat(policy.lateUsage()).isZero();
    }

    @Test
    void each_check_of_a_closing_has_a_weight_and_no_other_has_one() {
        var policy = Policies.shipped().current(DEMO, "CN", "best");
        assertThat(policy.severities().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Check.Code.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "HK", "TW", "GB", "DE", "FR", "IN", "US", "cn"})
    void each_country_counts_its_own_days_by_its_own_clock(String country) {
        var policy = Policies.shipped().current(DEMO, country, "data-card");
        assertThat(policy.calendar()).isEqualToIgnoringCase(country);
    }

    @Test
    void a_country_or_kind_without_a_file_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.shipped().current(DEMO, "FI", "data-card"))
                .withMessage("there is no policy for data-card in FI: kinds are [best, data-card,"
                        + " handset-sim, hotspot, hotspot-strict, instant, phone-esim,"
                        + " roaming-app], countries are [cn, de, fr, gb, hk, in, tw, us]. A file in"
                        + " the folder that policy.folder names adds one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.shipped().current(DEMO, "CN", "fax"))
                .withMessageContaining("there is no policy for fax in CN");
    }

    @Test
    void a_file_of_the_operators_changes_what_it_says_and_nothing_else() throws Exception {
        write("data-card.yaml", "released: 2026-12-01\nreviewMaxDays: 5\n");
        var policy = book().current(DEMO, "CN", "data-card");
        assertThat(policy.reviewMaxDays()).isEqualTo(5);
        assertThat(policy.lateUsage()).isZero();
        assertThat(policy.version()).startsWith("data-card-2026-12-01-");
        assertThat(book().current(DEMO, "CN", "best").reviewMaxDays()).isEqualTo(7);
    }

    @Test
    void the_brand_goes_over_the_jurisdiction_and_the_kind_over_the_brand() throws Exception {
        write("jurisdictions/hk.yaml", RELEASED + "quarantine: 91 days\nrefundWithin: 7 days\n");
        write(
                "brands/demo.yaml",
                RELEASED + "countries: [hk]\nquarantine: 180 days\nreviewMaxDays: 6\n");
        var policy = book().current(DEMO, "HK", "data-card");
        assertThat(policy.refundWithin()).isEqualTo(Duration.ofDays(7));
        assertThat(policy.quarantine()).isEqualTo(Duration.ofDays(180));
        assertThat(policy.reviewMaxDays()).isEqualTo(7);
        assertThat(book().current(DEMO, "HK", "best").reviewMaxDays()).isEqualTo(6);
        assertThat(book().current(OTHER, "HK", "best").quarantine()).isEqualTo(Duration.ofDays(91));
    }

    @Test
    void what_a_brand_says_of_a_kind_goes_over_the_kind() throws Exception {
        write("brands/demo/data-card.yaml", RELEASED + "coolingOff: 14 days\n");
        write("brands/demo.yaml", RELEASED + "countries: [cn]\n");
        assertThat(book().current(DEMO, "CN", "data-card").coolingOff())
                .isEqualTo(Duration.ofDays(14));
        assertThat(book().current(DEMO, "CN", "best").coolingOff()).isEqualTo(Duration.ofDays(7));
        assertThat(book().current(OTHER, "CN", "data-card").coolingOff())
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void one_severity_is_changed_without_the_others() throws Exception {
        write(
                "brands/demo.yaml",
                RELEASED + "countries: [cn]\nseverities:\n  UNPAID_BILL: BLOCK\n");
        assertThat(book().current(DEMO, "CN", "data-card").severities())
                .containsEntry("UNPAID_BILL", Severity.BLOCK)
                .containsEntry("UNFINISHED_ORDER", Severity.SETTLE);
    }

    @Test
    void a_kind_of_the_operators_own_is_a_file() throws Exception {
        write("watch.yaml", RELEASED + "reviewMaxDays: 6\nreviewTargetDays: 2\n");
        assertThat(book().current(DEMO, "CN", "watch").reviewMaxDays()).isEqualTo(6);
    }

    /** I39: every time limit of the articles is reached by files alone. */
    @ParameterizedTest
    @CsvSource({
        "phone-esim, 7, 15", // SF-70
        "roaming-app, 0, 0", // SF-71
        "data-card, 3, 7", // SF-72
        "handset-sim, 7, 7", // SF-73
        "hotspot, 7, 15" // SF-74
    })
    void each_article_has_a_kind_with_its_days(String kind, int target, int most) {
        var policy = Policies.shipped().current(DEMO, "CN", kind);
        assertThat(policy.reviewTargetDays()).isEqualTo(target);
        assertThat(policy.reviewMaxDays()).isEqualTo(most);
    }

    @Test
    void a_roaming_app_is_closed_within_minutes() {
        var policy = Policies.shipped().current(DEMO, "HK", "roaming-app");
        assertThat(policy.coolingOff()).isZero();
        assertThat(policy.executeWithin()).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.drainMost()).isEqualTo(Duration.ofMinutes(15));
        assertThat(policy.lateUsage()).isEqualTo(Duration.ofDays(35));
    }

    @Test
    void strict_blocks_who_owes_but_where_the_law_forbids_it() {
        var shipped = Policies.shipped();
        assertThat(shipped.current(DEMO, "CN", "hotspot-strict").severities())
                .containsEntry("UNPAID_BILL", Severity.BLOCK);
        assertThat(shipped.current(DEMO, "IN", "hotspot-strict").severities())
                .containsEntry("UNPAID_BILL", Severity.SETTLE);
    }

    @Test
    void a_law_of_the_country_goes_over_the_days_of_the_article() {
        assertThat(Policies.shipped().current(DEMO, "FR", "hotspot").reviewMaxDays())
                .isEqualTo(6);
        assertThat(Policies.shipped().current(DEMO, "IN", "phone-esim").reviewMaxDays())
                .isEqualTo(7);
    }

    @Test
    void a_brand_is_judged_by_the_laws_of_where_it_sells() throws Exception {
        write("brands/demo.yaml", RELEASED + "countries: [hk]\ncoolingOff: 14 days\n");
        assertThat(book().current(DEMO, "HK", "best").coolingOff()).isEqualTo(Duration.ofDays(14));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book().current(DEMO, "FR", "best"))
                .withMessageContaining("there is no policy for best in FR for demo");
    }

    @Test
    void what_makes_a_line_close_goes_over_everything_else() throws Exception {
        var shipped = Policies.shipped();
        var death = shipped.current(DEMO, "CN", "data-card", Trigger.DECEASED);
        assertThat(death.earlyFeeMostPercent()).isZero();
        assertThat(death.quarantine()).isEqualTo(Duration.ofDays(365));
        assertThat(death.lateUsage()).isZero(); // As the data card has it.
        assertThat(shipped.pinned(death.version())).isEqualTo(death);
        var port = shipped.current(DEMO, "IN", "hotspot", Trigger.PORT_OUT);
        assertThat(port.confirmation()).isEqualTo(Confirmation.NONE);
        assertThat(port.reviewMaxDays()).isZero();
        assertThat(port.severities()).containsEntry("PORT_RUNNING", Severity.SETTLE);
        write("triggers/deceased.yaml", RELEASED + "quarantine: 400 days\n");
        write("brands/demo.yaml", RELEASED + "countries: [cn]\nquarantine: 180 days\n");
        assertThat(book().current(DEMO, "CN", "best", Trigger.DECEASED).quarantine())
                .isEqualTo(Duration.ofDays(400));
        assertThat(book().current(DEMO, "CN", "best").quarantine()).isEqualTo(Duration.ofDays(180));
    }

    /** 4.5: nothing is paid back while usage may still come, and the law counts from the stop. */
    @Test
    void every_policy_we_ship_pays_back_within_the_days_that_the_law_counts_from_the_stop() {
        var most = Map.of("fr", 10, "de", 14, "in", 45);
        var files = new PolicyFiles(null);
        for (var country : most.keySet()) {
            for (var kind : files.kinds()) {
                for (var trigger : Trigger.values()) {
                    var place = new PolicyFiles.Place("", country, kind, trigger);
                    var policy = files.version(place).policy();
                    assertThat(policy.lateUsage().plus(policy.refundWithin()))
                            .as("%s", place)
                            .isLessThanOrEqualTo(Duration.ofDays(most.get(country)));
                }
            }
        }
        var limited = files.countries().stream()
                .filter(
                        country -> Policies.shipped()
                                .sheet(DEMO, country, "best", Trigger.CUSTOMER_REQUEST)
                                .limits()
                                .stream()
                                .anyMatch(limit -> limit.key().equals("refundWithin")));
        assertThat(limited).containsExactlyInAnyOrderElementsOf(most.keySet());
    }

    /** 4.3: a number may rest too short and too long. */
    @ParameterizedTest
    @EnumSource(Trigger.class)
    void a_number_of_the_united_states_rests_within_the_days_of_its_law(Trigger trigger) {
        var policy = Policies.shipped().current(DEMO, "US", "best", trigger);
        assertThat(policy.quarantine()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void a_switch_in_britain_takes_a_day_and_the_dead_pay_no_fee() throws Exception {
        var shipped = Policies.shipped();
        assertThat(shipped.current(DEMO, "GB", "best", Trigger.PORT_OUT).stopMaxDays())
                .isOne();
        assertThat(shipped.current(DEMO, "GB", "best").stopMaxDays()).isEqualTo(30);
        assertThat(shipped.current(DEMO, "GB", "best", Trigger.DECEASED).earlyFeeMostPercent())
                .isZero();
        write("triggers/deceased.yaml", RELEASED + "earlyFeeMostPercent: 10\n");
        assertThatThrownBy(this::book)
                .hasMessageContaining("triggers/deceased.yaml:2: earlyFeeMostPercent is \"10\"."
                        + " Allowed: at most 0 by Ofcom");
    }

    /**
     * C6: where a further hurdle is unlawful, doubts are for people, and the notice is effective.
     */
    @Test
    void in_germany_the_button_is_enough_for_every_kind() {
        for (var kind : Policies.shipped().kinds()) {
            assertThat(Policies.shipped().current(DEMO, "DE", kind).confirmation())
                    .as(kind)
                    .isEqualTo(Confirmation.NONE);
        }
    }

    @Test
    void a_line_in_the_uk_is_one_in_gb() {
        var shipped = Policies.shipped();
        assertThat(shipped.current(DEMO, "UK", "hotspot"))
                .isEqualTo(shipped.current(DEMO, "gb", "hotspot"));
    }

    @Test
    void a_region_has_a_sheet_without_a_version() {
        var sheet = Policies.shipped().sheet(DEMO, "eu", "hotspot", Trigger.CUSTOMER_REQUEST);
        assertThat(sheet.version()).isEqualTo("hotspot");
        assertThat(sheet.limits()).extracting(PolicySheet.Limit::key).contains("portRight");
    }

    /** Domain 2.1: the right to take a number along is one thing, to have the line back another. */
    @Test
    void a_number_can_be_taken_along_for_as_long_as_the_law_says() {
        var shipped = Policies.shipped();
        assertThat(shipped.current(DEMO, "FR", "best").portRight()).isEqualTo(Duration.ofDays(40));
        assertThat(shipped.current(DEMO, "DE", "best").portRight()).isEqualTo(Duration.ofDays(31));
        assertThat(shipped.current(DEMO, "FR", "best").earlyFeeMostPercent()).isEqualTo(20);
    }

    @Test
    void a_sheet_names_the_file_of_the_trigger() {
        var rows = Policies.shipped()
                .sheet(DEMO, "CN", "data-card", Trigger.DECEASED)
                .rows();
        assertThat(rows)
                .filteredOn(row -> row.key().equals("earlyFeeMostPercent"))
                .allSatisfy(
                        row -> assertThat(row.where()).startsWith("policy/triggers/deceased.yaml:"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "LOST_OR_STOLEN, LOST_STOLEN",
                "HOLDER_DIED, DECEASED",
                "RUNNING_COST, CUSTOMER_REQUEST",
                "none, CUSTOMER_REQUEST"
            })
    void some_reasons_make_another_case_of_it(String reason, Trigger trigger) {
        assertThat(Trigger.of(reason)).isEqualTo(trigger);
    }

    /** Who says that a holder has died waits for nothing longer than who closes their own line. */
    @Test
    void a_death_makes_nothing_worse_for_those_who_are_left() {
        var shipped = Policies.shipped();
        for (var country : shipped.countries()) {
            for (var kind : shipped.kinds()) {
                var own = shipped.current(DEMO, country, kind);
                var death = shipped.current(DEMO, country, kind, Trigger.of("HOLDER_DIED"));
                assertThat(death.earlyFeeMostPercent()).as(country + kind).isZero();
                assertThat(death.coolingOff()).isEqualTo(own.coolingOff());
                assertThat(death.stopMax()).isEqualTo(own.stopMax());
                assertThat(death.refundWithin()).isEqualTo(own.refundWithin());
                assertThat(death.restorable()).isEqualTo(own.restorable());
                assertThat(death.portRight()).isEqualTo(own.portRight());
                assertThat(death.suspendOffered()).isEqualTo(own.suspendOffered());
                assertThat(death.quarantine()).isGreaterThanOrEqualTo(own.quarantine());
                // A person looks at it wherever people look at anything.
                assertThat(death.review().points().get(ClosurePolicy.Risk.HOLDER_DIED))
                        .isGreaterThanOrEqualTo(Math.min(3, death.review().from()));
            }
        }
    }

    /** I39: each bound of each limit is reached by a file alone, and the case is judged by it. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bounds")
    void every_limit_is_reached_by_a_file(PolicyKey<?> key, String value) throws Exception {
        var more = TOGETHER.getOrDefault(key.name() + ": " + value, "");
        write(
                "brands/demo.yaml",
                RELEASED + "countries: [hk]\n" + key.name() + ": " + value + "\n" + more);
        var place = new PolicyFiles.Place("demo", "HK", "best");
        var version = new PolicyFiles(folder).version(place);
        var name = key.name().replace(PolicySchema.SEVERITY, "  ").replace("risk.", "  ");
        assertThat(version.body()).contains("\n" + name + ": " + written(key, value) + "\n");
        assertThat(version.policy().version()).isEqualTo(version.version());
    }

    private static Stream<Arguments> bounds() {
        return PolicySchema.ALL.stream()
                .flatMap(key -> key.outermost().stream().map(value -> Arguments.of(key, value)));
    }

    /** What has no bounds has a form: a zone, a country, a list of reasons. */
    @Test
    void every_key_but_three_has_bounds() {
        assertThat(PolicySchema.ALL)
                .filteredOn(key -> key.outermost().isEmpty())
                .extracting(PolicyKey::name)
                .containsExactly("zone", "calendar", "reasons");
    }

    private static <T> String written(PolicyKey<T> key, String value) {
        return key.writing().apply(Objects.requireNonNull(key.reading().apply(value)));
    }

    // The words used above.

    private static final BrandId DEMO = new BrandId("demo");
    private static final BrandId OTHER = new BrandId("other");
    private static final String RELEASED = "released: 2026-11-21\n";

    /** What has to go with a value at its bound: some are allowed alone and not together. */
    private static final Map<String, String> TOGETHER = Map.ofEntries(
            Map.entry("confirmWithin: 1 hour", "codeValid: 1 hour\n"),
            Map.entry(
                    "stopMax: 1 day",
                    "coolingOff: 1 day\nconfirmWithin: 1 day\ncodeValid: 1 day\n"),
            Map.entry(
                    "stopMaxDays: 1",
                    "coolingOff: 1 day\nconfirmWithin: 1 day\ncodeValid: 1 day\n"),
            Map.entry("backbillMax: 0 days", "lateUsage: 0 days\n"),
            Map.entry("reviewTargetDays: 15", "reviewMaxDays: 15\n"),
            Map.entry("reviewMaxDays: 0", "reviewTargetDays: 0\n"),
            Map.entry("quarantine: 30 days", "portRight: 30 days\n"),
            Map.entry("restorable: 365 days", "quarantine: 365 days\n"),
            Map.entry("portRight: 365 days", "quarantine: 365 days\n"),
            Map.entry("reviewFrom: 99", "twoReviewersFrom: 99\n"),
            Map.entry("twoReviewersFrom: 1", "reviewFrom: 1\n"),
            Map.entry("infoWithin: 1 day", "infoReminded: 1 day\n"),
            Map.entry("infoReminded: 30 days", "infoWithin: 30 days\n"));

    @TempDir
    Path folder;

    private PolicyBook book() {
        return new PolicyBook(folder, new BusinessDays((Path) null).countries());
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
