// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.staff.TimeCodes;

/** A browser works at the accounts of staff: an invitation from the mail to the first day. */
class StaffJourneyTest {

    private static Chromium chromium;
    private static DemoNode node;

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

    @Test
    void an_administrator_invites_a_reviewer_who_enrols_and_comes_to_work() throws Exception {
        try (var office = chromium.fresh(node.root(), "en-GB", 1280);
                var phone = chromium.fresh(node.root(), "en-GB", 390)) {
            var admin = office.newPage();
            var adminLook = new Look(admin, "en");
            signIn(admin, adminLook);
            admin.navigate("/staff/people");
            adminLook.at("staff-people");
            invite(admin);

            var newcomer = phone.newPage();
            var look = new Look(newcomer, "en");
            accept(newcomer, look);
            enrol(newcomer, look);
            assertThat(newcomer.locator("main").innerText()).contains("Reviewer");
            newcomer.navigate("/staff/sessions");
            look.at("staff-sessions");
            assertThat(newcomer.locator("main").innerText()).contains("127.0.0.0/24", "Chrome");
            assertThat(newcomer.navigate("/staff/people").status()).isEqualTo(403);

            admin.navigate("/staff/events");
            adminLook.at("staff-events");
            assertThat(admin.locator("main").innerText()).contains("Second factor set up");
            assertThat(adminLook.found()).isEmpty();
            assertThat(look.found()).isEmpty();
        }
    }

    @Test
    void the_way_in_is_there_in_each_language() {
        try (var browser = chromium.fresh(node.root(), "en-GB", 390)) {
            var page = browser.newPage();
            page.navigate("/staff/sign-in");
            assertThat(Look.inEachLanguage(page, "staff-sign-in")).isEmpty();
            page.navigate("/staff/welcome");
            assertThat(Look.inEachLanguage(page, "staff-welcome")).isEmpty();
        }
    }

    private static void signIn(Page page, Look look) {
        page.navigate("/staff/people");
        look.at("staff-sign-in");
        page.locator("#login").fill("admin");
        page.locator("#password").fill(DemoNode.PASSWORD);
        page.locator("#password").press("Enter");
        page.locator("#code").waitFor();
        look.at("staff-code");
        page.locator("#code").fill(node.codeOf("admin"));
        page.locator("#code").press("Enter");
        page.waitForURL("**/staff/people");
    }

    private static void invite(Page page) {
        page.locator("#login").fill("newcomer");
        page.locator("#name").fill("Lam Ka Yan");
        page.locator("#mail").fill(MAIL);
        page.locator("#new-REVIEWER").check();
        press(page, "Invite");
        assertThat(page.locator("main").innerText()).contains("Invited. A code goes by mail");
    }

    private static void accept(Page page, Look look) throws Exception {
        page.navigate("/staff/sign-in");
        page.getByText("I was invited").click();
        page.locator("#login").fill("newcomer");
        page.locator("#code").fill(node.codeSentTo(MAIL));
        page.locator("#password").fill("a sentence of my own");
        look.at("staff-welcome");
        press(page, "Go on");
    }

    private static void enrol(Page page, Look look) {
        look.at("staff-enrol");
        var secret = page.locator("main .number").innerText().replace(" ", "");
        page.locator("#code").fill(TimeCodes.at(read(secret), Instant.now()));
        press(page, "Set up and sign in");
        look.at("staff-recovery-codes");
        assertThat(page.locator("main li").count()).isEqualTo(10);
        page.getByText("I have kept them").click();
        look.at("staff-home");
    }

    // The words used above.

    private static final String MAIL = "ka.yan@staff.example";

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    /** As an app reads a key that was typed (RFC 4648). */
    private static byte[] read(String base32) {
        var number = BigInteger.ZERO;
        for (var letter : base32.toCharArray()) {
            var value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            number = number.shiftLeft(5).add(BigInteger.valueOf(value));
        }
        var bytes = new byte[20];
        for (int at = bytes.length - 1; at >= 0; at--) {
            bytes[at] = number.byteValue();
            number = number.shiftRight(Byte.SIZE);
        }
        return bytes;
    }
}
