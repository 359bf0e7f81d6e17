// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import signoff.policy.file.DataFile;
import signoff.policy.file.PolicyFault;

/** Keys and values of a catalog file. Every fault names file, line, key, value, what is allowed. */
final class YamlPart {

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private YamlPart(String file, String path, int line, MappingNode mapping) {
        this.file = file;
        this.path = path;
        this.line = line;
        for (var pair : mapping.getValue()) {
            var at = lineOf(pair.getKeyNode());
            var key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, pair.getValueNode()) != null) {
                throw new PolicyFault(
                        file + ":" + at,
                        path + key + " stands here a second time",
                        "each key once");
            }
            lines.put(key, at);
        }
    }

    static YamlPart of(DataFile file) {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
            if (root instanceof MappingNode mapping) {
                return new YamlPart(file.origin(), "", 1, mapping);
            }
            throw new PolicyFault(file.origin(), "this is no list of keys", "lines of key: value");
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var line = mark == null ? "" : ":" + (mark.getLine() + 1);
            throw new PolicyFault(file.origin() + line, e.getProblem() + "", "YAML");
        }
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    String text(String key, String allowed, Predicate<String> fits) {
        var text = values.get(key) instanceof ScalarNode scalar ? scalar.getValue() : null;
        asked.add(key);
        if (text == null || !fits.test(text)) throw fault(key, allowed);
        return text;
    }

    String oneOf(String key, Set<String> known) {
        return text(key, String.join(", ", known), known::contains);
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> words) {
        var names = Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
        return Enum.valueOf(words, text(key, String.join(", ", names), names::contains));
    }

    long whole(String key, long least, long most) {
        var allowed = "a whole number from " + least + " to " + most;
        return Long.parseLong(text(key, allowed, text -> {
            if (!text.matches("\\d{1,12}")) return false;
            var number = Long.parseLong(text);
            return number >= least && number <= most;
        }));
    }

    List<String> words(String key, String allowed, Predicate<String> fits) {
        asked.add(key);
        if (!(values.get(key) instanceof SequenceNode list))
            throw fault(key, "a list of " + allowed);
        var words = new ArrayList<String>();
        for (var item : list.getValue()) {
            var word = item instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!fits.test(word) || words.contains(word)) {
                throw fault(key, "a list of " + allowed + ", each once");
            }
            words.add(word);
        }
        return List.copyOf(words);
    }

    YamlPart part(String key) {
        asked.add(key);
        if (values.get(key) instanceof MappingNode mapping) {
            return new YamlPart(file, path + key + ".", lineOf(key), mapping);
        }
        throw fault(key, "keys inside it");
    }

    /** The parts inside, by their names, in their order. */
    Map<String, YamlPart> parts(String key, Predicate<String> name) {
        var outer = part(key);
        var parts = new LinkedHashMap<String, YamlPart>();
        for (var inner : outer.values.keySet()) {
            if (!name.test(inner)) {
                throw new PolicyFault(
                        outer.where(inner),
                        "\"" + inner + "\" is no name for one of " + path + key,
                        "2 to 32 lower-case letters, digits and hyphens");
            }
            parts.put(inner, outer.part(inner));
        }
        return parts;
    }

    List<YamlPart> list(String key) {
        asked.add(key);
        if (!(values.get(key) instanceof SequenceNode list)) throw fault(key, "a list");
        var parts = new ArrayList<YamlPart>();
        for (var item : list.getValue()) {
            if (!(item instanceof MappingNode mapping)) throw fault(key, "a list of {key: value}");
            parts.add(new YamlPart(file, path + key + "[].", lineOf(item), mapping));
        }
        return parts;
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** Refuses what nobody has asked for: a key that is misspelt would say nothing. */
    void end() {
        for (var key : values.keySet()) {
            if (asked.contains(key)) continue;
            throw new PolicyFault(
                    where(key),
                    path + key + " is no key of a catalog",
                    String.join(", ", asked.stream().sorted().toList()));
        }
    }

    PolicyFault fault(String key, String allowed) {
        return new PolicyFault(where(key), path + key + " is " + shown(values.get(key)), allowed);
    }

    private static String shown(@Nullable Node node) {
        if (node == null) return "missing";
        return node instanceof ScalarNode scalar ? "\"" + scalar.getValue() + "\"" : "a list";
    }

    private String where(String key) {
        return file + ":" + lineOf(key);
    }

    private int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
