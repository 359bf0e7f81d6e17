// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Hands that never leave the keyboard: Tab leads to a field, a link or a button, or it fails. */
final class Keys {

    private static final int TABS_MOST = 100;
    private static final String HAS_FOCUS = "found => found === document.activeElement";

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    void type(String field, String text) {
        tabTo(field);
        page.keyboard().type(text);
    }

    /** Presses a key on it, and waits for the page that comes. */
    void press(String what, String key, String address) {
        tabTo(what);
        page.waitForNavigation(
                new Page.WaitForNavigationOptions().setUrl(address),
                () -> page.keyboard().press(key));
    }

    /** Ticks each box that is not, in the order in which Tab comes to them. */
    void tickAll(String boxes) {
        for (var box : page.locator(boxes).all()) {
            if (box.isChecked()) continue;
            tabTo(box, boxes);
            page.keyboard().press("Space");
        }
    }

    private void tabTo(String what) {
        tabTo(page.locator(what).first(), what);
    }

    private void tabTo(Locator wanted, String what) {
        for (int tab = 0; tab < TABS_MOST; tab++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate(HAS_FOCUS)) return;
        }
        throw new AssertionError("Tab never comes to " + what + " on " + page.url());
    }
}
