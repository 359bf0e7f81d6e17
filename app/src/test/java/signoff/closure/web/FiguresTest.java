// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.closure.Preview;
import signoff.closure.rules.StopBy;
import signoff.closure.web.Figures.Row;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/** The table of dates and money that each step before the request shows again. */
class FiguresTest {

    @Test
    void the_first_look_marks_nothing() {
        assertThat(changed(preview(NOON, 86_60), Map.of())).isEmpty();
    }

    @Test
    void a_page_read_slowly_has_changed_nothing() {
        var seen = Figures.seen(preview(NOON, 86_60), HONG_KONG);
        assertThat(changed(preview(NOON.plus(Duration.ofMinutes(20)), 86_60), seen))
                .isEmpty();
    }

    @Test
    void an_amount_that_is_another_is_marked() {
        var seen = Figures.seen(preview(NOON, 86_60), HONG_KONG);
        assertThat(changed(preview(NOON, 80_00), seen)).containsExactly("weReturn");
    }

    @Test
    void the_days_are_those_of_the_policy_and_not_of_the_server() {
        var beforeMidnight = Instant.parse("2026-11-20T15:59:00Z"); // 23:59 in Hong Kong.
        var seen = Figures.seen(preview(beforeMidnight, 0), HONG_KONG);
        assertThat(changed(preview(beforeMidnight.plusSeconds(120), 0), seen))
                .contains("serviceStops", "restorableUntil");
    }

    @Test
    void what_the_subscriber_owes_takes_the_place_of_what_we_pay_back() {
        var owing = preview(NOON, 0, 38_00);
        assertThat(Figures.of(owing, HONG_KONG, Map.of()).rows())
                .extracting(Row::key)
                .contains("youOwe")
                .doesNotContain("weReturn", "refundBy");
    }

    @Test
    void the_print_of_what_was_read_tells_other_figures_apart() {
        var read = Figures.print(preview(NOON, 86_60), HONG_KONG);
        assertThat(Figures.print(preview(NOON.plusSeconds(60), 86_60), HONG_KONG))
                .isEqualTo(read);
        assertThat(Figures.print(preview(NOON, 80_00), HONG_KONG)).isNotEqualTo(read);
    }

    // The words used above.

    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    private static List<String> changed(Preview preview, Map<String, String> seen) {
        return Figures.of(preview, HONG_KONG, seen).rows().stream()
                .filter(Row::changed)
                .map(Row::key)
                .toList();
    }

    private static Preview preview(Instant at, long weReturn) {
        return preview(at, weReturn, 0);
    }

    private static Preview preview(Instant at, long weReturn, long youOwe) {
        var stop = at.plus(Duration.ofDays(7));
        return new Preview(
                new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2)),
                "best-2026-11-21-00000000",
                at,
                stop,
                stop,
                stop,
                stop,
                StopBy.SOON,
                null,
                at.plus(Duration.ofDays(49)),
                at.plus(Duration.ofDays(37)),
                at.plus(Duration.ofDays(97)),
                money(weReturn),
                money(0),
                money(youOwe),
                money(0),
                money(weReturn),
                money(youOwe),
                List.of(),
                money(0),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                true);
    }

    private static Money money(long minor) {
        return new Money(minor, Currency.getInstance("HKD"));
    }
}
