// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;
import signoff.line.supply.Supply.Sim;

/** The rows of free numbers and of the stock. Nobody waits here: what is locked is passed over. */
@Component
class SupplyStore {

    private static final String ADD_NUMBERS = """
            insert into lines.number (msisdn, state, pool, since)
            select m, 'AVAILABLE', ?, ? from unnest(?) as given (m) order by m
            on conflict do nothing
            """;

    private static final String ADD_SIMS = """
            insert into lines.sim (iccid, imsi, pool, form, state, since)
            select i, s, ?, ?, 'IN_STOCK', ? from unnest(?, ?) as given (i, s) order by i
            on conflict do nothing
            """;

    private static final String RESERVE = """
            update lines.number t
            set state = 'RESERVED', since = ?, holder_account_id = ?, holder_line_id = ?
            from (select msisdn from lines.number where pool = ? and state = 'AVAILABLE'
                order by msisdn limit 1 for no key update skip locked) as free
            where t.msisdn = free.msisdn
            returning t.msisdn
            """;

    private static final String TAKE_PROFILE = """
            update lines.sim t
            set state = 'ASSIGNED', since = ?, account_id = ?, line_id = ?
            from (select iccid from lines.sim
                where pool = ? and form = ? and state = 'IN_STOCK'
                order by iccid limit 1 for no key update skip locked) as free
            where t.iccid = free.iccid
            """;

    // Two who name the same card meet on its row: the second finds it taken.
    private static final String TAKE_CARD = """
            update lines.sim set state = 'ASSIGNED', since = ?, account_id = ?, line_id = ?
            where iccid = ? and pool = ? and form = 'CARD' and state = 'IN_STOCK'
            """;

    private static final String FREE_NUMBER = """
            update lines.number
            set state = 'AVAILABLE', since = ?, holder_account_id = null, holder_line_id = null
            where holder_account_id = ? and holder_line_id = ? and state = 'RESERVED'
            """;

    private static final String RETIRE_SIM = """
            update lines.sim set state = 'RETIRED', since = ?
            where account_id = ? and line_id = ? and state = 'ASSIGNED'
            """;

    private static final String NUMBERS = """
            select msisdn, holder_account_id, holder_line_id from lines.number
            join unnest(?, ?) as wanted (a, l) on holder_account_id = a and holder_line_id = l
            where state in ('RESERVED', 'ASSIGNED')
            """;

    private static final String SUPPLIED = """
            select s.form, s.imsi, n.msisdn, s.iccid from lines.sim s
            join lines.number n
                on n.holder_account_id = s.account_id and n.holder_line_id = s.line_id
            where s.account_id = ? and s.line_id = ? and s.state = 'ASSIGNED'
                and n.state in ('RESERVED', 'ASSIGNED')
            """;

    private static final String IN_STOCK = """
            select iccid from lines.sim where pool = ? and form = 'CARD' and state = 'IN_STOCK'
            order by iccid limit ?
            """;

    /** What a line was given: both a number and a card or profile. */
    record Supplied(SimForm form, NetworkIdentity identity) {}

    private final JdbcTemplate sql;

    SupplyStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    void addNumbers(Pool pool, List<String> msisdns, Instant at) {
        var rows = new SetOfRows<>(msisdns).column("text", number -> number);
        sql.update(ADD_NUMBERS, statement -> {
            statement.setString(1, pool.name());
            statement.setTimestamp(2, Timestamp.from(at));
            rows.setOn(statement, 3);
        });
    }

    void addSims(Pool pool, SimForm form, List<Sim> sims, Instant at) {
        var rows = new SetOfRows<>(sims).column("text", Sim::iccid).column("text", Sim::imsi);
        sql.update(ADD_SIMS, statement -> {
            statement.setString(1, pool.name());
            statement.setString(2, form.name());
            statement.setTimestamp(3, Timestamp.from(at));
            rows.setOn(statement, 4);
        });
    }

    Optional<String> reserveNumber(LineId line, Pool pool, Instant at) {
        return sql
                .query(
                        RESERVE,
                        (found, row) -> found.getString("msisdn"),
                        Timestamp.from(at),
                        line.account().value(),
                        line.value(),
                        pool.name())
                .stream()
                .findFirst();
    }

    boolean takeProfile(LineId line, Pool pool, SimForm form, Instant at) {
        return 0
                < sql.update(
                        TAKE_PROFILE,
                        Timestamp.from(at),
                        line.account().value(),
                        line.value(),
                        pool.name(),
                        form.name());
    }

    boolean takeCard(LineId line, Pool pool, String iccid, Instant at) {
        return 0
                < sql.update(
                        TAKE_CARD,
                        Timestamp.from(at),
                        line.account().value(),
                        line.value(),
                        iccid,
                        pool.name());
    }

    void giveBack(LineId line, Instant at) {
        for (var each : List.of(FREE_NUMBER, RETIRE_SIM)) {
            sql.update(each, Timestamp.from(at), line.account().value(), line.value());
        }
    }

    Map<LineId, String> numbers(Collection<LineId> lines) {
        var wanted = new SetOfRows<>(List.copyOf(lines))
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
        var numbers = new HashMap<LineId, String>();
        sql.query(NUMBERS, statement -> wanted.setOn(statement, 1), found -> {
            var account = new AccountId(found.getObject("holder_account_id", UUID.class));
            var line = new LineId(account, found.getObject("holder_line_id", UUID.class));
            numbers.put(line, found.getString("msisdn"));
        });
        return numbers;
    }

    Optional<Supplied> supplied(LineId line) {
        return sql
                .query(
                        SUPPLIED,
                        (found, row) -> new Supplied(
                                SimForm.valueOf(found.getString("form")),
                                new NetworkIdentity(
                                        found.getString("imsi"),
                                        found.getString("msisdn"),
                                        found.getString("iccid"))),
                        line.account().value(),
                        line.value())
                .stream()
                .findFirst();
    }

    List<String> cardsInStock(Pool pool, int most) {
        return sql.query(IN_STOCK, (found, row) -> found.getString("iccid"), pool.name(), most);
    }
}
