// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signoff.ledger.Routes.Route;
import signoff.ledger.Transfer.Reason;

/** What docs/concepts/ledger.md says is what the ledger does. */
class LedgerDocTest {

    @Test
    void the_ways_money_may_go_are_told_as_they_are() throws IOException {
        var told = new EnumMap<Reason, Set<Route>>(Reason.class);
        lines().filter(line -> line.contains(" → "))
                .map(line -> line.split("\\|"))
                .forEach(cells -> {
                    for (var reason : cells[1].split(","))
                        told.put(Reason.valueOf(reason.strip()), routes(cells[2]));
                });
        assertThat(told).isEqualTo(allRoutesButCorrections());
    }

    @Test
    void the_rules_are_told_in_the_order_of_checking() throws IOException {
        var told = lines().filter(line -> line.matches("\\d+\\. .*"))
                .map(line -> line.replaceAll("\\d+\\. ([A-Z_]+).*", "$1"))
                .toList();
        assertThat(told)
                .containsExactlyElementsOf(
                        Arrays.stream(LedgerRule.values()).map(Enum::name).toList());
    }

    @Test
    void every_account_is_told() throws IOException {
        assertThat(lines())
                .as("one row for each account")
                .filteredOn(line -> line.matches("\\| [A-Z_]+ \\| (subscriber|ours) \\|.*"))
                .extracting(line -> AccountKind.valueOf(line.split("[| ]+")[1]))
                .containsExactlyElementsOf(EnumSet.allOf(AccountKind.class));
    }

    private static Stream<String> lines() throws IOException {
        return Files.readAllLines(Path.of("../docs/concepts/ledger.md")).stream();
    }

    private static Set<Route> routes(String cell) {
        return Arrays.stream(cell.split(","))
                .map(route -> List.of(route.strip().split(" → ")))
                .map(ends -> new Route(
                        AccountKind.valueOf(ends.getFirst()), AccountKind.valueOf(ends.getLast())))
                .collect(Collectors.toSet());
    }

    private static Map<Reason, Set<Route>> allRoutesButCorrections() {
        return EnumSet.complementOf(EnumSet.of(Reason.CORRECTION)).stream()
                .collect(Collectors.toMap(reason -> reason, Routes::of));
    }
}
