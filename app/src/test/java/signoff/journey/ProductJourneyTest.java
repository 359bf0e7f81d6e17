// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signoff.demo.port.DemoWorld.Mood;

/**
 * Each kind of product, bought and closed in a browser by somebody who has just registered (SF-15,
 * SF-21, SF-25, SF-51), the way its own description has it.
 */
class ProductJourneyTest {

    private static final String PHONE = "490154203237518";
    private static final String HOTSPOT = "356938035643809";
    private static final String WATCH = "352099001761481";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/confirm\\?\\S+");

    private static Chromium chromium;
    private static DemoNode node;
    private static int people;

    private BrowserContext browser;
    private Page page;
    private Closing closing;
    private Buying buying;
    private String email;

    /** What the end of a closing is called. */
    enum Language {
        ZH_HANS("zh-Hans", "zh-CN", "周美玲", "已注销", "已注销，待结算"),
        ZH_HANT("zh-Hant", "zh-HK", "陳家明", "已註銷", "已註銷，待結算"),
        EN("en", "en-GB", "Alex Reed", "Closed", "Closed, balance to be struck");

        final String tag;
        final String locale;
        final String name;
        final String closed;
        final String serviceEnded;

        Language(String tag, String locale, String name, String closed, String serviceEnded) {
            this.tag = tag;
            this.locale = locale;
            this.name = name;
            this.closed = closed;
            this.serviceEnded = serviceEnded;
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

    /** SF-01, SF-05, SF-07, SF-43, SF-47, SF-64, SF-89 to SF-92. */
    @ParameterizedTest
    @EnumSource
    void an_esim_with_two_devices_is_closed_by_the_link_in_a_mail(Language language)
            throws Exception {
        register(language);
        var look = new Look(page, language.tag);
        var line = buyEsim(look);
        buying.bind(line, "PHONE", PHONE);
        buying.bind(line, "WATCH", WATCH);
        assertThat(page.locator("form[action$='/devices']").count())
                .as("the limit")
                .isZero();

        page.navigate(line + "/close");
        assertThat(buying.shown(".checks code")).contains("BOUND_DEVICES", "ALLOWANCE");
        ask(line);
        var caseAt = page.url();
        confirmByLink(language, look);
        page.navigate(caseAt);
        windUntil(language.closed);
        assertThat(buying.shown("section[aria-labelledby=afterwards] li")).hasSize(4);
        page.navigate(line + "/devices");
        assertThat(page.locator("section[aria-labelledby^='device-']").count()).isZero();
        assertThat(page.locator("form[action$='/devices']").count()).isZero();
        assertThat(look.found()).isEmpty();
    }

    /** SF-02, SF-41, SF-69, SF-71, SF-83: nobody winds the clock before service has ended. */
    @ParameterizedTest
    @EnumSource
    void a_roaming_sim_in_an_app_is_closed_within_minutes_without_a_reason(Language language)
            throws Exception {
        register(language);
        var line = buying.buy("roam-as-you-go");
        ask(line);
        closing.confirm(node.codeSentTo(email, closing.number()));
        buying.reloadUntil(() -> closing.status().equals(language.serviceEnded));
        assertThat(page.locator("li.now").count()).as("what is still to come").isEqualTo(1);
        windUntil(language.closed);
        assertThat(paidBack()).isEqualTo("¥50.00");
    }

    /** SF-05, SF-36, SF-55, SF-56, SF-60, SF-62, SF-63, SF-67, SF-75, SF-86. */
    @Test
    void a_data_card_is_paused_first_and_then_closed_with_a_ticket_and_its_progress()
            throws Exception {
        register(Language.ZH_HANS);
        var line = buying.buyCard("data-as-you-go");
        page.navigate(line + "/close");
        pauseAndResume();
        closing.openPreview();
        closing.openReason();
        page.locator("[name=reason][value=ANOTHER_PRODUCT]").check();
        goOn();
        assertThat(page.locator("main .notice.warn").innerText()).contains("再往后");
        assertThat(buying.shown("dl.answers dd")).contains("想换其他产品");
        closing.submit().click();
        closing.arrive();
        assertThat(page.locator(".notice.good .number").innerText()).startsWith("C-");
        var before = page.locator("ol.timeline li.done").count();
        closing.confirm(node.codeSentTo(email, closing.number()));
        assertThat(page.locator("ol.timeline li.done").count()).isGreaterThan(before);
        assertThat(page.locator("ol.timeline li.to-come").count()).isPositive();
        windUntil("已注销");
        assertThat(page.locator("ol.timeline li.to-come").count()).isZero();
        assertThat(paidBack()).isEqualTo("¥30.00");
    }

    /** SF-03, SF-31, SF-64, SF-82, X-15: the phone is gone, so nothing is sent to it. */
    @Test
    void a_lost_sim_is_blocked_without_sign_in_and_closed_by_a_contact_that_is_not_on_it()
            throws Exception {
        register(Language.ZH_HANS);
        var line = buying.buyCard("talk-100");
        page.navigate(line);
        var number = page.locator("h1.number").innerText().replaceAll("\\D", "");
        buying.addContact("+" + number, "+" + number);
        node.forward("P4D"); // A contact that has just changed would be in the way (I34).
        closing.signOut();

        reportLost(number);
        closing.signIn(email);
        closeFromBlocked(line);
        assertThat(page.locator("[name=reason]:checked").getAttribute("value"))
                .isEqualTo("LOST_OR_STOLEN");
        goOn();
        closing.submit().click();
        closing.arrive();
        var caseNumber = closing.number();
        closing.confirm(node.codeSentTo(email, caseNumber));
        windUntil("已注销");
        assertThat(node.sentTo("+" + number, caseNumber)).isEmpty();
        closing.signOut();
        closing.signIn(email);
        assertThat(closing.cardOf(number.substring(number.length() - 4))).contains("已注销");
    }

    /** SF-31, X-15: gone, blocked, and in service again with the same number on a new card. */
    @Test
    void a_lost_card_is_blocked_without_sign_in_and_replaced_with_the_same_number()
            throws Exception {
        register(Language.ZH_HANS);
        var line = buying.buyCard("talk-100");
        page.navigate(line);
        var number = page.locator("h1.number").innerText();
        var serial = page.locator("section[aria-labelledby=about] dd.number").innerText();
        closing.signOut();
        reportLost(number.replaceAll("\\D", ""));
        closing.signIn(email);
        page.navigate(line);
        var replace = page.locator("section[aria-labelledby^='off-'] a[href$='/replace']");
        buying.reloadUntil(() -> replace.count() > 0 && closing.status().equals("已停机"));
        replace.click();
        page.locator("form[action$='/replace'] button").click();
        page.locator("[name=code]").fill(node.codeSentTo(email));
        page.locator("form[action$='/replace/code'] button").click();
        nameNewCard(line);

        page.navigate(line);
        buying.reloadUntil(() -> closing.status().equals("使用中"));
        assertThat(page.locator("h1.number").innerText()).isEqualTo(number);
        assertThat(page.locator("section[aria-labelledby=about] dd.number").innerText())
                .isNotEqualTo(serial);
        page.navigate(line + "/close");
        assertThat(buying.shown(".checks code")).contains("RECENT_CHANGE"); // I34
    }

    /** C24, X-16: offered where the closing could be withdrawn before. */
    @Test
    void a_closed_line_is_had_back_with_its_number_from_the_page_of_its_case() throws Exception {
        register(Language.ZH_HANS);
        var line = buying.buyCard("data-as-you-go");
        page.navigate(line);
        var number = page.locator("h1.number").innerText();
        looksGood(line + "/close", "before");
        closing.answer(line);
        looksGood(page.url(), "held");
        closing.submit().click();
        closing.arrive();
        closing.confirm(node.codeSentTo(email, closing.number()));
        var restore = page.locator("main .panel.marked a[href$='/restore']");
        assertThat(restore.count()).as("while it can be withdrawn").isZero();
        page.locator(".demo button[value=P7D]").click();
        page.locator(".demo button[value=P1D]").click();
        buying.reloadUntil(restore);
        assertThat(page.locator("form[action$='/withdraw']").count()).isZero();
        looksGood(page.url(), "ended");
        restore.click();
        page.locator("form[action$='/restore'] button").click();
        page.locator("[name=code]").fill(node.codeSentTo(email));
        page.locator("form[action$='/restore/code'] button").click();

        page.navigate(line);
        buying.reloadUntil(() -> closing.status().equals("使用中"));
        assertThat(page.locator("h1.number").innerText()).isEqualTo(number);
        assertThat(page.locator("a[href$='/close']").count()).isPositive();
    }

    /** In each language; in simplified Chinese at the end, as it was. */
    private void looksGood(String address, String name) {
        for (var language : List.of("en", "zh-Hant", "zh-Hans")) {
            page.navigate(address + "?language=" + language);
            page.locator("main details").all().forEach(one -> one.evaluate("it => it.open = true"));
            var look = new Look(page, language);
            look.at(name);
            assertThat(look.found()).as(address).isEmpty();
        }
    }

    private void nameNewCard(String line) {
        page.navigate("/demo/cards");
        var card = page.locator("main .code-word").first().innerText().strip();
        page.navigate(line + "/replace");
        page.locator("[name=serial]").fill(card);
        page.locator("form[action$='/replace/card'] button").click();
    }

    /** SF-04, SF-42, SF-44, SF-45, SF-46, SF-50, SF-83. */
    @Test
    void a_hotspot_with_credit_a_fee_and_what_still_runs_is_closed_with_each_of_them_settled()
            throws Exception {
        register(Language.ZH_HANS);
        var line = buying.buyCard("hotspot-50gb");
        buying.bind(line, "HOTSPOT", HOTSPOT);
        node.bill(line, 20_00);
        topUpWhileTheBankIsBusy(line);
        buying.buyPack(line, "pack-5gb");
        buying.cancelOrder(line);
        buying.buyPack(line, "pack-5gb");
        page.navigate(line + "/close");
        assertThat(buying.shown(".checks code"))
                .contains("PAID_BALANCE", "UNPAID_BILL", "UNFINISHED_ORDER", "BOUND_DEVICES")
                .doesNotContain("RUNNING_TRANSACTION");
        assertThat(buying.shown("table:has(tr.total) td"))
                .containsExactly("¥65.00", "+ ¥35.00", "− ¥20.00", "¥80.00");
        ask(line);
        closing.confirm(node.codeSentTo(email, closing.number()));
        windUntil("已注销");
        assertThat(buying.shown("main caption")).contains("保留金额的变化说明");
        assertThat(paidBack()).isEqualTo("¥80.00");
        page.navigate(line);
        assertThat(buying.shown("section[aria-labelledby=orders] tbody tr").getFirst())
                .contains("流量包", "已取消");
    }

    private String buyEsim(Look look) {
        buying.order("esim-8gb", look::at);
        var line = buying.delivered();
        look.at("order");
        page.locator("main a[href$='/esim']").click();
        look.at("esim");
        assertThat(page.locator("main").innerText()).contains("LPA:1$");
        var drawn =
                page.locator("img.qr").evaluate("image => image.complete && image.naturalWidth");
        assertThat(drawn).as("the QR picture").isNotEqualTo(0).isNotEqualTo(false);
        return line;
    }

    private void confirmByLink(Language language, Look look) throws Exception {
        var mail = node.messageTo(email, closing.number(), LINK);
        assertThat(mail.required("language").asString()).isEqualTo(language.tag);
        page.navigate(linkIn(mail.required("text").asString()));
        look.at("confirm");
        page.locator("form[action$='/confirm'] button").click();
        page.locator("main .notice.good").waitFor();
    }

    /** From the page before a closing, which offers it, and back to the page of the line. */
    private void pauseAndResume() {
        page.locator("main a[href$='/pause']").click();
        page.locator("form[action$='/pause'] button").click();
        var resume = page.locator("form[action$='/resume'] button");
        buying.reloadUntil(resume);
        assertThat(closing.status()).isEqualTo("已停机");
        resume.click();
        buying.reloadUntil(page.locator("main a[href$='/pause']"));
    }

    private void reportLost(String number) {
        page.navigate("/lost");
        page.locator("[name=number]").fill("+" + number);
        page.locator("[name=fact]").fill(Language.ZH_HANS.name);
        page.locator("form[action='/lost'] button").click();
        page.locator(".notice.good").waitFor();
    }

    private void closeFromBlocked(String line) {
        page.navigate(line);
        var close = page.locator("form[action$='/block/close'] button");
        buying.reloadUntil(close);
        assertThat(closing.status()).isEqualTo("已停机");
        close.click();
        closing.openReason();
    }

    /** Ends on the page before a closing, which goes on only when the bank has answered. */
    private void topUpWhileTheBankIsBusy(String line) throws Exception {
        node.bankIs(Mood.BUSY);
        buying.topUp(line, "100");
        page.navigate(line + "/close");
        assertThat(buying.shown(".checks code")).contains("RUNNING_TRANSACTION");
        assertThat(page.locator("a[href$='/close/reason']").count())
                .as("is waited for")
                .isZero();
        node.bankIs(Mood.FINE);
        node.forward("PT10M"); // It is asked again then.
        buying.reloadUntil(page.locator("a[href$='/close/reason']"));
    }

    private void register(Language language) throws Exception {
        browser = chromium.fresh(node.root(), language.locale, 390);
        page = browser.newPage();
        closing = new Closing(page);
        buying = new Buying(node, page);
        email = "buyer-" + ++people + "@demo.example";
        buying.register(email, language.name);
    }

    /** With no reason, and with consent to all that is lost. */
    private void ask(String line) {
        closing.answer(line);
        closing.submit().click();
        closing.arrive();
    }

    private void goOn() {
        page.locator("form[action$='/close/reason'] button:not([name=skip])").click();
        if (closing.isAskedForConsents()) closing.consent();
    }

    private static String linkIn(String text) {
        var link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        var address = URI.create(link.group());
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    /** A week at a time, as long as that takes. */
    private void windUntil(String status) {
        closing.windUntil(status, "P7D");
    }

    private String paidBack() {
        return page.locator("dl.summary strong.figure").innerText();
    }
}
