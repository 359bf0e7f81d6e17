// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Says what stands in the message files: each module has its own, and all are found here. */
@Component
class MessageWords implements Words {

    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private final Map<Key, String> sentences = new HashMap<>();

    private record Key(Language language, String name) {}

    MessageWords() {
        for (var language : Language.values()) {
            read(language);
        }
    }

    @Override
    public String say(Language language, String key, Map<String, ?> facts) {
        var sentence = sentences.get(new Key(language, key));
        if (sentence == null) {
            throw new IllegalArgumentException(
                    "no message file has the key " + key + " in " + language.tag());
        }
        return FACT.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(Shown.fact(
                        language, found.group(1), fact(language, key, found.group(1), facts))));
    }

    private static Object fact(Language language, String key, String name, Map<String, ?> facts) {
        var fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("the fact {" + name + "} is missing for the key "
                    + key + " in " + language.tag());
        }
        return fact;
    }

    private void read(Language language) {
        var files = "classpath*:messages/*_" + language.tag().replace('-', '_') + ".properties";
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(files)) {
                read(file)
                        .forEach((key, text) ->
                                add(file, new Key(language, (String) key), (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Resource file, Key key, String text) {
        if (sentences.put(key, text) != null) {
            throw new IllegalStateException(file.getFilename() + " has the key " + key.name()
                    + ", and so has another file");
        }
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (var text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        return properties;
    }
}
