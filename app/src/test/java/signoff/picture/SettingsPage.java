// SPDX-License-Identifier: Apache-2.0
package signoff.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Every setting: its key, its type, its default, and the sentence its component has. */
final class SettingsPage {

    private static final String HEAD = """

            ## `%s`

            | Key | Type | Default | What it is |
            | --- | --- | --- | --- |
            """;

    private final Javadocs javadocs;
    private final Map<String, String> rows = new TreeMap<>();

    /** Several modules read the same key for themselves; one of them has to say what it is. */
    private final Set<String> unsaid = new TreeSet<>();

    SettingsPage(Javadocs javadocs) {
        this.javadocs = javadocs;
    }

    Page page() {
        var text = new StringBuilder("""
                # Settings

                Given in `application.yaml`, as `--key=value`, or in the environment in capitals \
                with `_` for each `.` and without `-` (`SIGNOFF_API_BODYMAX`). A wrong value \
                stops the start, and says which key, which value and what is allowed.
                """);
        types().forEach(type ->
                collect(type.getAnnotation(ConfigurationProperties.class).value(), type));
        assertThat(rows.keySet())
                .as("settings of which no record says with @param what they do")
                .containsAll(unsaid);
        var groups = new TreeMap<String, StringBuilder>();
        rows.forEach((key, row) -> groups.computeIfAbsent(
                        groupOf(key), group -> new StringBuilder(HEAD.formatted(group)))
                .append(row));
        groups.values().forEach(text::append);
        return Page.markdown(
                "docs/reference/settings.md", "the records of settings", text.toString());
    }

    /** The first word, and the second where that is the first of all of ours. */
    private static String groupOf(String key) {
        var words = key.split("\\.");
        return words[0].equals("signoff") && words.length > 2
                ? words[0] + "." + words[1].replace("[]", "")
                : words[0];
    }

    private static List<? extends Class<?>> types() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("signoff")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(type -> type.reflect())
                        .sorted(Comparator.comparing((Class<?> type) -> type.getAnnotation(
                                                ConfigurationProperties.class)
                                        .value())
                                .thenComparing(Class::getName))
                        .toList();
    }

    private void collect(String prefix, Class<?> type) {
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        var components = type.getRecordComponents();
        for (int at = 0; at < components.length; at++) {
            var component = components[at];
            var key = prefix + "." + dashed(component.getName());
            var given = defaultOf(parameters[at].getAnnotation(DefaultValue.class));
            sentence(type, component)
                    .ifPresentOrElse(
                            said -> rows.putIfAbsent(
                                    key,
                                    "| `%s` | %s | %s | %s |\n"
                                            .formatted(key, typeOf(component), given, said)),
                            () -> unsaid.add(key));
            var nested = nestedIn(component);
            if (nested != null) collect(key + (isMany(component) ? "[]" : ""), nested);
        }
    }

    private Optional<String> sentence(Class<?> type, RecordComponent component) {
        return javadocs.of(type)
                .map(comment -> comment.components().get(component.getName()))
                .map(Page::cell);
    }

    private static String defaultOf(@org.jspecify.annotations.Nullable DefaultValue given) {
        if (given == null) return "none";
        if (given.value().length == 0) return "empty";
        var text = String.join(", ", given.value());
        return text.isEmpty() ? "empty" : "`" + Page.cell(text) + "`";
    }

    private static String typeOf(RecordComponent component) {
        if (isMany(component)) return "list of " + word(elementOf(component));
        return word(component.getType());
    }

    private static String word(Class<?> type) {
        if (type.isEnum()) {
            return java.util.Arrays.stream(type.getEnumConstants())
                    .map(value ->
                            dashed(((Enum<?>) value).name().toLowerCase(java.util.Locale.ROOT)))
                    .collect(Collectors.joining(" or "));
        }
        return switch (type.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "whole number";
            case "double", "Double" -> "number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "span, such as `10s` or `7d`";
            case "DataSize" -> "size, such as `64KB`";
            case "Path" -> "folder or file";
            case "URI" -> "address";
            case "ZoneId" -> "time zone";
            case "String" -> "text";
            case "Map" -> "keys and values";
            default -> type.isRecord() ? "group" : type.getSimpleName();
        };
    }

    private static boolean isMany(RecordComponent component) {
        return Collection.class.isAssignableFrom(component.getType());
    }

    private static Class<?> elementOf(RecordComponent component) {
        Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) element;
    }

    private static @org.jspecify.annotations.Nullable Class<?> nestedIn(RecordComponent component) {
        var type = isMany(component) ? elementOf(component) : component.getType();
        return type.isRecord() && type.getName().startsWith("signoff.") ? type : null;
    }

    private static String dashed(String name) {
        var dashed = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(java.util.Locale.ROOT);
        return ConfigurationPropertyName.of(dashed).toString();
    }
}
