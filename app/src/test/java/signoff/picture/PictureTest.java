// SPDX-License-Identifier: Apache-2.0
package signoff.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.console.api.ApiCall;
import signoff.workflow.CaseType;

/**
 * Pages that are drawn from the code say what the code says. With {@code -Dsignoff.docs.write=true}
 * they are written, which is what {@code ./signoff docs} does; without it they are compared.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class PictureTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final boolean WRITE = Boolean.getBoolean("signoff.docs.write");

    /** Folders in which every page is generated, so that none may stay when its source is gone. */
    private static final List<String> WHOLE = List.of("docs/states", "docs/modules");

    private static List<Page> drawn = List.of();

    @LocalServerPort
    int port;

    @Autowired
    ObjectProvider<CaseType<?, ?, ?>> types;

    @TestFactory
    Stream<DynamicTest> each_page_says_what_the_code_says() {
        return pages().stream().map(page -> DynamicTest.dynamicTest(page.path(), () -> hold(page)));
    }

    @Test
    void no_page_stays_when_what_it_was_drawn_from_is_gone() throws IOException {
        var generated = pages().stream().map(page -> TOP.resolve(page.path())).toList();
        for (var folder : WHOLE) {
            try (var files = Files.list(Files.createDirectories(TOP.resolve(folder)))) {
                files.filter(file -> !generated.contains(file)).forEach(PictureTest::drop);
            }
        }
    }

    private static void drop(Path file) {
        if (WRITE) file.toFile().delete();
        assertThat(file).as("a page without a source: run ./signoff docs").doesNotExist();
    }

    private List<Page> pages() {
        if (drawn.isEmpty()) drawn = draw();
        return drawn;
    }

    private List<Page> draw() {
        var javadocs = Javadocs.read();
        var cases = new CasePages(javadocs, types.stream().toList());
        var pages = new ArrayList<>(cases.states());
        pages.add(cases.events());
        pages.add(new SettingsPage(javadocs).page());
        pages.add(new RefusalsPage().page());
        pages.add(new ModulesPage(javadocs).page());
        pages.add(new FeaturesPage().page());
        pages.add(openApi());
        return pages;
    }

    private Page openApi() {
        var answer = ApiCall.to(port, "GET", "/v3/api-docs.yaml").send();
        assertThat(answer.status()).isEqualTo(200);
        var head = "# Generated from the controllers by `./signoff docs`. Do not edit.\n";
        return new Page("docs/reference/openapi.yaml", head + answer.text());
    }

    private static void hold(Page page) throws IOException {
        var file = TOP.resolve(page.path());
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.text());
        }
        assertThat(file).as("run ./signoff docs").exists();
        assertThat(Files.readString(file))
                .as(page.path() + " is out of date: run ./signoff docs, and commit what it wrote")
                .isEqualTo(page.text());
    }
}
