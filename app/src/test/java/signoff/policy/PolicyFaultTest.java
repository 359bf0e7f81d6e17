// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import signoff.policy.file.PolicyFault;
import signoff.policy.file.PolicyFaultAnalyzer;

/**
 * A file that says what it may not say stops the start: file, line, key, value, what is allowed
 * (SF-48).
 */
class PolicyFaultTest {

    @Test
    void a_breach_of_the_law_names_file_key_value_limit_and_law() throws Exception {
        assertFault(
                "brands/demo.yaml",
                RELEASED + "countries: [fr]\nrefundWithin: 12 days",
                ":3: refundWithin is \"12 days\". Allowed: at most 10 days by Code de la"
                        + " consommation, article L224-39 (policy/jurisdictions/fr.yaml:39); a"
                        + " brand that sells nothing there says so with \"countries\".");
    }

    /** 4.5: whoever waits longer for usage has less time for the bank. */
    @Test
    void late_usage_and_the_refund_keep_the_days_of_the_law_together() throws Exception {
        assertFault(
                "brands/demo.yaml",
                RELEASED + "countries: [fr]\nlateUsage: 35 days",
                ":3: lateUsage is \"35 days\", so with refundWithin \"7 days\""
                        + " (policy/jurisdictions/fr.yaml:18) money goes back 42 days after the"
                        + " stop. Allowed: both together at most 10 days by Code de la"
                        + " consommation, article L224-39 (policy/jurisdictions/fr.yaml:39); a"
                        + " brand that sells nothing there says so with \"countries\".");
    }

    @Test
    void a_number_rests_neither_too_short_nor_too_long() throws Exception {
        var law = "\". Allowed: 45 days to 90 days by 47 CFR 52.15(f)(1)(ii)"
                + " (policy/jurisdictions/us.yaml:11); a brand that sells nothing there says so"
                + " with \"countries\".";
        assertFault(
                "brands/demo.yaml",
                RELEASED + "countries: [us]\nquarantine: 44 days",
                ":3: quarantine is \"44 days" + law);
        assertFault(
                "brands/demo.yaml",
                RELEASED + "countries: [us]\nquarantine: 91 days",
                ":3: quarantine is \"91 days" + law);
    }

    @Test
    void a_number_cannot_be_taken_along_once_it_may_be_somebody_elses() throws Exception {
        assertFault(
                "best.yaml",
                RELEASED + "portRight: 91 days",
                ":2: portRight is \"91 days\". Allowed: at most quarantine, which is 90 days"
                        + " (policy/best.yaml:67).");
    }

    @Test
    void a_law_of_the_region_holds_in_each_of_its_countries() throws Exception {
        assertFault(
                "brands/demo.yaml",
                RELEASED + "countries: [de]\nrefundWithin: 15 days",
                ":3: refundWithin is \"15 days\". Allowed: at most 14 days by Directive 2011/83/EU,"
                        + " article 13(1) (policy/regions/eu.yaml:11); a brand that sells nothing"
                        + " there says so with \"countries\".");
    }

