// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import signoff.kernel.Language;

/** The words of every notice in every language, read once at start. A missing one stops it. */
@Component
class Notices {

    private static final String SUBJECT = "Subject: ";
    private static final String MAIL_ONLY = "\n---\n";

    private final Map<Key, Template> templates = new HashMap<>();

    private record Key(Notice notice, Language language) {}

    /**
     * A notice in one language, with its facts in braces.
     *
     * @param text what both a mail and an SMS say
     * @param more what only a mail has room for, or nothing
     */
    record Template(String subject, String text, Optional<String> more) {}

    Notices() {
        for (var notice : Notice.values()) {
            for (var language : Language.values()) {
                templates.put(new Key(notice, language), read(notice, language));
            }
        }
    }

    Template of(Notice notice, Language language) {
        return Objects.requireNonNull(templates.get(new Key(notice, language)));
    }

    private static Template read(Notice notice, Language language) {
        var file = "notices/" + notice.folder() + "/" + language.tag() + ".txt";
        try {
            return template(file, new ClassPathResource(file).getContentAsString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template template(String file, String content) {
        var parts = content.split("\n\n", 2);
        if (!parts[0].startsWith(SUBJECT) || parts[0].contains("\n") || parts.length < 2) {
            throw new IllegalStateException(
                    file + " must begin with a line 'Subject: …' and an empty line");
        }
        var texts = parts[1].split(MAIL_ONLY, 2);
        return new Template(
                parts[0].substring(SUBJECT.length()),
                texts[0].strip(),
                texts.length == 1 ? Optional.empty() : Optional.of(texts[1].strip()));
    }
}
