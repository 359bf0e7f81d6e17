// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at each page of a journey as axe does and as a small phone does, and takes a picture. */
final class Look {

    private static final Path PICTURES = Path.of("target", "screenshots");
    /** Of every rule that axe has, not of those alone that a law names. */
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    /** What a page of 1280 pixels is at 400 % (WCAG 1.4.10). */
    private static final int NARROW = 320;

    private final Page page;
    private final String language;
    private final List<String> found = new ArrayList<>();
    private int count;

    Look(Page page, String language) {
        this.page = page;
        this.language = language;
    }

    void at(String name) {
        count++;
        var file = PICTURES.resolve(language).resolve("%02d-%s.png".formatted(count, name));
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        var lang = page.locator("html").getAttribute("lang");
        if (!language.equals(lang)) found.add(name + ": is in " + lang);
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .forEach(rule -> found.add(name + ": " + told(rule)));
        fits(name);
    }

    /** Looks at a page in one language after the other. Answers what was wrong in any of them. */
    static List<String> inEachLanguage(Page page, String name) {
        var found = new ArrayList<String>();
        for (var language : List.of("en", "zh-Hans", "zh-Hant")) {
            page.navigate(page.url() + "?language=" + language);
            var look = new Look(page, language);
            look.at(name);
            found.addAll(look.found());
        }
        return found;
    }

    private void fits(String name) {
        var size = page.viewportSize();
        page.setViewportSize(NARROW, size.height);
        var width = (int) page.evaluate("() => document.documentElement.scrollWidth");
        if (width > NARROW) found.add(name + ": is " + width + " wide at " + NARROW);
        page.setViewportSize(size.width, size.height);
    }

    private static String told(Rule rule) {
        var where = rule.getNodes().stream().map(node -> node.getHtml()).toList();
        return rule.getId() + ", " + rule.getHelp() + " " + where;
    }

    /** All that was wrong on the way, page by page. */
    List<String> found() {
        return List.copyOf(found);
    }
}
