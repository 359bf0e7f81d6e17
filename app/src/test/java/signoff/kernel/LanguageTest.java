// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language a reader gets, region by region. */
class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "zh-CN, ZH_HANS",
        "zh-SG, ZH_HANS",
        "zh-MY, ZH_HANS",
        "zh, ZH_HANS",
        "zh-Hans, ZH_HANS",
        "zh-Hans-HK, ZH_HANS",
        "zh-TW, ZH_HANT",
        "zh-HK, ZH_HANT",
        "zh-MO, ZH_HANT",
        "zh-Hant, ZH_HANT",
        "zh-Hant-HK, ZH_HANT",
        "zh-Hant-CN, ZH_HANT",
        "en, EN",
        "en-GB, EN",
        "en-HK, EN",
        "fr, EN",
        "'', EN"
    })
    void each_region_reads_its_language(String asked, Language read) {
        assertThat(Language.of(locales(asked))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "fr;zh-TW;en, ZH_HANT",
        "en;zh-CN, EN",
        "zh-HK;zh-CN, ZH_HANT",
        "fr;de, EN",
    })
    void the_order_of_the_browser_decides(String asked, Language read) {
        assertThat(Language.of(locales(asked))).isEqualTo(read);
    }

    @Test
    void a_reader_who_asks_for_nothing_gets_english() {
        assertThat(Language.of(List.of())).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @CsvSource({"EN", "ZH_HANS", "ZH_HANT"})
    void a_language_is_found_again_by_its_own_tag(Language language) {
        assertThat(Language.of(language.locale())).contains(language);
    }

    private static List<Locale> locales(String tags) {
        return Arrays.stream(tags.split(";")).map(Locale::forLanguageTag).toList();
    }
}
