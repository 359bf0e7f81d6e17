// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signoff.closure.ClosureView.FinalBill.Payment;
import signoff.closure.ClosureView.Status;
import signoff.closure.ClosureView.StepView.Progress;
import signoff.closure.check.Check;
import signoff.closure.check.Check.Remedy;
import signoff.closure.check.Unused;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Say;
import signoff.kernel.TestWords;
import signoff.line.Line.Mandate;
import signoff.line.allowance.UsageKind;
import signoff.policy.AllowedWeights;
import signoff.policy.ClosurePolicy.Severity;
import signoff.policy.Policies;
import signoff.workflow.Wait;

/** Whatever a closure can be, its pages have words for it: a template only makes up the key. */
class ClosureWordsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_status_owner_and_progress_has_its_words(Language language) {
        keys(Status.values()).forEach(status -> told(language, "status." + status));
        keys(Status.values())
                .filter(status -> !status.equals("DRAFT"))
                .forEach(status -> told(language, "now." + status));
        Stream.of("EXECUTING", "REFUNDING")
                .forEach(status -> told(language, "now." + status + ".OPERATOR"));
        keys(Progress.values()).forEach(progress -> told(language, "progress." + progress));
        keys(Wait.Owner.values()).forEach(owner -> told(language, "waits." + owner));
        keys(Mandate.values()).forEach(mandate -> told(language, "mandate." + mandate));
    }

    /** Due and paid are told in the words of the status. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_way_a_bill_can_stand_has_its_words(Language language) {
        keys(Payment.values())
                .filter(payment -> !payment.equals("DUE") && !payment.equals("PAID"))
                .forEach(payment -> told(language, "bill." + payment));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_check_says_what_it_is_what_it_found_and_who_must_do_what(Language language) {
        keys(Check.Code.values()).forEach(code -> {
            told(language, "check." + code);
            told(language, "check." + code + ".clear");
        });
        keys(Remedy.values()).forEach(remedy -> told(language, "remedy." + remedy));
        keys(Severity.values()).forEach(severity -> {
            told(language, "severity." + severity);
            told(language, "check.owner.SUBSCRIBER." + severity);
            told(language, "check.owner.OPERATOR." + severity);
            told(language, "check.owner.NOBODY." + severity);
        });
    }

    /** What stops a closing and what does not are never told in the same words. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void what_was_found_is_told_by_its_weight(Language language) {
        var say = new Say(TestWords.ALL, language, ZoneOffset.UTC);
        var stopping = new HashMap<String, String>();
        var others = new HashMap<String, List<String>>();
        for (var one : AllowedWeights.all()) {
            var code = Check.Code.valueOf(one.check());
            var told = say.of(Check.words(code, one.weight()), FACTS);
            if (one.weight() == Severity.BLOCK) stopping.put(one.check(), told);
            else others.computeIfAbsent(one.check(), _ -> new ArrayList<>()).add(told);
        }
        stopping.forEach((check, told) ->
                assertThat(others.getOrDefault(check, List.of())).as(check).doesNotContain(told));
    }

    /** A sum that is only told of is not asked for: with this weight, nothing is charged. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void a_term_that_is_only_told_of_names_no_sum(Language language) {
        var say = new Say(TestWords.ALL, language, ZoneOffset.UTC);
        var facts = Map.of("until", Instant.EPOCH); // No amount.
        assertThatCode(() -> say.of(Check.words(Check.Code.MINIMUM_TERM, Severity.ADVISE), facts))
                .doesNotThrowAnyException();
    }

    /** A page has fields: its reader is not sent to the description of an API. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void a_mistake_on_a_page_names_no_property(Language language) {
        var say = new Say(TestWords.ALL, language, ZoneOffset.UTC);
        for (var code : List.of(Code.PROPERTY_MUST_BE_GIVEN, Code.PROPERTY_MUST_FIT)) {
            var why = Refusal.of(code, "property", "account");
            var mistake = say.mistake(why, "account");
            assertThat(mistake.get("happened"))
                    .doesNotContain("account", "property", "属性", "屬性")
                    .isNotEqualTo(say.happened(why));
            assertThat(mistake.get("next")).doesNotContain("API", "接口", "介面");
        }
    }

    /** Of a line of any kind that we ship: its page names the kind. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_kind_of_product_has_its_words(Language language) {
        Policies.shipped().kinds().forEach(kind -> told(language, "kind." + kind));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_kind_of_allowance_has_its_words(Language language) {
        var say = new Say(TestWords.ALL, language, ZoneOffset.UTC);
        for (var kind : UsageKind.values()) {
            assertThat(say.of("unused." + kind, new Unused(kind, 120).words()))
                    .contains(kind == UsageKind.VOICE ? "2" : "120");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_end_has_its_words(Language language) {
        Stream.of("COMPLETED", "WITHDRAWN", "LAPSED", "over")
                .forEach(end -> told(language, "ended." + end));
    }

    /** Every check that a policy can make a question of. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_loss_that_can_be_asked_about_has_its_words(Language language) {
        Stream.of(
                        "PROMOTIONAL_BALANCE",
                        "ALLOWANCE",
                        "BOUND_DEVICES",
                        "MINIMUM_TERM",
                        "BINDINGS",
                        "BACKUP")
                .forEach(code -> {
                    told(language, "consent." + code);
                    told(language, "consent." + code + ".given");
                });
    }

    // The words used above.

    private static final Map<String, Object> FACTS = Map.of(
            "until", Instant.EPOCH,
            "since", Instant.EPOCH,
            "amount", 1,
            "megabytes", 1,
            "orders", 1,
            "mandates", 1,
            "devices", 1,
            "bindings", 1,
            "case", "C-1",
            "device", "a router");

    private static void told(Language language, String key) {
        var say = new Say(TestWords.ALL, language, ZoneOffset.UTC);
        assertThatCode(() -> say.of(key, FACTS)).doesNotThrowAnyException();
    }

    private static Stream<String> keys(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }
}
