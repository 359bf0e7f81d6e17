// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.console.security.Browser;
import signoff.demo.port.DemoWorld.Mood;

/** What a monitor reads of a node at work, in the words of Prometheus, signed in as an engineer. */
class MetricsTest {

    /** The work that is left is looked at every fifteen seconds. */
    private static final Duration LOOKED_AGAIN_WITHIN = Duration.ofSeconds(40);

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private static DemoNode node;

    @BeforeAll
    static void open() {
        node = new DemoNode();
    }

    @AfterAll
    static void close() {
        if (node != null) node.close();
    }

    @Test
    void outcomes_closings_deadlines_and_what_is_due_are_told_to_an_engineer() throws Exception {
        var guest = node.guest();
        var program = Program.signedIn(
                node.port(), "demo-program", "only-to-try-the-api-on-this-machine");
        node.bankIs(Mood.SILENT);
        assertThat(program.post(guest.line() + "/top-ups", TOP_UP).status()).isEqualTo(201);
        assertThat(program.request(guest.id()).status()).isEqualTo(201);
        untilTold("signoff_effect_outcomes_total{outcome=\"Unknown\",target=\"payment\"}", 1);
        node.bankIs(Mood.FINE);
        node.forward("P6DT12H");
        untilTold("signoff_effect_outcomes_total{outcome=\"Done\",target=\"payment\"}", 1);

        leaveSomethingUndone();
        untilTold("signoff_effects_due{target=\"nobody\"}", 1);
        assertThat(told("signoff_effects_oldest_due_age_seconds{target=\"nobody\"}")
                        .orElse(0))
                .isGreaterThanOrEqualTo(HALF_AN_HOUR.toSeconds());
        untilTold("signoff_cases_open{kind=\"closure\",state=\"AwaitingConfirmation\"}", 1);
        untilTold("signoff_deadlines_at_risk{kind=\"closure\",owner=\"subscriber\"}", 1);
    }

    /** For a far side that no node serves. */
    private static void leaveSomethingUndone() {
        node.sql().update("""
                insert into workflow.effect (account_id, effect_id, case_id, case_kind, kind,
                    target, body, asked_at, due_at, status)
                values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'closure',
                    'BarLine', 'nobody', '{}', now(), now() - interval '30 minutes', 'OPEN')
                """);
    }

    private static void untilTold(String series, double least) {
        await().alias(series)
                .atMost(LOOKED_AGAIN_WITHIN)
                .until(() -> told(series).orElse(0) >= least);
    }

    private static OptionalDouble told(String series) {
        var page = engineer().get("/actuator/prometheus");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        return Arrays.stream(page.body().split("\n"))
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst();
    }

    private static Browser engineer() {
        if (engineer == null) engineer = node.staff("engineer");
        return engineer;
    }

    private static Browser engineer;

    private static final String TOP_UP =
            "{\"instrument\":\"card-4242\",\"amountMinor\":2000,\"currency\":\"CNY\"}";
}
