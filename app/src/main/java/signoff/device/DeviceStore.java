// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.subscriber.Seals;

/** The rows of devices. What tells about a person is sealed on its way in and opened on its way. */
@Component
class DeviceStore {

    private static final String IMEI = "device-imei";
    private static final String NAME = "device-name";

    private static final String COUNT = """
            select count(*)::int from devices.device
            where account_id = ? and line_id = ? and released_at is null
            """;

    private static final String RELEASE_ALL = """
            with gone as (
                update devices.device t set released_at = ?, clients = 0
                from unnest(?, ?) as ended (a, l)
                where t.account_id = a and t.line_id = l and released_at is null
                returning t.account_id, t.line_id)
            select account_id, line_id, count(*)::int as devices from gone
            group by account_id, line_id
            """;

    private final JdbcTemplate sql;
    private final Seals seals;

    DeviceStore(JdbcTemplate sql, Seals seals) {
        this.sql = sql;
        this.seals = seals;
    }

    List<Device> of(LineId line) {
        return sql.query(
                """
                select * from devices.device
                where account_id = ? and line_id = ? and released_at is null
                order by bound_at, device_id
                """, (found, row) -> device(line, found), line.account().value(), line.value());
    }

    int count(LineId line) {
        return Trip.alone(sql, trip -> count(trip, line));
    }

    Reply<Integer> count(Trip trip, LineId line) {
        return trip.ask(
                COUNT, Trip.values(line.account().value(), line.value()), DeviceStore::counted);
    }

    private static int counted(ResultSet found) throws SQLException {
        found.next();
        return found.getInt(1);
    }

    void insert(Device device) {
        var account = device.line().account();
        var name = device.name();
        sql.update(
                """
                insert into devices.device
                    (account_id, line_id, device_id, kind, sealed_imei, sealed_name, bound_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                account.value(),
                device.line().value(),
                device.id(),
                device.kind().name(),
                seals.seal(account, IMEI, device.imei().digits()),
                name == null ? null : seals.seal(account, NAME, name),
                Timestamp.from(device.boundAt()));
    }

    boolean release(LineId line, UUID device, Instant at) {
        return 0
                < sql.update("""
                update devices.device set released_at = ?, clients = 0
                where account_id = ? and line_id = ? and device_id = ? and released_at is null
                """, Timestamp.from(at), line.account().value(), line.value(), device);
    }

    boolean share(LineId line, UUID hotspot, int clients) {
        return 0 < sql.update("""
                update devices.device set clients = ?
                where account_id = ? and line_id = ? and device_id = ? and released_at is null
                    and kind = 'HOTSPOT'
                """, clients, line.account().value(), line.value(), hotspot);
    }

    Map<LineId, Integer> releaseAll(Collection<LineId> lines, Instant at) {
        var released = new HashMap<LineId, Integer>();
        sql.query(
                RELEASE_ALL,
                found -> {
                    var account = new AccountId(found.getObject("account_id", UUID.class));
                    var line = new LineId(account, found.getObject("line_id", UUID.class));
                    released.put(line, found.getInt("devices"));
                },
                Timestamp.from(at),
                lines.stream().map(line -> line.account().value()).toArray(UUID[]::new),
                lines.stream().map(LineId::value).toArray(UUID[]::new));
        return released;
    }

    private Device device(LineId line, ResultSet found) throws SQLException {
        var account = line.account();
        var name = found.getBytes("sealed_name");
        return new Device(
                found.getObject("device_id", UUID.class),
                line,
                Device.Kind.valueOf(found.getString("kind")),
                new Imei(seals.open(account, IMEI, found.getBytes("sealed_imei"))),
                opened(account, name),
                found.getInt("clients"),
                found.getTimestamp("bound_at").toInstant());
    }

    private @Nullable String opened(AccountId account, byte @Nullable [] name) {
        return name == null ? null : seals.open(account, NAME, name);
    }
}
