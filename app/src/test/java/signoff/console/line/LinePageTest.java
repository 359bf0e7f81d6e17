// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.console.security.Residents;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;

/** The page of a line as its subscriber sees it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "signoff.workflow.run=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class LinePageTest {

    @Test
    void a_charge_that_is_to_come_is_told_with_its_day() {
        assertThat(page(1, LocalDate.of(2999, 12, 1))).contains("on Sunday 1 December 2999");
    }

    @Test
    void a_day_that_has_passed_is_no_day_of_the_next_charge() {
        assertThat(page(2, LocalDate.of(2026, 3, 1))).contains("was due on Sunday 1 March 2026");
    }

    @Test
    void the_end_of_a_line_never_parts_a_number_from_its_country() {
        assertThat(page(3, LocalDate.of(2999, 12, 1))).contains("+852\u00a05123\u00a04003");
    }

    // The words used above.

    private static final Currency HKD = Currency.getInstance("HKD");

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    private String page(int number, LocalDate nextCharge) {
        var id = new LineId(residents.subscriber.account(), UUID.randomUUID());
        lines.activate(new Line(
                id,
                Residents.DEMO,
                Line.Status.ACTIVE,
                "data-card",
                "HK",
                "data-10gb",
                HKD,
                new NetworkIdentity(
                        "00101%010d".formatted(number),
                        "85251234%03d".formatted(number),
                        "898600%014d".formatted(number)),
                Set.of(Line.Mandate.AUTO_RENEW),
                new Money(59_00, HKD),
                nextCharge,
                0,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null));
        ledger.open(id, HKD);
        return residents.subscriber(port).get("/lines/" + id.value()).body();
    }
}
