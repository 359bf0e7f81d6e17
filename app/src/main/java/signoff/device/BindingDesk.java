// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.device.Binding.Kind;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Lines;
import signoff.subscriber.Seals;

/** The checklist. The usual accounts are on it from the start, without a row. */
@Component
class BindingDesk implements Bindings {

    private static final String NAME = "binding-name";

    private static final String COUNT_OPEN = """
            select count(*) filter (where kind <> 'CUSTOM' and done_at is not null) as done,
                count(*) filter (where kind = 'CUSTOM' and done_at is null) as more
            from devices.binding where account_id = ? and line_id = ?
            """;

    private static final List<Binding> USUAL = Arrays.stream(Kind.values())
            .filter(kind -> kind != Kind.CUSTOM)
            .map(kind -> new Binding(idOf(kind), kind, null, null))
            .toList();

    private final JdbcTemplate sql;
    private final Seals seals;
    private final Lines lines;
    private final Ids ids;
    private final Clock clock;

    BindingDesk(JdbcTemplate sql, Seals seals, Lines lines, Ids ids, Clock clock) {
        this.sql = sql;
        this.seals = seals;
        this.lines = lines;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same on every line: a form can name it before it has a row. */
    private static UUID idOf(Kind kind) {
        return UUID.nameUUIDFromBytes(("binding " + kind).getBytes(UTF_8));
    }

    @Override
    public List<Binding> of(LineId line) {
        var rows = new HashMap<UUID, Binding>();
        var custom = new ArrayList<Binding>();
        for (var binding : stored(line)) {
            if (binding.kind() == Kind.CUSTOM) custom.add(binding);
            else rows.put(binding.id(), binding);
        }
        var all = new ArrayList<Binding>();
        USUAL.forEach(usual -> all.add(rows.getOrDefault(usual.id(), usual)));
        all.addAll(custom);
        return List.copyOf(all);
    }

    private List<Binding> stored(LineId line) {
        return sql.query(
                """
                select binding_id, kind, sealed_name, done_at from devices.binding
                where account_id = ? and line_id = ? order by binding_id
                """,
                (found, row) -> {
                    var name = found.getBytes("sealed_name");
                    var done = found.getTimestamp("done_at");
                    return new Binding(
                            found.getObject("binding_id", UUID.class),
                            Kind.valueOf(found.getString("kind")),
                            name == null ? null : seals.open(line.account(), NAME, name),
                            done == null ? null : done.toInstant());
                },
                line.account().value(),
                line.value());
    }

    // Without opening a name: the check of a closing needs no more than the number.
    @Override
    public int countOpen(LineId line) {
        return Trip.alone(sql, trip -> countOpen(trip, line));
    }

    @Override
    public Reply<Integer> countOpen(Trip trip, LineId line) {
        return trip.ask(
                COUNT_OPEN, Trip.values(line.account().value(), line.value()), BindingDesk::open);
    }

    private static int open(ResultSet found) throws SQLException {
        found.next();
        return USUAL.size() - found.getInt("done") + found.getInt("more");
    }

    @Override
    @Transactional
    public @Nullable Refusal mark(LineId line, UUID binding, boolean done) {
        var wanted = of(line).stream().filter(one -> one.id().equals(binding)).findFirst();
        if (wanted.isEmpty()) return Refusal.of(Code.BINDING_MUST_BE_KNOWN);
        keep(line, wanted.get(), done);
        return null;
    }

    @Override
    @Transactional
    public @Nullable Refusal add(LineId line, String name) {
        var kept = Named.kept(name, NAME_MOST);
        if (kept == null) return Refusal.of(Code.PROPERTY_MUST_BE_GIVEN, "property", "name");
        if (lines.lock(line).isEmpty()) return Refusal.of(Code.LINE_MUST_BE_KNOWN);
        var custom = of(line).stream().filter(one -> one.kind() == Kind.CUSTOM).toList();
        if (custom.stream().anyMatch(one -> kept.equals(one.name()))) return null;
        if (custom.size() >= CUSTOM_MOST) {
            return Refusal.of(Code.BINDINGS_MUST_BE_WITHIN_LIMIT, "most", CUSTOM_MOST);
        }
        keep(line, new Binding(ids.next(), Kind.CUSTOM, kept, null), false);
        return null;
    }

    private void keep(LineId line, Binding binding, boolean done) {
        var name = binding.name();
        sql.update(
                """
                insert into devices.binding
                    (account_id, line_id, binding_id, kind, sealed_name, done_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (account_id, line_id, binding_id) do update
                set done_at = excluded.done_at
                """,
                line.account().value(),
                line.value(),
                binding.id(),
                binding.kind().name(),
                name == null ? null : seals.seal(line.account(), NAME, name),
                done ? Timestamp.from(clock.instant()) : null);
    }
}