    /** Each of them is narrower than what any file may say: a file is refused for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gb | portWithin: 31 days | at most 30 days by Ofcom",
                "gb | portRight: 30 days | at least 31 days by Ofcom",
                "gb | stopMax: 31 days | at most 30 days by Ofcom",
                "us | severities: {NUMBER_LOCKED: ADVISE} | only BLOCK by 47 CFR 52.37",
                "cn | stopMaxDays: 16 | at most 15 by GB/T 35273-2020, 8.5",
                "cn | identityKept: 729 days | at least 730 days by MIIT order 25",
                "de | confirmation: REQUIRED | only NONE by BGB § 312k",
                "fr | earlyFeeMostPercent: 21 | at most 20 by Code de la consommation",
                "in | severities: {UNPAID_BILL: BLOCK} | only SETTLE by TRAI"
            })
    void each_country_has_a_law_that_no_brand_passes(String country, String line, String law)
            throws Exception {
        write("brands/demo.yaml", RELEASED + "countries: [" + country + "]\n" + line);
        assertThatThrownBy(this::open)
                .hasMessageContaining("brands/demo.yaml:3: ")
                .hasMessageContaining("Allowed: " + law)
                .hasMessageContaining("jurisdictions/" + country + ".yaml:");
    }

    @Test
    void a_region_is_judged_before_any_country_is_in_it() throws Exception {
        assertFault(
                "regions/xx.yaml",
                RELEASED + "codeValid: 7 days\nconfirmWithin: 6 days",
                ":2: codeValid is \"7 days\". Allowed: at most confirmWithin, which is 6 days ("
                        + folder.resolve("regions/xx.yaml") + ":3).");
    }

    @Test
    void britain_has_one_name_among_files() throws Exception {
        assertFault(
                "jurisdictions/uk.yaml",
                RELEASED,
                ": \"jurisdictions/uk.yaml\" is not the name of a policy file. Allowed: gb, as ISO"
                        + " 3166-1 has it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jurisdictions/hk.yaml | within: xx | within is \"xx\", of which there is no file",
                "regions/eu.yaml | within: eu | within stands in the file of no country",
                "brands/demo.yaml | within: eu | within stands in the file of no country",
                "jurisdictions/hk.yaml | countries: [hk] | countries stands in the file of no"
                        + " brand",
                "brands/demo.yaml | limits: {codeTries: [at most 3, law]} | limits stand in the"
                        + " file of no country and no region",
                "regions/eu.yaml | limits: {fax: [at most 3, law]} | fax is no key of a policy",
                "regions/eu.yaml | limits: {codeTries: 3} | the limit of codeTries is \"3\"",
                "regions/eu.yaml | limits: {codeTries: [about 3, law]} | the limit of codeTries",
                "regions/eu.yaml | limits: {codeTries: [2 to many, law]} | the limit of codeTries",
                "regions/eu.yaml | limits: {codeTries: [at most 3 days, law]} | the limit of"
                        + " codeTries is \"at most 3 days, law\""
            })
    void law_stands_in_the_file_of_a_place_and_can_be_read(String file, String text, String found)
            throws Exception {
        write(file, RELEASED + text);
        assertThatThrownBy(this::open).hasMessageContaining(file + ":2: " + found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reviewMaxDays: 16 | reviewMaxDays is \"16\" | a whole number from 0 to 15",
                "reviewMaxDays: soon | reviewMaxDays is \"soon\" | a whole number from 0 to 15",
                "reviewMaxDays: | reviewMaxDays is \"\" | a whole number from 0 to 15",
                "reviewMaxDays: [7] | reviewMaxDays is \"7\" | a whole number from 0 to 15",
                "coolingOff: 7 | coolingOff is \"7\" | a time from 0 days to 30 days, in minutes,"
                        + " hours or days",
                "coolingOff: 31 days | coolingOff is \"31 days\" | a time from 0 days to 30 days,"
                        + " in minutes, hours or days",
                "lateUsage: 61 days | lateUsage is \"61 days\" | a time from 0 days to 60 days, in"
                        + " minutes, hours or days",
                "suspendOffered: yes | suspendOffered is \"yes\" | true or false",
                "confirmation: MAYBE | confirmation is \"MAYBE\" | REQUIRED or NONE",
                "zone: Mars/Phobos | zone is \"Mars/Phobos\" | the name of a time zone, such as"
                        + " Asia/Shanghai",
                "zone: UTC | zone is \"UTC\" | the name of a time zone, such as Asia/Shanghai",
                "calendar: china | calendar is \"china\" | a country (ISO 3166-1) with calendar"
                        + " files, such as CN",
                "severities: {BINDINGS: BLOCK} | severities.BINDINGS is \"BLOCK\" | ADVISE or"
                        + " CONSENT",
                "severities: {PAID_BALANCE: CONSENT} | severities.PAID_BALANCE is \"CONSENT\" |"
                        + " SETTLE",
            })
    void a_value_out_of_its_bounds_is_named(String line, String found, String allowed)
            throws Exception {
        assertFault("best.yaml", RELEASED + line, ":2: " + found + ". Allowed: " + allowed + ".");
    }

    /** The column "Never" of 4.6, and the bounds of what belongs to a check. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severities: {BACKUP: BLOCK} | severities.BACKUP is \"BLOCK\" | ADVISE or CONSENT",
                "severities: {LEGAL_HOLD: BLOCK} | severities.LEGAL_HOLD is \"BLOCK\" | ADVISE",
                "severities: {MINIMUM_TERM: BLOCK} | severities.MINIMUM_TERM is \"BLOCK\" |"
                        + " CONSENT or ADVISE",
                "severities: {MINIMUM_TERM: SETTLE} | severities.MINIMUM_TERM is \"SETTLE\" |"
                        + " CONSENT or ADVISE",
                "severities: {BOUND_DEVICES: ADVISE} | severities.BOUND_DEVICES is \"ADVISE\" |"
                        + " CONSENT, SETTLE or BLOCK",
                "severities: {DEVICE_INSTALMENTS: BLOCK} | severities.DEVICE_INSTALMENTS is"
                        + " \"BLOCK\" | ADVISE",
                "severities: {LEASED_DEVICE: BLOCK} | severities.LEASED_DEVICE is \"BLOCK\" |"
                        + " SETTLE or ADVISE",
                "severities: {PORT_RUNNING: ADVISE} | severities.PORT_RUNNING is \"ADVISE\" |"
                        + " BLOCK or SETTLE",
                "severities: {NUMBER_LOCKED: CONSENT} | severities.NUMBER_LOCKED is \"CONSENT\" |"
                        + " BLOCK or ADVISE",
                "severities: {RECENT_CHANGE: CONSENT} | severities.RECENT_CHANGE is \"CONSENT\" |"
                        + " BLOCK or ADVISE",
                "severities: {RUNNING_TRANSACTION: ADVISE} | severities.RUNNING_TRANSACTION is"
                        + " \"ADVISE\" | SETTLE or BLOCK",
            })
    void a_check_is_given_no_weight_that_it_never_has(String line, String found, String allowed)
            throws Exception {
        assertFault("best.yaml", RELEASED + line, ":2: " + found + ". Allowed: " + allowed + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // money that is left keeps nobody.
                "severities: {PAID_BALANCE: BLOCK} | severities.PAID_BALANCE is \"BLOCK\" |"
                        + " SETTLE",
                "runningWait: 8 days | runningWait is \"8 days\" | a time from 0 hours to 7 days,"
                        + " in minutes, hours or days",
                "recentChange: soon | recentChange is \"soon\" | a time from 0 hours to 30 days,"
                        + " in minutes, hours or days",
                "returnWithin: 0 days | returnWithin is \"0 days\" | a time from 1 day to 90 days,"
                        + " in minutes, hours or days",
                "earlyFeeMostPercent: 101 | earlyFeeMostPercent is \"101\" | a whole number from 0"
                        + " to 100",
                "unknownBlocks: maybe | unknownBlocks is \"maybe\" | true or false",
            })
    void what_belongs_to_a_check_has_bounds_too(String line, String found, String allowed)
            throws Exception {
        assertFault("best.yaml", RELEASED + line, ":2: " + found + ". Allowed: " + allowed + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cooling-off: 7 days", "severities: {WEATHER: BLOCK}", "a: {b: c}"})
    void a_key_that_no_policy_has_is_named_with_those_there_are(String line) throws Exception {
        write("best.yaml", RELEASED + line);
        assertThatThrownBy(this::open)
                .hasMessageContaining("best.yaml:2: ")
                .hasMessageContaining(" is no key of a policy. Allowed: zone, calendar, ")
                .hasMessageContaining(" or severities.BACKUP.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reasons: DISPUTE",
                "reasons: [BOREDOM]",
                "reasons: [DISPUTE, DISPUTE]",
            })
    void a_reason_that_nobody_has_words_for_is_named(String line) throws Exception {
        write("best.yaml", RELEASED + line);
        assertThatThrownBy(this::open)
                .hasMessageContaining("best.yaml:2: reasons is \"")
                .hasMessageContaining("Allowed: a list of NO_LONGER_NEEDED, ")
                .hasMessageContaining("HOLDER_DIED, each once.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "countries: [fr, xx] | fr, xx",
                "countries: [FR] | FR",
                "countries: fr | fr",
                "countries: [] | ''",
                "countries: | ''",
                "countries: [fr, fr] | fr, fr"
            })
    void a_brand_sells_in_countries_that_have_a_file(String line, String found) throws Exception {
        assertFault(
                "brands/demo.yaml",
                RELEASED + line,
                ":2: countries is \"" + found
                        + "\". Allowed: a list of cn, de, fr, gb, hk, in, tw or"
                        + " us, each once.");
    }

    @Test
    void a_target_later_than_the_promise_names_both_files() throws Exception {
        assertFault(
                "data-card.yaml",
                RELEASED + "reviewTargetDays: 9",
                ":2: reviewTargetDays is \"9\". Allowed: at most reviewMaxDays, which is 7"
                        + " (policy/data-card.yaml:8).");
    }

    @Test
    void a_line_cannot_come_back_when_its_number_may_be_gone() throws Exception {
        assertFault(
                "best.yaml",
                RELEASED + "restorable: 91 days",
                ":2: restorable is \"91 days\". Allowed: at most quarantine, which is 90 days"
                        + " (policy/best.yaml:67).");
    }

    @Test
    void usage_is_not_waited_for_when_it_can_no_longer_be_charged() throws Exception {
        assertFault(
                "best.yaml",
                RELEASED + "backbillMax: 30 days\nlateUsage: 35 days",
                ":3: lateUsage is \"35 days\". Allowed: at most backbillMax, which is 30 days ("
                        + folder.resolve("best.yaml") + ":2).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20:00 to 08:01",
                "08:00 to 08:00",
                "8:00 to 9:00",
                "at night",
                "24:00 to 01:00"
            })
    void hours_in_which_nothing_is_done_are_few(String hours) throws Exception {
        assertFault(
                "best.yaml",
                RELEASED + "executionBlackout: " + hours,
                ":2: executionBlackout is \"" + hours
                        + "\". Allowed: none, or up to twelve hours of"
                        + " a day, such as 22:00 to 06:00.");
    }

    @Test
    void a_code_cannot_outlive_the_request_it_confirms() throws Exception {
        assertFault(
                "best.yaml",
                RELEASED + "confirmWithin: 2 days\ncodeValid: 49 hours",
                ":3: codeValid is \"49 hours\". Allowed: at most confirmWithin, which is 2 days ("
                        + folder.resolve("best.yaml") + ":2).");
    }

    /** I10: what a brand may not promise, whatever it asks its subscribers to wait for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | stopMax: 11 days | at most 10 days by Code de la consommation, article"
                        + " L224-39",
                "in | stopMaxDays: 8 | at most 7 by TRAI, redressal of consumer grievances:"
                        + " termination within 7 working days",
                "de | stopMax: 30 days | at most 28 days by TKG § 56(3), a notice of one month"
            })
    void no_brand_charges_for_longer_after_a_notice_than_the_law_allows_I10(
            String country, String line, String law) throws Exception {
        write("brands/demo.yaml", RELEASED + "countries: [" + country + "]\n" + line);
        assertThatThrownBy(this::open)
                .hasMessageContaining("brands/demo.yaml:3: " + line.split(":")[0])
                .hasMessageContaining("Allowed: " + law);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "confirmWithin: 20 days | stopMax: 19 days | 20 days | stopMax, which is 19 days",
                "confirmWithin: 6 days | stopMaxDays: 5 | 6 days | stopMaxDays, which is 5"
            })
    void who_confirms_in_time_can_be_let_go_in_time_I10(
            String key, String most, String is, String bound) throws Exception {
        assertFault(
                "best.yaml",
                RELEASED + key + "\n" + most + "\ncoolingOff: 1 day",
                ":2: confirmWithin is \"" + is + "\". Allowed: at most " + bound + " ("
                        + folder.resolve("best.yaml") + ":3).");
    }

    @Test
    void a_calendar_without_files_is_named_where_it_is_asked_for() throws Exception {
        assertFault(
                "jurisdictions/fi.yaml",
                RELEASED + "zone: Europe/Helsinki\ncalendar: FI",
                ":3: calendar is \"FI\", of which there is no file. Allowed: CN, DE, FR, GB, HK,"
                        + " IN, TW or US, and any country with files in policy.calendar-folder.");
    }

    @Test
    void a_country_without_a_zone_is_named() throws Exception {
        write("jurisdictions/fi.yaml", RELEASED + "calendar: GB");
        assertThatThrownBy(this::open)
                .hasMessage("best in FI: zone is missing. Allowed: the name of a time zone, such as"
                        + " Asia/Shanghai.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coolingOff: 7 days | released is missing",
                "'' | released is missing",
                "released: soon | released is \"soon\", which is no date",
                "- a list | this is no list of keys",
                "released: 2026-11-21;codeTries: 3;codeTries: 4 | codeTries stands here a second"
                        + " time",
                "released: {a: {b: c}} | keys stand inside one another too deep here",
                "released: 'unclosed | Allowed: YAML",
                "a: &x [*x] | keys stand inside one another too deep here"
            })
    void a_file_that_is_no_policy_is_named(String text, String found) throws Exception {
        write("best.yaml", text.replace(';', '\n'));
        assertThatThrownBy(this::open)
                .isInstanceOf(PolicyFault.class)
                .hasMessageStartingWith(folder.resolve("best.yaml").toString())
                .hasMessageContaining(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jurisdiction/cn.yaml",
                "jurisdictions/china.yaml",
                "Best.yaml",
                "brands/demo/data_card.yaml",
                "brands/demo/phone.yaml",
                "brands/demo/data-card/more.yaml"
            })
    void a_file_in_the_wrong_place_is_not_passed_over(String name) throws Exception {
        write(name, RELEASED);
        assertThatThrownBy(this::open)
                .hasMessageContaining("\"" + name + "\" is not the name of a policy file");
    }

    /** What a law forbids to ask for is asked for by no brand, whatever makes the line close. */
    @Test
    void a_fee_above_what_the_law_allows_is_named_with_the_law() throws Exception {
        assertFault(
                "brands/demo.yaml",
                RELEASED + "countries: [fr]\nearlyFeeMostPercent: 30",
                ":3: earlyFeeMostPercent is \"30\". Allowed: at most 20 by Code de la consommation,"
                        + " article L224-28, as amended in 2022 (policy/jurisdictions/fr.yaml:27);"
                        + " a brand that sells nothing there says so with \"countries\".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: {codeTries: [at most 3, law]} | limits stand in the file of no country",
                "countries: [cn] | countries stands in the file of no brand",
                "within: eu | within stands in the file of no country",
                "severities: {BINDINGS: BLOCK} | severities.BINDINGS is \"BLOCK\"",
                "coolingOff: 30 days | coolingOff is \"30 days\"", // Too long by the law of France.
                "restorable: 366 days | restorable is \"366 days\""
            })
    void a_trigger_is_judged_like_any_other_file(String text, String found) throws Exception {
        write("triggers/deceased.yaml", RELEASED + text);
        assertThatThrownBy(this::open).hasMessageContaining("triggers/deceased.yaml:2: " + found);
    }

