// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

import java.util.regex.Pattern;

/** What somebody of the staff does on the pages of the desk, in English. */
final class Reviewing {

    private final DemoNode node;
    private final Page page;

    Reviewing(DemoNode node, Page page) {
        this.node = node;
        this.page = page;
    }

    void signIn(String login) {
        page.navigate("/desk");
        page.locator("#login").fill(login);
        page.locator("#password").fill(DemoNode.PASSWORD);
        page.locator("#password").press("Enter");
        page.locator("#code").fill(node.codeOf(login));
        page.locator("#code").press("Enter");
        page.waitForURL("**/desk");
    }

    /** Finds it in the queue, by its number. */
    void open(String stage, String caseNumber) {
        page.navigate("/desk?stage=" + stage);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(caseNumber))
                .click();
        page.waitForURL(Pattern.compile(".*/desk/cases/[0-9a-f-]{36}$"));
    }

    /** All that is missing, at once. */
    void ask(String words, String... items) {
        unfold("Ask for more");
        for (var item : items) page.locator("[name=items][value=" + item + "]").check();
        page.locator("#ask-words").fill(words);
        press("Ask the subscriber");
    }

    void reject(String ground, String words) {
        unfold("Reject");
        page.locator("[name=ground][value=" + ground + "]").check();
        page.locator("#reject-words").fill(words);
        press("Reject the request");
    }

    /** The newest file that was handed in, with a reason; and back to the request. */
    void lookAtTheFile() {
        var request = page.url();
        page.locator("section[aria-labelledby=papers] a").last().click();
        page.locator("form[action^='/desk/documents/'] button").click();
        var picture = page.locator("img.wide");
        picture.waitFor();
        var wide = (int) picture.evaluate("image => image.naturalWidth");
        if (wide == 0) throw new AssertionError("the picture is not shown");
        page.navigate(request);
    }

    void prove(String note) {
        page.locator("#prove-note").fill(note);
        press("Who asks is proved");
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    /** The code of what it could not do. */
    String refusal() {
        return page.locator(".mistakes .code-word").innerText();
    }

    private void unfold(String what) {
        page.locator("summary").getByText(what, exactly()).click();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
