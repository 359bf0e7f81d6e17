// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of this machine. Without one the journeys are skipped; a CI without one fails. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final int LONGEST_MS = 60_000;
    private static final int HEIGHT = 844;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            assumeTrue(Files.isExecutable(PROGRAM), "needs " + PROGRAM + ", which is not there");
        }
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A browser that nobody has used, which asks for pages in this language. */
    BrowserContext fresh(String root, String locale, int width) {
        var context = browser.newContext(new NewContextOptions()
                .setBaseURL(root)
                .setLocale(locale)
                .setViewportSize(width, HEIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(LONGEST_MS);
        return context;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
