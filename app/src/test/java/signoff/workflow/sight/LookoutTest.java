// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;

/** What an operator's dashboard shows of the work that is left. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "signoff.workflow.run=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class LookoutTest {

    @Autowired
    Lookout lookout;

    @Autowired
    EffectsHealth health;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcTemplate sql;

    @Test
    void open_cases_and_near_deadlines_are_counted_and_ended_cases_are_not() {
        aCase("interval '1 hour'");
        aCase("interval '23 hours'");
        aCase("interval '3 days'");
        aCase("null::interval");
        lookout.look();
        assertThat(gauge("signoff.cases.open", "kind", "password-reset", "state", "Asked"))
                .isEqualTo(3);
        assertThat(gauge(
                        "signoff.deadlines.at.risk",
                        "kind",
                        "password-reset",
                        "owner",
                        "subscriber"))
                .isEqualTo(2);
    }

    @Test
    void effects_that_wait_are_told_by_far_side_and_age() {
        anEffect("OPEN", "interval '30 minutes'", "null");
        anEffect("OPEN", "interval '20 minutes'", "now() - interval '1 minute'");
        anEffect("OPEN", "interval '20 minutes'", "now() + interval '1 minute'");
        anEffect("OPEN", "interval '-1 hour'", "null");
        anEffect("PARKED", "null::interval", "null");
        anEffect("DONE", "null::interval", "null");
        lookout.look();
        assertThat(gauge("signoff.effects.due", "target", "register")).isEqualTo(2);
        assertThat(gauge("signoff.effects.oldest.due.age", "target", "register"))
                .isCloseTo(1800, within(60.0));
        assertThat(gauge("signoff.effects.parked", "target", "register")).isEqualTo(1);
        assertThat(health.health().getStatus()).isEqualTo(EffectsHealth.BEHIND);
        assertThat(health.health().getDetails()).containsEntry("parked", 1L);

        sql.update("update workflow.effect set status = 'DONE', due_at = null");
        lookout.look();
        assertThat(meters.find("signoff.effects.due").gauge()).isNull();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private void aCase(String dueIn) {
        sql.update("""
                insert into workflow.case_file (account_id, case_id, kind, brand, state, body, file,
                    version, due_at, journal_hash, opened_at, changed_at)
                values (gen_random_uuid(), gen_random_uuid(), 'password-reset', 'demo', 'Asked',
                    '{"until": "2026-11-21T03:00:00Z"}',
                    '{"account": {"value": "0193a1f2-7d40-7c11-9a3e-5b0e5f7a2c10"}}',
                    1, now() + %s, '', now(), now())
                """.formatted(dueIn));
    }

    private void anEffect(String status, String dueSince, String leasedUntil) {
        sql.update("""
                insert into workflow.effect (account_id, effect_id, case_id, case_kind, kind,
                    target, body, asked_at, due_at, leased_until, status)
                values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'closure',
                    'BarLine', 'register', '{}', now(), now() - %s, %s, '%s')
                """.formatted(dueSince, leasedUntil, status));
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }
}
