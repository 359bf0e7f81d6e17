// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import signoff.bench.measure.Latencies;

/**
 * The least that a closing could cost: one transaction in plain SQL, each of its six statements
 * prepared. It writes a case, the line, two rows of money, an event and a row of evidence, and it
 * decides, checks, asks and tells nothing.
 */
final class Floor implements AutoCloseable {

    private static final String TABLES = """
            create table line (
                account_id uuid not null, line_id uuid not null, status text not null,
                case_id uuid, changed_at timestamptz not null,
                primary key (account_id, line_id));
            create index line_by_id on line (line_id);
            create table closing (
                account_id uuid not null, case_id uuid not null, line_id uuid not null,
                state text not null, body jsonb not null, due_at timestamptz,
                opened_at timestamptz not null, primary key (account_id, case_id));
            create index closing_due on closing (due_at) where due_at is not null;
            create index closing_by_id on closing (case_id);
            create table money (
                account_id uuid not null, transfer_id uuid not null, line_id uuid not null,
                kind text not null, amount_minor bigint not null, posted_at timestamptz not null,
                primary key (account_id, transfer_id));
            create index money_of_line on money (account_id, line_id);
            create table event (
                account_id uuid not null, event_id uuid not null, case_id uuid not null,
                name text not null, body jsonb not null, happened_at timestamptz not null,
                primary key (account_id, event_id));
            create index event_of_case on event (account_id, case_id);
            create table audit (
                account_id uuid not null, case_id uuid not null, number integer not null,
                who text not null, fact text not null, body json not null, hash bytea not null,
                happened_at timestamptz not null, primary key (account_id, case_id, number));
            create index audit_at on audit (happened_at);
            """;

    private static final String LINES = """
            insert into line
            select md5('account' || n)::uuid, md5('line' || n)::uuid, 'ACTIVE', null, now()
            from generate_series(1, %d) as n;
            analyze line
            """;

    // spotless:off
    private static final String[] STATEMENTS = {
        "insert into closing values (?, ?, ?, 'Completed', ?::jsonb, null, ?)",
        "update line set status = 'CLOSED', case_id = ?, changed_at = ?"
                + " where account_id = ? and line_id = ?",
        "insert into money values (?, ?, ?, 'PAYABLE', ?, ?)",
        "insert into money values (?, ?, ?, 'CASH', ?, ?)",
        "insert into event values (?, ?, ?, 'ClosureCompleted', ?::jsonb, ?)",
        "insert into audit values (?, ?, 1, 'subscriber', 'NoticeReceived', ?::json, ?, ?)",
    };
    // spotless:on

    private static final String BODY = """
            {"line": "%s", "reason": "NO_LONGER_NEEDED", "consents": ["PROMOTIONAL_BALANCE"], \
            "policy": "instant-2026-11-21-0a1b2c3d", "refund": {"minor": 1250, "currency": "HKD"}}\
            """;

    private final OwnPostgres postgres;
    private final int lines;
    private final Connection onlooker;
    private final Clock clock = Clock.systemUTC();

    Floor(OwnPostgres postgres, int lines) {
        this.postgres = postgres;
        this.lines = lines;
        postgres.execute(OwnPostgres.FLOOR, TABLES);
        postgres.execute(OwnPostgres.FLOOR, LINES.formatted(lines));
        this.onlooker = postgres.connect(OwnPostgres.FLOOR);
    }

    Slice slice(int clients, Duration time, Latencies latencies) {
        var tills = new ArrayList<Till>();
        for (int number = 0; number < clients; number++) tills.add(new Till());
        try {
            var before = Cost.now(onlooker, postgres.pid());
            var begun = System.nanoTime();
            var closed = Crowd.forAWhile(
                    clients,
                    time,
                    number -> latencies.of(() -> {
                        tills.get(number).close();
                        return true;
                    }));
            var took = System.nanoTime() - begun;
            return new Slice(closed, took, Cost.now(onlooker, postgres.pid()).since(before));
        } finally {
            tills.forEach(Till::end);
        }
    }

    @Override
    public void close() {
        try {
            onlooker.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client with a connection of its own. */
    private final class Till {

        private final Connection connection = postgres.connect(OwnPostgres.FLOOR);
        private final SplittableRandom chance = new SplittableRandom(System.nanoTime());
        private final List<PreparedStatement> statements = new ArrayList<>();

        Till() {
            try {
                connection.setAutoCommit(false);
                for (var sql : STATEMENTS) {
                    var statement = connection.prepareStatement(sql);
                    statement.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
                    statements.add(statement);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void close() {
            var number = chance.nextInt(lines) + 1;
            var account = idOf("account" + number);
            var line = idOf("line" + number);
            var closing =
                    new UUID(clock.millis() << 16 | chance.nextInt(1 << 16), chance.nextLong());
            var body = BODY.formatted(line);
            var now = Timestamp.from(clock.instant());
            var hash = new byte[32];
            try {
                run(0, account, closing, line, body, now);
                run(1, closing, now, account, line);
                run(2, account, new UUID(chance.nextLong(), chance.nextLong()), line, 1250L, now);
                run(3, account, new UUID(chance.nextLong(), chance.nextLong()), line, 1250L, now);
                run(4, account, closing, closing, body, now);
                run(5, account, closing, body, hash, now);
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void run(int place, Object... values) throws SQLException {
            var statement = statements.get(place);
            for (int at = 0; at < values.length; at++) statement.setObject(at + 1, values[at]);
            statement.executeUpdate();
        }

        void end() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** As md5 of PostgreSQL has it. */
    private static UUID idOf(String name) {
        try {
            var hash = java.security.MessageDigest.getInstance("MD5")
                    .digest(name.getBytes(StandardCharsets.UTF_8));
            var bytes = java.nio.ByteBuffer.wrap(hash);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
