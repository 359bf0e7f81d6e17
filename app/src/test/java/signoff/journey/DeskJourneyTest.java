// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signoff.document.Samples;

/**
 * Requests that a person looks at, in two browsers at once: a subscriber's on a phone, and a
 * reviewer's at a desk. It is the Monday before a week of public holidays.
 */
class DeskJourneyTest {

    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");

    private static Chromium chromium;
    private static DemoNode node;
    private static BrowserContext office;
    private static BrowserContext nextOffice;
    private static Page desk;
    private static Reviewing reviewer;
    private static Reviewing another;
    private static int people;

    private BrowserContext browser;
    private Page page;
    private Closing closing;
    private Buying buying;
    private Look look;
    private String email;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        node = DemoNode.on(MONDAY);
        office = chromium.fresh(node.root(), "en-GB", 1280);
        nextOffice = chromium.fresh(node.root(), "en-GB", 1280);
        desk = office.newPage();
        reviewer = new Reviewing(node, desk);
        reviewer.signIn("reviewer");
        another = new Reviewing(node, nextOffice.newPage());
        another.signIn("reviewer2");
    }

    @AfterAll
    static void close() {
        if (office != null) office.close();
        if (nextOffice != null) nextOffice.close();
        if (node != null) node.close();
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void register() throws Exception {
        browser = chromium.fresh(node.root(), "zh-CN", 390);
        page = browser.newPage();
        look = new Look(page, "zh-Hans");
        closing = new Closing(page);
        buying = new Buying(node, page);
        email = "reviewed-" + ++people + "@demo.example";
        buying.register(email, "周美玲");
    }

    @AfterEach
    void leave() {
        if (browser != null) browser.close();
    }

    /** SF-58, SF-59, SF-68, SF-72, SF-75, SF-78: within 3 to 7 working days. */
    @Test
    void a_data_card_waits_for_a_document_that_is_sent_from_a_phone() throws Exception {
        var number = inReview("data-as-you-go");
        look.at("in-review");
        var deskLook = new Look(desk, "en");
        reviewer.open("REVIEW", number);
        deskLook.at("request");
        reviewer.ask("请拍下证件正面。", "IDENTITY_DOCUMENT");
        until("需补充材料");
        assertThat(page.locator("main").innerText()).contains("请拍下证件正面。");
        look.at("needs-info");

        handIn("IDENTITY_DOCUMENT");
        look.at("documents");
        answer("");
        node.forward("P3D");
        reviewer.open("REVIEW", number);
        reviewer.lookAtTheFile();
        reviewer.prove("The holder, by the identity document.");
        reviewer.press("Approve");
        until("审核通过");
        closing.windUntil("已注销", "P7D");
        assertThat(paidBack()).isEqualTo("¥1,030.00");
        assertThat(look.found()).isEmpty();
        assertThat(deskLook.found()).isEmpty();
    }

    /** SF-58, SF-59, SF-74, SF-78: on the 15th working day at the latest. */
    @Test
    void a_hotspot_is_asked_twice_and_answered_within_fifteen_working_days() throws Exception {
        var number = inReview("hotspot-50gb");
        reviewer.open("REVIEW", number);
        reviewer.ask("身份证件和银行卡都需要。", "IDENTITY_DOCUMENT", "BANK_PROOF");
        until("需补充材料");
        handIn("IDENTITY_DOCUMENT");
        answer("银行卡稍后补上。");
        reviewer.open("REVIEW", number);
        reviewer.ask("还缺银行卡证明。", "BANK_PROOF");
        until("需补充材料");
        handIn("BANK_PROOF");
        answer("");
        reviewer.open("REVIEW", number);
        reviewer.ask("再看一次。", "EXPLANATION");
        assertThat(reviewer.refusal()).isEqualTo("ROUNDS_MUST_NOT_BE_USED_UP");
        reviewer.lookAtTheFile();
        reviewer.prove("Name and face fit.");
        node.windUntil("2026-10-23T02:00:00Z"); // The 14th working day after the holidays.
        reviewer.press("Approve");
        until("审核通过");
        closing.windUntil("已注销", "P7D");
    }

    /** C11, I7: another person looks at it. */
    @Test
    void a_request_that_was_rejected_is_looked_at_again_by_somebody_else() throws Exception {
        var number = inReview("data-as-you-go");
        reviewer.open("REVIEW", number);
        reviewer.reject("NOT_ENTITLED", "合同上是另一个人的名字。");
        until("审核未通过");
        assertThat(page.locator("main").innerText()).contains("合同上是另一个人的名字。");
        look.at("rejected");
        page.locator("form[action$='/appeal'] textarea").fill("那是我结婚前的名字。");
        page.locator("form[action$='/appeal'] button").click();
        until("等待审核");

        reviewer.open("REVIEW", number);
        reviewer.press("Approve");
        assertThat(reviewer.refusal()).isEqualTo("REVIEWER_MUST_BE_ANOTHER");
        another.open("REVIEW", number);
        another.press("Approve");
        until("审核通过");
        assertThat(look.found()).isEmpty();
    }

    /** C12, I12: China rests from 1 to 7 October, and works on Saturday the 10th. */
    @Test
    void over_a_public_holiday_nobody_decides_and_that_is_a_yes() throws Exception {
        inReview("data-as-you-go");
        assertThat(page.locator("#now").innerText()).contains("10月");
        node.windUntil("2026-10-08T01:00:00Z");
        assertThat(closingStatus()).as("the holidays are no working days").isEqualTo("等待审核");
        closing.windUntil("审核通过", "P1D");
        assertThat(closingStatus()).isEqualTo("审核通过");
    }

    // The words used above.

    /** So much credit is a risk: a person looks at it. Answers the number of the case. */
    private String inReview(String offering) throws Exception {
        var line = buying.buyCard(offering);
        buying.topUp(line, "1000");
        buying.reloadUntil(() -> page.locator("main").innerText().contains("1,0"));
        closing.answer(line);
        closing.submit().click();
        closing.arrive();
        var number = closing.number();
        closing.confirm(node.codeSentTo(email, number));
        assertThat(closing.status()).isEqualTo("等待审核");
        return number;
    }

    private String closingStatus() {
        page.reload();
        return closing.status();
    }

    private void until(String status) {
        buying.reloadUntil(() -> closing.status().equals(status));
    }

    private void handIn(String item) {
        var request = page.url();
        page.locator("a[href$='/documents']").first().click();
        page.locator("#files-" + item)
                .setInputFiles(new FilePayload("card.jpg", "image/jpeg", Samples.jpeg()));
        page.locator("form[action*='item=" + item + "'] button").click();
        page.locator("main .notice.good").waitFor();
        page.navigate(request);
    }

    private void answer(String words) {
        page.locator("form[action$='/answer'] textarea").fill(words);
        page.locator("form[action$='/answer'] button").click();
        until("等待审核");
    }

    private String paidBack() {
        return page.locator("dl.summary strong.figure").innerText();
    }
}
