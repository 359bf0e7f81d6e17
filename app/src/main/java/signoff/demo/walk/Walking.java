// SPDX-License-Identifier: Apache-2.0
package signoff.demo.walk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.demo.AddressFile;
import tools.jackson.core.JacksonException;

/** Finds the demo that runs, or starts one, and walks through it. */
public final class Walking {

    /**
     * Walks.
     *
     * @param home where the demo that may run keeps its data
     * @return 0 when the line is closed and the refund is paid
     */
    public static int walk(Path home) {
        var running = running(home);
        try {
            if (running.isPresent()) walk(running.get());
            else walkInFreshDemo();
            return 0;
        } catch (WalkStopped e) {
            return stopped(e.getMessage());
        } catch (JacksonException e) {
            return stopped("the demo answers what nobody understands: " + e.getOriginalMessage());
        }
    }

    private static int stopped(@Nullable String why) {
        System.out.println();
        System.out.println("The walk stopped: " + why);
        return 1;
    }

    private static void walkInFreshDemo() {
        try (var fresh = FreshDemo.start()) {
            walk(fresh.address());
        }
    }

    static void walk(URI address) {
        System.out.println("Walking through the demo at " + address);
        try (var browser = new Browser(address)) {
            new Journey(browser).walk();
        }
    }

    private static Optional<URI> running(Path home) {
        try {
            var file = AddressFile.in(home);
            if (!Files.exists(file)) return Optional.empty();
            var address = URI.create(Files.readString(file).strip());
            return isThere(address) ? Optional.of(address) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A demo that was killed leaves its file behind. */
    private static boolean isThere(URI address) {
        try (var browser = new Browser(address)) {
            return browser.json("/demo/clock").has("now");
        } catch (WalkStopped | JacksonException e) {
            return false;
        }
    }

    private Walking() {}
}
