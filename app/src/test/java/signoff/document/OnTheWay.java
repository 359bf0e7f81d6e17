// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signoff.TestHome;

/** What lies where files pass through, and where libraries put theirs when nobody tells them. */
final class OnTheWay {

    private static final String OF_LIBRARIES = "(sealed|heic|imageio|PDFBox|\\+~JF|apache-tika).*";

    private final Set<Path> before = ofTheSystem();

    /** Nothing is left of what has passed since this was made. */
    void mustBeEmpty() throws IOException {
        try (Stream<Path> passing = Files.walk(TestHome.named("test").resolve("passing"))) {
            assertThat(passing.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().endsWith(".cache"))
                            .filter(file -> !file.endsWith(PassingFolder.LOCK)))
                    .isEmpty();
        }
        var since = ofTheSystem();
        since.removeAll(before);
        // Other processes test in this folder, too: what they put there goes, what was left stays.
        await().untilAsserted(() -> assertThat(since).noneMatch(Files::exists));
    }

    private static Set<Path> ofTheSystem() {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(OF_LIBRARIES))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
