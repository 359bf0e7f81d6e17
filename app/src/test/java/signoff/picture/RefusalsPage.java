// SPDX-License-Identifier: Apache-2.0
package signoff.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import signoff.console.api.problem.Statuses;
import signoff.kernel.Language;
import signoff.kernel.Refusal;

/** Every refusal: its status over HTTP, its facts, and its words in three languages. */
final class RefusalsPage {

    private final Map<Language, Properties> words = new EnumMap<>(Language.class);

    RefusalsPage() {
        for (var language : Language.values()) words.put(language, read(language));
    }

    Page page() {
        var text = new StringBuilder("""
                # Refusals

                Over HTTP a refusal is `application/problem+json` (RFC 9457): `title` says what \
                happened, `detail` what to do next, both in the language of the caller. `code` is \
                the name below and never changes; the facts are further members.
                """);
        for (var code : Refusal.Code.values()) text.append(section(code));
        return Page.markdown(
                "docs/reference/refusals.md", "Refusal.Code and its words", text.toString());
    }

    private String section(Refusal.Code code) {
        var facts = code.facts().stream()
                .sorted()
                .map(fact -> "`" + fact + "`")
                .collect(Collectors.joining(", "));
        var section = new StringBuilder("\n## `%s`\n\nHTTP %d%s\n\n"
                .formatted(
                        code.name(),
                        Statuses.of(code).value(),
                        facts.isEmpty() ? "." : "; facts: " + facts + "."));
        for (var language : Language.values()) {
            var said = words.get(language);
            section.append("- %s: %s — %s\n"
                    .formatted(
                            language.tag(),
                            said.getProperty(code.happened()),
                            said.getProperty(code.next())));
        }
        return section.toString();
    }

    private static Properties read(Language language) {
        var file = Path.of("src/main/resources/messages")
                .resolve("refusal_" + language.tag().replace('-', '_') + ".properties");
        try (var text = Files.newBufferedReader(file, UTF_8)) {
            var properties = new Properties();
            properties.load(text);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
