// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static signoff.kernel.Language.EN;
import static signoff.kernel.Language.ZH_HANS;
import static signoff.kernel.Language.ZH_HANT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signoff.kernel.Refusal.Code;

/** A sentence is found by key and language, and its facts are told in that language. */
class MessageWordsTest {

    @Test
    void a_sentence_is_said_in_the_language_of_its_reader() {
        var key = Code.LINE_MUST_BE_KNOWN.happened();
        assertThat(words.say(EN, key)).isEqualTo("There is no such line in your account.");
        assertThat(words.say(ZH_HANS, key)).isEqualTo("您的账户下没有这个号码。");
        assertThat(words.say(ZH_HANT, key)).isEqualTo("您的帳戶內沒有這個號碼。");
    }

    @Test
    void facts_are_told_in_the_language_of_the_sentence() {
        var refusal = Refusal.of(Code.ATTEMPTS_MUST_BE_SLOWER, "wait", Duration.ofMinutes(5));
        var next = refusal.code().next();
        assertThat(words.say(EN, next, refusal.facts())).isEqualTo("Try again in 5 minutes.");
        assertThat(words.say(ZH_HANS, next, refusal.facts())).isEqualTo("5分钟后再试。");
        assertThat(words.say(ZH_HANT, next, refusal.facts())).isEqualTo("5分鐘後再試。");
    }

    @Test
    void a_fact_is_never_read_as_a_pattern() {
        var facts = Map.of("case", "$1 \\ {until}");
        assertThat(words.say(EN, Code.LINE_MUST_NOT_BE_CLOSING.happened(), facts))
                .isEqualTo("This line is being closed under case number $1 \\ {until}, so no order,"
                        + " top-up or pause is taken.");
    }

    @Test
    void each_kind_of_fact_has_its_look() {
        var moment = Instant.parse("2026-11-21T04:05:00Z");
        assertThat(Shown.fact(EN, new Money(50_00, Currency.getInstance("HKD"))))
                .isEqualTo("HK$50.00");
        assertThat(Shown.fact(EN, LocalDate.parse("2026-11-21")))
                .isEqualTo("Saturday 21 November 2026");
        assertThat(Shown.fact(EN, moment.atZone(ZoneId.of("Asia/Hong_Kong"))))
                .isEqualTo("Saturday 21 November 2026, 12:05 (Hong Kong Standard Time)");
        assertThat(Shown.fact(EN, moment))
                .isEqualTo("Saturday 21 November 2026, 04:05 (Coordinated Universal Time)");
        assertThat(Shown.fact(EN, 1_024)).isEqualTo("1,024");
        assertThat(Shown.fact(EN, 1_024L)).isEqualTo("1,024");
        assertThat(Shown.fact(EN, "megabytes", 3_072)).isEqualTo("3\u00a0GB");
        assertThat(Shown.fact(EN, "megabytes", 1_536L)).isEqualTo("1.5\u00a0GB");
        assertThat(Shown.fact(EN, "megabytes", 512)).isEqualTo("512\u00a0MB");
        assertThat(Shown.fact(EN, "C-2345")).isEqualTo("C-2345");
    }

    @Test
    void a_key_that_no_file_has_is_named_with_the_language() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> words.say(ZH_HANT, "no.such.key"))
                .withMessage("no message file has the key no.such.key in zh-Hant");
    }

    @Test
    void a_fact_that_is_missing_is_named_with_the_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> words.say(EN, Code.LINE_MUST_NOT_BE_CLOSING.happened()))
                .withMessage("the fact {case} is missing for the key"
                        + " LINE_MUST_NOT_BE_CLOSING.happened in en");
    }

    @Test
    void a_refusal_cannot_be_made_without_the_facts_its_words_need() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING))
                .withMessage("LINE_MUST_NOT_BE_CLOSING needs the facts [case], given: []");
    }

    private final Words words = new MessageWords();
}
