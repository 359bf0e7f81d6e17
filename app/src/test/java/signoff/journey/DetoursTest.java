// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do in a browser beside the straight way: go back, forget, and try in vain. */
class DetoursTest {

    private static final String NEW_PASSWORD = "four grey geese in a green field";

    private static Chromium chromium;
    private static DemoNode node;

    private BrowserContext browser;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        node = new DemoNode();
    }

    @AfterAll
    static void close() {
        if (node != null) node.close();
        if (chromium != null) chromium.close();
    }

    @AfterEach
    void leave() {
        if (browser != null) browser.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, en-GB, 1024, Withdrawn, In service",
        "zh-Hans, zh-CN, 390, 已撤回, 使用中",
        "zh-Hant, zh-HK, 390, 已撤回, 使用中"
    })
    void a_request_is_withdrawn_with_one_click_and_the_line_stays(
            String language, String locale, int width, String withdrawn, String inService)
            throws Exception {
        browser = chromium.fresh(node.root(), locale, width);
        var guest = node.guest();
        var closing = new Closing(browser.newPage());
        var page = closing.page;
        var look = new Look(page, language);
        closing.signIn(guest.login());
        page.navigate("/home?language=" + language);
        closing.answer(guest.line());
        closing.send();
        closing.confirm(node.codeSentTo(guest.email()));
        look.at("withdrawable");

        page.locator("form[action$='/withdraw'] button").click();
        assertThat(closing.status()).isEqualTo(withdrawn);
        look.at("withdrawn");
        page.navigate(guest.line());
        look.at("line-kept");
        assertThat(closing.status()).isEqualTo(inService);
        assertThat(page.locator("a[href$='/close']").all()).isNotEmpty();
        assertThat(look.found()).isEmpty();
    }

    /** SF-24. */
    @Test
    void who_forgot_the_password_sets_a_new_one_with_a_code() throws Exception {
        browser = chromium.fresh(node.root(), "en", 390);
        var guest = node.guest();
        var page = browser.newPage();
        page.navigate("/sign-in");
        page.locator("main a[href='/password']").click();
        var found = Look.inEachLanguage(page, "password");
        page.navigate("/password?language=en");
        var look = new Look(page, "en");
        page.locator("[name=login]").fill(guest.login());
        page.locator("form[action='/password'] button").click();
        look.at("password-sent");

        change(page, guest, "00000000");
        look.at("password-wrong-code");
        change(page, guest, node.codeSentTo(guest.email()));
        page.waitForURL("**/sign-in*");
        look.at("password-changed");
        page.locator("[name=login]").fill(guest.login());
        page.locator("[name=password]").fill(NEW_PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL("**/home");
        assertThat(page.locator(".lines a").count()).isEqualTo(1);
        found.addAll(look.found());
        assertThat(found).isEmpty();
    }

    private static void change(Page page, DemoNode.Guest guest, String code) {
        page.locator("[name=login]").fill(guest.login());
        page.locator("[name=code]").fill(code);
        page.locator("[name=password]").fill(NEW_PASSWORD);
        page.locator("form[action='/password/new'] button").click();
    }

    /** The page was opened before, in another tab: else there is nothing to top up with. */
    @Test
    void a_top_up_of_a_line_that_is_being_closed_is_refused_with_the_case_number()
            throws Exception {
        browser = chromium.fresh(node.root(), "en", 390);
        var guest = node.guest();
        var closing = new Closing(browser.newPage());
        closing.signIn(guest.login());
        var other = browser.newPage();
        other.navigate(guest.line());
        other.locator("[name=amount]").fill("20");
        closing.answer(guest.line());
        closing.send();
        closing.confirm(node.codeSentTo(guest.email()));

        other.locator("form[action$='/top-up'] button").click();
        var mistake = other.locator("main [role=alert]");
        assertThat(mistake.innerText()).contains(closing.number());
        for (var way : mistake.locator("a").all()) {
            assertThat(other.locator("main " + way.getAttribute("href")).all()).hasSize(1);
        }
        var look = new Look(other, "en");
        look.at("top-up-refused");
        assertThat(other.locator("form[action$='/top-up']").all()).isEmpty();
        assertThat(look.found()).isEmpty();
        assertThat(Look.inEachLanguage(other, "line-closing")).isEmpty();
        assertThat(other.locator("section[aria-labelledby=closing]").innerText())
                .contains(closing.number());
    }
}
