// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Lines of the demo that something ties, in each language: what stops them, what is agreed to
 * (SF-05).
 */
class TiedJourneyTest {

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

    /** SF-07, SF-48, SF-49. */
    @Test
    void devices_and_the_checklist_are_seen_and_kept() {
        var closing = maya(390);
        var page = closing.page;
        closing.openLine("2");
        var line = page.url();
        var found = inEachLanguage(page, look -> {
            look.at("line-with-devices");
            page.navigate(line + "/devices");
            look.at("devices");
            page.locator("[name=imei]").fill("490154203237517");
            page.locator("form[action$='/devices'] button").click();
            look.at("device-refused");
            page.navigate(line + "/bindings");
            look.at("bindings");
            page.navigate(line + "/close");
            look.at("preview-with-devices");
            page.navigate(line);
        });
        page.navigate(line + "/bindings");
        page.locator("form[action$='/bindings/mark'] button").first().click();
        page.waitForURL("**/bindings");
        assertThat(page.locator(".checks .tag.good").count()).isEqualTo(2);
        page.navigate(line);
        var file = page.waitForDownload(() -> page.locator("a[href$='/export']").click());
        assertThat(file.suggestedFilename()).startsWith("line-86140");
        assertThat(found).isEmpty();
    }

    /** SF-46, SF-50, I21: the exact sum stands where it is agreed to. */
    @Test
    void a_term_is_agreed_to_with_its_sum_and_closed() throws Exception {
        var closing = maya(1024);
        var page = closing.page;
        closing.openLine("3");
        var line = page.url();
        var found = inEachLanguage(page, look -> {
            page.navigate(line + "/close");
            look.at("preview-in-term");
            page.navigate(line + "/close/consents");
            look.at("consents-in-term");
            page.navigate(line);
        });
        closing.answer(line);
        assertThat(page.locator("main").innerText()).contains("¥120.00 for ending the contract");
        found.addAll(inEachLanguage(page, look -> look.at("check-in-term")));
        closing.submit().click();
        closing.arrive();
        closing.confirm(node.codeSentTo("maya@demo.example"));
        closing.windUntil("Closed");
        assertThat(page.locator("main").innerText()).contains("¥80.00");
        assertThat(found).isEmpty();
    }

    @Test
    void a_number_that_moves_stops_the_closing_and_says_who_must_act() {
        var closing = maya(390);
        var page = closing.page;
        closing.openLine("4");
        page.navigate(page.url() + "/close");
        var found = inEachLanguage(page, look -> look.at("preview-blocked"));
        assertThat(page.locator("a[href$='/close/reason']").count()).isZero();
        assertThat(page.locator(".checks li").first().innerText()).contains("PORT_RUNNING");
        assertThat(found).isEmpty();
    }

    private Closing maya(int width) {
        browser = chromium.fresh(node.root(), "en-GB", width);
        var closing = new Closing(browser.newPage());
        closing.signIn("maya");
        return closing;
    }

    /** Ends in English. */
    private static List<String> inEachLanguage(Page page, Consumer<Look> visit) {
        var found = new ArrayList<String>();
        for (var language : List.of("zh-Hans", "zh-Hant", "en")) {
            page.navigate(page.url().replaceAll("\\?.*", "") + "?language=" + language);
            var look = new Look(page, language);
            visit.accept(look);
            found.addAll(look.found());
        }
        page.navigate(page.url().replaceAll("\\?.*", ""));
        return found;
    }
}
