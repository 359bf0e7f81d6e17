// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * One policy file, read and not yet judged: texts by key, each with its line.
 *
 * @param released since when this file says what it says
 * @param within the region whose rules hold here too, such as {@code eu}; null for none
 * @param countries where a brand sells anything, in lower case; null for everywhere
 * @param values texts by key; a key inside another has both names, with a dot
 * @param limits what the law there allows, by key
 */
record PolicyFile(
        LocalDate released,
        @Nullable PolicyValue within,
        @Nullable PolicyValue countries,
        Map<String, PolicyValue> values,
        List<PolicyLimit> limits) {

    static final String RELEASED = "released";
    static final String WITHIN = "within";
    static final String COUNTRIES = "countries";
    static final String LIMITS = "limits.";

    static PolicyFile read(DataFile file) {
        var values = new LinkedHashMap<String, PolicyValue>();
        var root = compose(file);
        if (root instanceof MappingNode mapping) {
            flatten(file, "", mapping, values);
        } else if (root != null) {
            throw new PolicyFault(file.origin(), "this is no list of keys", "lines of key: value");
        }
        var released = released(file, values.remove(RELEASED));
        return new PolicyFile(
                released,
                values.remove(WITHIN),
                values.remove(COUNTRIES),
                values,
                limitsOutOf(values));
    }

    private static List<PolicyLimit> limitsOutOf(Map<String, PolicyValue> values) {
        var limits = values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(LIMITS))
                .map(entry ->
                        PolicyLimit.of(entry.getKey().substring(LIMITS.length()), entry.getValue()))
                .toList();
        values.keySet().removeIf(key -> key.startsWith(LIMITS));
        return limits;
    }

    private static @Nullable Node compose(DataFile file) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
        } catch (MarkedYAMLException e) {
            var line =
                    e.getProblemMark() == null ? "" : ":" + (e.getProblemMark().getLine() + 1);
            throw new PolicyFault(file.origin() + line, e.getProblem() + "", "YAML");
        }
    }

    private static void flatten(
            DataFile file, String outer, MappingNode mapping, Map<String, PolicyValue> values) {
        for (var pair : mapping.getValue()) {
            var where = file.origin() + ":" + (pair.getKeyNode().getStartMark().getLine() + 1);
            var key = outer + text(pair.getKeyNode(), where);
            if (pair.getValueNode() instanceof MappingNode inner && outer.isEmpty()) {
                flatten(file, key + ".", inner, values);
                continue;
            }
            if (values.put(key, value(pair.getValueNode(), where)) != null) {
                throw new PolicyFault(where, key + " stands here a second time", "each key once");
            }
        }
    }

    private static PolicyValue value(Node node, String where) {
        if (node instanceof SequenceNode list) {
            var items = list.getValue().stream().map(item -> text(item, where)).toList();
            return new PolicyValue(items, true, where);
        }
        return new PolicyValue(List.of(text(node, where)), false, where);
    }

    private static String text(Node node, String where) {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        throw new PolicyFault(
                where,
                "keys stand inside one another too deep here",
                "a text, a number, or a list of texts");
    }

    private static LocalDate released(DataFile file, @Nullable PolicyValue value) {
        var text = value == null ? "missing" : "\"" + value.text() + "\"";
        try {
            if (value != null) return LocalDate.parse(value.text());
        } catch (DateTimeParseException e) {
            text = text + ", which is no date";
        }
        throw new PolicyFault(
                value == null ? file.origin() : value.where(),
                RELEASED + " is " + text,
                "the date since when this file holds, such as 2026-11-01");
    }
}