    @Test
    void a_trigger_that_nobody_knows_is_named() throws Exception {
        write("triggers/weather.yaml", RELEASED);
        assertThatThrownBy(this::open)
                .hasMessageContaining("\"triggers/weather.yaml\" is not the name of a policy file")
                .hasMessageContaining("lost-stolen.yaml");
    }

    @Test
    void an_operator_reads_two_sentences_and_no_stack_trace() {
        var fault = new PolicyFault("best.yaml:2", "codeTries is \"0\"", "a whole number");
        var told = new PolicyFaultAnalyzer().analyze(new IllegalStateException(fault));
        assertThat(told.getDescription()).isEqualTo("best.yaml:2: codeTries is \"0\".");
        assertThat(told.getAction()).isEqualTo("Allowed: a whole number.");
        assertThat(SpringFactoriesLoader.loadFactoryNames(FailureAnalyzer.class, null))
                .contains(PolicyFaultAnalyzer.class.getName());
    }

    // The words used above.

    private static final String RELEASED = "released: 2026-11-21\n";
    private static final Set<String> CALENDARS = new BusinessDays((Path) null).countries();

    @TempDir
    Path folder;

    private PolicyBook open() {
        return new PolicyBook(folder, CALENDARS);
    }

    private void assertFault(String name, String text, String told) throws IOException {
        write(name, text);
        assertThatThrownBy(this::open)
                .isInstanceOf(PolicyFault.class)
                .hasMessage(folder.resolve(name) + told);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
