// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.line.NetworkIdentity;
import signoff.line.port.SubscriberRegister.Service;

/** That a number is with one SIM at a time, whatever is replaced, closed and had back. */
final class SimsOfLines {

    private static final String SIMS = """
            with a as (select ?::uuid as id)
            select l.line_id, l.msisdn, l.imsi, l.iccid, false as spare
            from a join lines.line l on l.account_id = a.id
            union all
            select l.line_id, l.msisdn, s.imsi, s.iccid, true
            from a join lines.sim s on s.account_id = a.id and s.state = 'SPARE'
            join lines.line l using (account_id, line_id)
            """;

    private static final Set<Service> LETS_IN = Set.of(Service.SERVED, Service.BARRED_ATTACHED);

    private final SimulatedLines lines;
    private final JdbcTemplate sql;
    private final SimulatedWorld world;
    private final Map<UUID, NetworkIdentity> spares = new HashMap<>();

    /** Each spare that a line was ever seen with, also those that were given up. */
    private final Map<UUID, Set<NetworkIdentity>> seen = new HashMap<>();

    SimsOfLines(SimulatedOperator operator, SimulatedLines lines) {
        this.lines = lines;
        this.sql = operator.part(JdbcTemplate.class);
        this.world = operator.part(SimulatedWorld.class);
    }

    void check() {
        var present = new HashMap<UUID, NetworkIdentity>();
        spares.clear();
        sql.query(
                SIMS,
                row -> {
                    var sim = new NetworkIdentity(
                            row.getString("imsi"), row.getString("msisdn"), row.getString("iccid"));
                    var those = row.getBoolean("spare") ? spares : present;
                    those.put(row.getObject("line_id", UUID.class), sim);
                },
                lines.account().value());
        for (var line : lines.all()) {
            var now = present.getOrDefault(line.line.value(), line.identity);
            assertThat(now.msisdn())
                    .as("SF-31: the number of %s stays", line.line)
                    .isEqualTo(line.identity.msisdn());
            line.isOn(now);
            remember(line);
            var open = thatOpen(line);
            assertThat(open)
                    .as("I23: the number of %s opens one SIM", line.line)
                    .hasSizeLessThan(2);
            assertThat(open)
                    .as("I26: a SIM that %s has no more opens nothing", line.line)
                    .isSubsetOf(now, spares.getOrDefault(line.line.value(), now));
        }
        rows();
    }

    private void remember(LineModel line) {
        var spare = spares.get(line.line.value());
        if (spare != null) {
            seen.computeIfAbsent(line.line.value(), _ -> new LinkedHashSet<>()).add(spare);
        }
    }

    /** Those by which the network lets somebody in: of all it ever had, and was to have. */
    List<NetworkIdentity> thatOpen(LineModel line) {
        var others = seen.getOrDefault(line.line.value(), Set.of());
        return Stream.concat(line.sims.stream(), others.stream())
                .distinct()
                .filter(sim -> LETS_IN.contains(world.stateOf(sim).service()))
                .toList();
    }

    // In one question: it is asked after each step.
    private void rows() {
        noRow("I26, I34 and decision 0025: SIMs are where the replacements say", """
                with a as (select ?::uuid as id)
                select 'no SIM that was lost or scrapped, or is free, is a line''s' as rule, s.iccid
                from a join lines.line l on l.account_id = a.id join lines.sim s using (iccid)
                where s.state in ('IN_STOCK', 'SPARE', 'LOST', 'SCRAPPED')
                union all
                select 'a spare belongs to a replacement that is not over', s.iccid
                from a join lines.sim s on s.account_id = a.id and s.state = 'SPARE'
                left join replacements.replacement r on r.account_id = s.account_id
                    and r.case_id = s.taken_for
                where coalesce(r.status, 'ENDED') in ('REPLACED', 'ENDED')
                union all
                select 'a line remembers when it got another SIM', r.line_id::text
                from a join replacements.replacement r on r.account_id = a.id
                left join lines.commitment c using (account_id, line_id)
                where r.status = 'REPLACED' and c.sim_changed_at is null
                """);
    }

    /** Of each line, what it must have become in the end: nothing but its own SIM is in use. */
    void checkAtEnd() {
        check();
        for (var line : lines.all()) {
            for (var sim : line.sims) {
                if (sim.equals(line.identity)) continue;
                assertThat(world.stateOf(sim).service())
                        .as("I26: %s of %s is off", sim, line.line)
                        .isEqualTo(Service.BARRED);
            }
            assertThat(thatOpen(line))
                    .as("I26: nor does a spare open %s that was given up", line.line)
                    .isSubsetOf(line.identity);
        }
        noRow("0025: there is no spare left", """
                select iccid from lines.sim where account_id = ? and state = 'SPARE'
                """);
    }

    private void noRow(String rule, String query) {
        List<Map<String, Object>> rows = sql.queryForList(query, lines.account().value());
        assertThat(rows).as(rule).isEmpty();
    }
}
