// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import signoff.kernel.Language;

/** Which language a page is written in (SF-16). */
class ReaderLanguageTest {

    @Test
    void the_browser_is_asked_first_in_its_own_order() {
        assertThat(ReaderLanguage.of(browserWanting("de", "zh-HK", "en")))
                .isEqualTo(Language.ZH_HANT);
        assertThat(ReaderLanguage.of(browserWanting("zh-CN"))).isEqualTo(Language.ZH_HANS);
    }

    @Test
    void a_browser_that_says_nothing_gets_english_and_not_the_language_of_the_server() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            assertThat(ReaderLanguage.of(new MockHttpServletRequest())).isEqualTo(Language.EN);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_the_reader_chose_here_before_wins() {
        var request = browserWanting("zh-CN");
        request.setCookies(new Cookie("language", "zh-Hant"));
        assertThat(ReaderLanguage.of(request)).isEqualTo(Language.ZH_HANT);
    }

    @Test
    void a_choice_that_is_none_of_ours_counts_as_no_choice() {
        var request = browserWanting("zh-CN");
        request.setCookies(new Cookie("language", "<script>"));
        assertThat(ReaderLanguage.of(request)).isEqualTo(Language.ZH_HANS);
    }

    @Test
    void a_choice_is_kept_where_no_script_and_no_other_site_can_read_it() {
        var response = new MockHttpServletResponse();
        ReaderLanguage.remember(Language.ZH_HANT, new MockHttpServletRequest(), response);
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("language=zh-Hant;")
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=31536000");
    }

    private static MockHttpServletRequest browserWanting(String... tags) {
        var request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", String.join(",", tags));
        request.setPreferredLocales(
                List.of(tags).stream().map(Locale::forLanguageTag).toList());
        return request;
    }
}
