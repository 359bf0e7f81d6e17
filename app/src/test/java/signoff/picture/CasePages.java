// SPDX-License-Identifier: Apache-2.0
package signoff.picture;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import signoff.workflow.CaseType;
import signoff.workflow.TransitionTable.Row;

/** The states, moves and facts of each kind of case, drawn from its table. */
final class CasePages {

    private final Javadocs javadocs;
    private final List<CaseType<?, ?, ?>> types;

    CasePages(Javadocs javadocs, Collection<CaseType<?, ?, ?>> types) {
        this.javadocs = javadocs;
        this.types = types.stream()
                .sorted(java.util.Comparator.comparing(CaseType::name))
                .toList();
    }

    List<Page> states() {
        return types.stream().map(this::states).toList();
    }

    private Page states(CaseType<?, ?, ?> type) {
        var first = leaves(type.states()).getFirst();
        var text =
                new StringBuilder("# The states of a case of kind `%s`\n\n".formatted(type.name()));
        text.append("Each row below is a row of the table of moves."
                + " What has no row does not happen.\n");
        for (var phase : phases(type.states())) {
            var rows = type.table().rows().stream()
                    .filter(row -> phase.isAssignableFrom(row.from()))
                    .toList();
            text.append("\n## ").append(phase.getSimpleName()).append("\n\n");
            text.append(sentence(phase)).append("\n\n```mermaid\nstateDiagram-v2\n");
            if (phase.isAssignableFrom(first)) text.append(arrow("[*]", nameOf(first)));
            text.append(arrows(rows));
            ends(phase, rows).forEach(end -> text.append(arrow(nameOf(end), "[*]")));
            text.append("```\n\n| State | What is true in it |\n| --- | --- |\n");
            leaves(phase).forEach(state -> text.append(cells(nameOf(state), sentence(state))));
            text.append("\n| In the state | on the fact | goes to |\n| --- | --- | --- |\n");
            rows.forEach(row ->
                    text.append(cells(nameOf(row.from()), nameOf(row.on()), nameOf(row.to()))));
        }
        return Page.markdown(
                "docs/states/" + type.name() + ".md", "its table of moves", text.toString());
    }

    /** A long table is told in phases, where its states are sealed in parts. */
    private static List<Class<?>> phases(Class<?> states) {
        var parts = states.getPermittedSubclasses();
        return Arrays.stream(parts).allMatch(Class::isSealed) ? List.of(parts) : List.of(states);
    }

    private static String arrows(List<? extends Row<?, ?, ?, ?>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> nameOf(row.from()) + " --> " + nameOf(row.to()),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> nameOf(row.on()), Collectors.joining("<br/>"))))
                .entrySet()
                .stream()
                .map(move -> "    %s: %s\n".formatted(move.getKey(), move.getValue()))
                .collect(Collectors.joining());
    }

    private static List<Class<?>> ends(Class<?> phase, List<? extends Row<?, ?, ?, ?>> rows) {
        return leaves(phase).stream()
                .filter(state -> rows.stream().noneMatch(row -> row.from() == state))
                .toList();
    }

    private static String arrow(String from, String to) {
        return "    %s --> %s\n".formatted(from, to);
    }

    private static String cells(String... texts) {
        return "| "
                + Arrays.stream(texts).map(Page::cell).collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static String nameOf(Class<?> type) {
        return type.getSimpleName();
    }

    Page events() {
        var text = new StringBuilder("""
                # Events

                What `GET /api/v1/events` tells: every fact of every closing and order, oldest \
                first. `kind` is the kind of case, `fact` the name below, and `body` has its \
                components. Names never change; components may be added. Bodies hold references \
                and amounts, never personal data.
                """);
        for (var type : types.stream().filter(CaseType::isTold).toList()) {
            text.append("\n## `").append(type.name()).append("`\n\n");
            text.append("| Fact | What happened | `body` |\n| --- | --- | --- |\n");
            for (var fact : leaves(type.facts())) {
                text.append("| `%s` | %s | %s |\n"
                        .formatted(
                                fact.getSimpleName(), Page.cell(sentence(fact)), components(fact)));
            }
        }
        return Page.markdown(
                "docs/reference/events.md", "the facts of each case type", text.toString());
    }

    private static String components(Class<?> fact) {
        return Arrays.stream(fact.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    /** Its Javadoc; or its own name, which is a sentence: {@code PackDelivered}. */
    private String sentence(Class<?> type) {
        return javadocs.of(type)
                .map(Javadocs.Comment::sentence)
                .orElseGet(() -> spoken(type.getSimpleName()));
    }

    private static String spoken(String name) {
        var words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static List<Class<?>> leaves(Class<?> sealed) {
        var found = new ArrayList<Class<?>>();
        var open = new ArrayList<Class<?>>(List.of(sealed));
        while (!open.isEmpty()) {
            var type = open.removeFirst();
            if (type.isSealed()) {
                open.addAll(0, Arrays.asList(type.getPermittedSubclasses()));
            } else {
                found.add(type);
            }
        }
        return found;
    }
}
