// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

import java.util.regex.Pattern;

/** What a subscriber does on the pages of closing, with the mouse. */
final class Closing {

    private static final int DAYS_MOST = 120;
    private static final int RELOADS_MOST = 200;
    private static final Pattern CASE = Pattern.compile(".*/closures/[0-9a-f-]{36}$");

    final Page page;

    Closing(Page page) {
        this.page = page;
    }

    void signIn(String login) {
        page.navigate("/sign-in");
        page.locator("[name=login]").fill(login);
        page.locator("[name=password]").fill(DemoNode.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL("**/home");
    }

    void signOut() {
        page.locator("form[action='/sign-out'] button").click();
        page.waitForURL("**/sign-in*");
    }

    void openLine(String ending) {
        linkOf(ending).click();
    }

    /** What the list of lines says of one. */
    String cardOf(String ending) {
        return linkOf(ending).locator("xpath=ancestor::li").innerText();
    }

    private Locator linkOf(String ending) {
        return page.locator(".lines a")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(ending + "$")));
    }

    void openPreview() {
        page.locator("a[href$='/close']").first().click();
    }

    void openReason() {
        page.locator("a[href$='/close/reason']").click();
    }

    void skipReason() {
        page.locator("button[name=skip]").click();
    }

    boolean isAskedForConsents() {
        return page.url().endsWith("/close/consents");
    }

    void consent() {
        page.locator("[name=consents]").all().forEach(Locator::check);
        page.locator("form[action$='/close/consents'] button").click();
    }

    /** From the line's page to the page before the request. */
    void answer(String line) {
        page.navigate(line + "/close");
        openReason();
        skipReason();
        if (isAskedForConsents()) consent();
    }

    Locator submit() {
        return page.locator("form[action$='/close/check'] button");
    }

    /** Figures that changed since the page was drawn are shown again, and sent again (SF-63). */
    void send() {
        page.waitForNavigation(() -> submit().click());
        if (page.url().endsWith("/close/check")) submit().click();
        arrive();
    }

    void arrive() {
        page.waitForURL(CASE);
    }

    void confirm(String code) {
        page.locator("[name=code]").fill(code);
        page.locator("form[action$='/code'] button").click();
        page.locator("form[action$='/code']").waitFor(gone());
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    void windUntil(String status) {
        windUntil(status, "P1D");
    }

    void windUntil(String status, String by) {
        for (int time = 0; time < DAYS_MOST && !status().equals(status); time++) {
            page.locator(".demo button[value=" + by + "]").click();
        }
    }

    /** Chooses it among all that the account can pay by. */
    void payFrom(String instrument) {
        page.locator("form[action$='/pay'] [name=instrument]").selectOption(instrument);
        page.locator("form[action$='/pay'] button").click();
    }

    /** Opens the page again until the bank has answered. */
    void reloadUntil(String words) {
        for (int time = 0; time < RELOADS_MOST && !panel().contains(words); time++) page.reload();
    }

    private String panel() {
        return page.locator("main .panel.marked").innerText();
    }

    String status() {
        return page.locator(".titled .tag").innerText().strip();
    }

    String number() {
        return page.locator("main dl.summary dd.number").first().innerText().strip();
    }
}
