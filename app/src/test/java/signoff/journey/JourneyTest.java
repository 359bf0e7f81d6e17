// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser closes lines of the demo, as a subscriber would. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {

    private static Chromium chromium;
    private static DemoNode node;

    private BrowserContext browser;

    /** Somebody of the demo, and what the last page says in their language. */
    enum Leaver {
        LIN("zh-Hans", "zh-CN", 390, "1", "已注销"),
        CHAN("zh-Hant", "zh-HK", 1024, "3", "已註銷"),
        ALEX("en", "en-GB", 1024, "5", "Closed");

        final String language;
        final String locale;
        final int width;
        final String line;
        final String closed;

        Leaver(String language, String locale, int width, String line, String closed) {
            this.language = language;
            this.locale = locale;
            this.width = width;
            this.line = line;
            this.closed = closed;
        }

        /** Paid, promotional, and data: each apart. */
        String buckets() {
            return switch (this) {
                case LIN -> "¥86.60 ¥0.00 0 MB";
                case CHAN -> "¥80.00 ¥0.00 0 MB";
                case ALEX -> "¥42.00 ¥15.00 3 GB";
            };
        }

        String login() {
            return name().toLowerCase(Locale.ROOT);
        }

        String email() {
            return login() + "@demo.example";
        }
    }

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

    /** First of all: Lin's plan renews by itself, once another test has wound the clock. */
    @Order(1)
    @ParameterizedTest
    @EnumSource
    void a_line_is_closed_and_still_shown_on_pages_that_fit_everybody(Leaver who) throws Exception {
        browser = chromium.fresh(node.root(), who.locale, who.width);
        var page = browser.newPage();
        var closing = new Closing(page);
        var look = new Look(page, who.language);

        var refund = ask(closing, look, who);
        look.at("received");
        isAcknowledgedByMail(closing, who);
        page.locator("a[href$='/receipt']").click();
        look.at("receipt");
        page.goBack();
        closing.confirm(node.codeSentTo(who.email()));
        look.at("confirmed");
        closing.windUntil(who.closed);
        look.at("closed");
        assertThat(closing.status()).isEqualTo(who.closed);
        assertThat(refundShown(page)).isEqualTo(refund);

        leaveAndComeBack(closing, look, who);
        assertThat(closing.status()).isEqualTo(who.closed);
        assertThat(refundShown(page)).isEqualTo(refund);
        assertThat(look.found()).isEmpty();
    }

    /** SF-56, SF-65: at once, before anything is confirmed, with case number and time of notice. */
    private static void isAcknowledgedByMail(Closing closing, Leaver who) throws Exception {
        var notice = closing.page.locator("main dl.summary time").first().innerText();
        var mail = node.mailTo(who.email(), closing.number());
        assertThat(mail.required("kind").asString()).isEqualTo("EMAIL");
        assertThat(mail.required("language").asString()).isEqualTo(who.language);
        assertThat(mail.required("subject").asString()).contains(closing.number());
        assertThat(mail.required("text").asString()).contains(closing.number(), notice);
    }

    /** SF-82: who has left can still sign in and see it. */
    private static void leaveAndComeBack(Closing closing, Look look, Leaver who) {
        closing.signOut();
        look.at("signed-out");
        closing.signIn(who.login());
        look.at("home-afterwards");
        assertThat(closing.cardOf(who.line)).contains(who.closed);
        closing.openLine(who.line);
        look.at("line-afterwards");
        assertThat(closing.status()).isEqualTo(who.closed);
        assertThat(closing.page.locator("a[href$='/close']").all()).isEmpty();
        closing.page.locator("main a[href*='/closures/']").click();
    }

    private static String refundShown(Page page) {
        return page.locator("dl.summary strong.figure").innerText();
    }

    /** Up to the request. Answers what the preview said would be paid back. */
    private static String ask(Closing closing, Look look, Leaver who) {
        closing.page.navigate("/sign-in");
        look.at("sign-in");
        closing.signIn(who.login());
        look.at("home");
        closing.openLine(who.line);
        look.at("line");
        assertThat(shown(closing.page.locator(".buckets dd"))).isEqualTo(who.buckets());
        closing.openPreview();
        look.at("preview");
        var refund = closing.page.locator("table.figures strong.figure").innerText();
        closing.openReason();
        look.at("reason");
        closing.skipReason();
        if (closing.isAskedForConsents()) {
            look.at("consents");
            closing.consent();
        }
        look.at("check");
        closing.send();
        return refund;
    }

    private static String shown(Locator parts) {
        return String.join(" ", parts.allInnerTexts()).replace('\u00a0', ' ');
    }

    /** SF-19, SF-51: nobody looks for the way out in a menu, or scrolls for it. */
    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void the_page_of_a_line_shows_what_is_in_it_and_the_way_out(int width) throws Exception {
        browser = chromium.fresh(node.root(), "en", width);
        var guest = node.guest();
        var program = Program.signedIn(
                node.port(), "demo-program", "only-to-try-the-api-on-this-machine");
        var pack = "{\"pack\":\"pack-5gb\",\"amountMinor\":3500,\"currency\":\"CNY\"}";
        assertThat(program.post(guest.line() + "/orders", pack).status()).isEqualTo(201);
        var page = browser.newPage();
        new Closing(page).signIn(guest.login());
        page.navigate(guest.line());

        assertThat(shown(page.locator(".buckets dd"))).startsWith("¥51.60 ¥0.00");
        var next = page.locator("section[aria-labelledby=renewing] dd").first();
        assertThat(next.innerText()).containsPattern("¥[0-9.]+ on [A-Z][a-z]+day ");
        var orders = page.locator("section[aria-labelledby=orders] tbody tr");
        assertThat(shown(orders)).contains("¥35.00").containsPattern("Placed|Running");
        var close = page.locator("a[href$='/close']").first();
        assertThat(close.innerText()).isEqualTo("Close this line");
        var box = close.boundingBox();
        assertThat(box.y + box.height).isLessThan(page.viewportSize().height);
        assertThat(page.locator("details a[href$='/close'], [popover] a[href$='/close']")
                        .all())
                .isEmpty();
    }

    /** Withdrawn once, and asked for again, so that each page and each field is come to. */
    @Test
    void a_line_is_closed_by_keyboard_alone() throws Exception {
        browser = chromium.fresh(node.root(), "en", 1024);
        var page = browser.newPage();
        var guest = node.guest();
        node.give(guest.line(), 5_00);
        var keys = new Keys(page);
        page.navigate("/sign-in");
        keys.type("[name=login]", guest.login());
        keys.type("[name=password]", DemoNode.PASSWORD);
        keys.press("form[action='/sign-in'] button", "Enter", "**/home");
        keys.press(".lines a", "Enter", "**" + guest.line());
        var closing = new Closing(page);
        askByKeyboard(keys);
        keys.press("form[action$='/withdraw'] button", "Space", "**/closures/*");
        assertThat(closing.status()).isEqualTo("Withdrawn");
        keys.press("main a[href='" + guest.line() + "']", "Enter", "**" + guest.line());
        askByKeyboard(keys);
        keys.type("[name=code]", node.codeSentTo(guest.email(), closing.number()));
        keys.press("form[action$='/code'] button", "Space", "**/closures/*");
        for (int week = 0; week < 20 && !closing.status().equals("Closed"); week++) {
            keys.press(".demo button[value=P7D]", "Space", "**/closures/*");
        }
        assertThat(closing.status()).isEqualTo("Closed");
    }

    private static void askByKeyboard(Keys keys) {
        keys.press("a[href$='/close']", "Enter", "**/close");
        keys.press("a[href$='/close/reason']", "Enter", "**/reason");
        keys.press("button[name=skip]", "Space", "**/consents");
        keys.tickAll("[name=consents]");
        keys.press("form[action$='/close/consents'] button", "Enter", "**/check");
        keys.press("form[action$='/close/check'] button", "Enter", "**/closures/*");
    }

    @Test
    void a_double_click_and_the_back_button_and_a_second_tab_lead_to_one_case() throws Exception {
        browser = chromium.fresh(node.root(), "en", 1024);
        var guest = node.guest();
        var first = new Closing(browser.newPage());
        var second = new Closing(browser.newPage());
        first.signIn(guest.login());
        first.answer(guest.line());
        second.page.navigate(guest.line() + "/close/check");

        first.submit().dblclick();
        first.arrive();
        var number = first.number();

        second.submit().click();
        second.arrive();
        assertThat(second.number()).isEqualTo(number);

        first.page.goBack();
        if (first.submit().count() > 0) first.submit().click();
        first.arrive();
        assertThat(first.number()).isEqualTo(number);

        second.page.navigate(guest.line() + "/close");
        second.arrive();
        assertThat(second.number()).isEqualTo(number);
    }

    /** Declined first; then paid from two tabs at once, and taken once, from what was chosen. */
    @Test
    void a_final_bill_is_paid_on_the_page_of_the_case_in_each_language() throws Exception {
        browser = chromium.fresh(node.root(), "zh-HK", 390);
        var closing = new Closing(browser.newPage());
        closing.signIn("chan");
        closing.openLine("4");
        closing.answer(closing.page.url());
        closing.submit().click();
        closing.arrive();
        closing.confirm(node.codeSentTo("chan@demo.example"));
        closing.windUntil("已註銷，待付款");
        var found = Look.inEachLanguage(closing.page, "bill-due");

        node.takes("alipay-5566", false);
        closing.payFrom("alipay-5566");
        closing.reloadUntil("付款不獲接納");
        found.addAll(Look.inEachLanguage(closing.page, "bill-declined"));
        node.takes("alipay-5566", true);

        var other = new Closing(browser.newPage());
        other.page.navigate(closing.page.url());
        closing.payFrom("alipay-5566");
        other.payFrom("alipay-5566");
        other.reloadUntil("款項已結清");
        assertThat(other.status()).isEqualTo("已註銷");
        found.addAll(Look.inEachLanguage(other.page, "bill-paid"));
        assertThat(node.taken("alipay-5566")).as("I20").containsExactly(38_00L);
        assertThat(node.taken("wechat-7730")).isEmpty();
        assertThat(found).isEmpty();
    }

    /** I6: the phone that is lost may be signed in, so a code comes back from elsewhere. */
    @Test
    void a_lost_line_is_blocked_without_sign_in_and_unblocked_by_who_has_signed_in()
            throws Exception {
        browser = chromium.fresh(node.root(), "en-GB", 390);
        var page = browser.newPage();
        var look = new Look(page, "en");
        reportLost(page, look);

        var closing = new Closing(page);
        closing.signIn("alex");
        closing.openLine("6");
        unblock(page, look);

        page.locator("a[href$='/pause']").click();
        look.at("pause");
        page.locator("form[action$='/pause'] button").click();
        var resume = page.locator("form[action$='/resume'] button");
        reloadUntil(page, resume);
        look.at("line-paused");
        resume.click();
        reloadUntil(page, page.locator("a[href$='/pause']"));
        assertThat(look.found()).isEmpty();
    }

    private static void reportLost(Page page, Look look) {
        page.navigate("/lost");
        look.at("lost");
        page.locator("[name=number]").fill("+86 140 0000000006");
        page.locator("[name=fact]").fill("Alex Reed");
        page.locator("form[action='/lost'] button").click();
        look.at("lost-reported");
    }

    private static void unblock(Page page, Look look) throws Exception {
        var ask = page.locator("form[action$='/unblock'] button");
        reloadUntil(page, ask);
        look.at("line-blocked");
        var line = page.url();
        ask.click();
        page.waitForURL("**/unblock");
        look.at("unblock");
        var proof = page.locator("form[action$='/unblock/code']");
        proof.locator("[name=code]").fill(node.codeSentTo(Leaver.ALEX.email(), "unblock"));
        proof.locator("button").click();
        page.waitForURL(line);
        reloadUntil(page, page.locator("a[href$='/pause']"));
    }

    /** The network answers in its own time. */
    private static void reloadUntil(Page page, Locator there) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            page.reload();
            return there.count() > 0;
        });
    }
}
