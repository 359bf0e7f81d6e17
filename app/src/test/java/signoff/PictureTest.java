// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signoff.closure.rules.ClosureRules;
import signoff.closure.rules.ClosureState;
import signoff.workflow.TransitionTable.Row;

/**
 * The pictures in docs/states are those of the tables in the code. {@code ./signoff docs} draws
 * them anew.
 */
class PictureTest {

    /** What {@code ./signoff docs} sets. */
    private static final boolean DRAW = Boolean.getBoolean("signoff.draw");

    private static final Path STATES = Path.of("..", "docs", "states");

    private static final Map<Class<?>, String> PHASES = Map.of(
            ClosureState.Asking.class, "Asking: all of it can be taken back",
            ClosureState.Ending.class, "Ending: the network is told, step by step",
            ClosureState.Settlement.class, "Settlement: the money, and telling about it");

    @Test
    void the_picture_of_a_closure_is_that_of_its_table() throws IOException {
        var picture = closure();
        var file = STATES.resolve("closure.md");
        if (DRAW) Files.writeString(file, picture);
        assertThat(file).as("out of date: run ./signoff docs").hasContent(picture);
    }

    private static String closure() {
        var phases = ClosureState.class.getPermittedSubclasses();
        return """
                <!-- Generated from signoff.closure.rules.ClosureRules by `./signoff docs`. -->

                # The states of a closure

                A case goes through three phases, one after the other, and never back. Each row
                below is a row of the table of moves; what has no row does not happen. In words:
                [closing a line](../concepts/closure.md).

                %s""".formatted(
                Arrays.stream(phases).map(PictureTest::phase).collect(Collectors.joining("\n")));
    }

    private static String phase(Class<?> phase) {
        var rows = ClosureRules.TABLE.rows().stream()
                .filter(row -> phase.isAssignableFrom(row.from()))
                .toList();
        return """
                ## %s

                ```mermaid
                stateDiagram-v2
                %s```

                | In the state | on the fact | goes to |
                | --- | --- | --- |
                %s""".formatted(PHASES.get(phase), arrows(phase, rows), table(rows));
    }

    private static String arrows(Class<?> phase, List<? extends Row<?, ?, ?, ?>> rows) {
        var begins = phase == ClosureState.Asking.class
                ? Stream.of("    [*] --> Draft\n", "    [*] --> Received: NoticeReceived\n")
                : Stream.<String>empty();
        var moves = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> name(row.from()) + " --> " + name(row.to()),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> name(row.on()), Collectors.joining("<br/>"))));
        var between = moves.entrySet().stream()
                .map(move -> "    %s: %s\n".formatted(move.getKey(), move.getValue()));
        var ends = Arrays.stream(phase.getPermittedSubclasses())
                .filter(state -> rows.stream().noneMatch(row -> row.from() == state))
                .map(state -> "    %s --> [*]\n".formatted(name(state)));
        return Stream.of(begins, between, ends).flatMap(all -> all).collect(Collectors.joining());
    }

    private static String table(List<? extends Row<?, ?, ?, ?>> rows) {
        return rows.stream()
                .map(row -> "| %s | %s | %s |\n"
                        .formatted(name(row.from()), name(row.on()), name(row.to())))
                .collect(Collectors.joining());
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }
}
