// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What somebody does on our pages before there is anything to close. */
final class Buying {

    private static final Duration NETWORK_ANSWERS_WITHIN = Duration.ofSeconds(40);

    private final DemoNode node;
    private final Page page;

    Buying(DemoNode node, Page page) {
        this.node = node;
        this.page = page;
    }

    /** A new account, by a code to its e-mail address (SF-25), in the language of the browser. */
    void register(String email, String name) throws Exception {
        page.navigate("/register");
        page.locator("[name=contact]").fill(email);
        page.locator("form[action='/register'] button").click();
        page.locator("[name=code]").fill(node.codeSentTo(email));
        page.locator("[name=name]").fill(name);
        page.locator("[name=password]").fill(DemoNode.PASSWORD);
        page.locator("form[action='/register/code'] button").click();
        page.waitForURL("**/sign-in*");
        new Closing(page).signIn(email);
        addCard();
    }

    /** On a page of the payment company's, which leads back to ours. */
    void addCard() {
        page.navigate("/instruments");
        page.locator("form[action='/instruments'] button").click();
        page.locator("a[href^='/demo/bank/']").click();
        page.locator("[name=card][value=visa-4242]").check();
        page.locator("form[action^='/demo/bank/'] button").first().click();
        page.locator("form[action='/instruments/added'] button").click();
        page.locator(".notice.good").waitFor();
        page.navigate("/home");
    }

    /** By its page, at the price that stands there. */
    void buyPack(String line, String pack) {
        page.navigate(line + "/packs");
        page.locator("[name=pack][value=" + pack + "]").check();
        page.locator("form[action$='/packs'] button").click();
        page.locator(".notice.good").waitFor();
    }

    /** The newest order of the line that still can be. */
    void cancelOrder(String line) {
        page.navigate(line);
        page.locator("form[action$='/cancel'] button").first().click();
        page.locator(".notice.good").waitFor();
    }

    /** From the list of offers to the page of the order, which is paid for. */
    void order(String offering, Consumer<String> look) {
        page.locator("main a[href='/offers']").click();
        look.accept("offers");
        page.locator("main a[href$='/" + offering + "']").click();
        look.accept("buy");
        page.locator("form[action$='/" + offering + "'] button").click();
        page.waitForURL("**/orders/*");
    }

    /** A line that needs no card. Answers the path of its page. */
    String buy(String offering) {
        order(offering, page -> {});
        return delivered();
    }

    /** A line on a card, activated by the serial that is printed on it. */
    String buyCard(String offering) {
        order(offering, page -> {});
        var serial = page.locator("[name=serial]");
        reloadUntil(serial);
        var order = page.url();
        page.navigate("/demo/cards");
        var card = page.locator("main .code-word").first().innerText().strip();
        page.navigate(order);
        serial.fill(card);
        page.locator("form[action$='/card'] button").click();
        return delivered();
    }

    /** Waits on the page of the order until the line is there. Answers the path of its page. */
    String delivered() {
        var line = page.locator("main a[href^='/lines/']");
        reloadUntil(line);
        return line.getAttribute("href");
    }

    /** The path of the line's page is where it is bound. */
    void bind(String line, String kind, String imei) {
        page.navigate(line + "/devices");
        page.locator("[name=kind]").selectOption(kind);
        page.locator("[name=imei]").fill(imei);
        page.locator("form[action$='/devices'] button").click();
        page.locator("section[aria-labelledby^='device-']")
                .filter(new Locator.FilterOptions().setHasText(imei.substring(imei.length() - 4)))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    }

    void topUp(String line, String amount) {
        page.navigate(line);
        page.locator("[name=amount]").fill(amount);
        page.locator("form[action$='/top-up'] button").click();
        page.locator(".notice.good").waitFor();
    }

    /** Somewhere else to be reached; how, we know when the code has come back. */
    void addContact(String typed, String address) throws Exception {
        page.navigate("/contacts");
        page.locator("[name=contact]").fill(typed);
        page.locator("form[action='/contacts'] button").click();
        page.locator("[name=code]").fill(node.codeSentTo(address));
        page.locator("form[action='/contacts/code'] button").click();
        page.waitForURL("**/contacts");
    }

    List<String> shown(String what) {
        return page.locator(what).allInnerTexts().stream()
                .map(text -> text.replace('\u00a0', ' ').strip())
                .toList();
    }

    /** Network and bank answer in their own time. */
    void reloadUntil(Locator there) {
        reloadUntil(() -> there.count() > 0);
    }

    void reloadUntil(BooleanSupplier so) {
        await().atMost(NETWORK_ANSWERS_WITHIN).until(() -> {
            page.reload();
            return so.getAsBoolean();
        });
    }
}
