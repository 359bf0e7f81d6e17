// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One trip to the server for several parts of the house: each puts in its own statements, and reads
 * its own answers when the trip is over. To the server a trip costs as much as a small statement,
 * and to us as well. The statements run as in a {@link RoundTrip}; one that fails fails all.
 */
public final class Trip {

    /** Sets the parameters from the given one on, and answers the next. */
    public interface Parameters {
        int setOn(PreparedStatement statement, int first) throws SQLException;
    }

    /** What will have come back, once the trip is over. */
    public static final class Reply<T> {

        private @Nullable T value;

        private Reply() {}

        /** The reply to a question that need not be asked. */
        public static <T> Reply<T> of(T value) {
            var reply = new Reply<T>();
            reply.value = value;
            return reply;
        }

        /** What came back, or the other when nothing did: the trip failed, or was not made. */
        public T orElse(T other) {
            return value == null ? other : value;
        }

        public T get() {
            if (value == null) throw new IllegalStateException("the trip has not been made");
            return value;
        }
    }

    /** Plain values, one after another. */
    public static Parameters values(Object... values) {
        return (statement, first) -> {
            var next = first;
            for (var value : values) statement.setObject(next++, value);
            return next;
        };
    }

    /** A question that travels alone. */
    public static <T> T alone(JdbcTemplate sql, Function<Trip, Reply<T>> question) {
        var trip = new Trip(sql);
        var reply = question.apply(trip);
        trip.go();
        return reply.get();
    }

    private interface Reading<T> {
        T read(PreparedStatement statement) throws SQLException;
    }

    private record Part<T>(
            String statement, Parameters parameters, Reading<T> reading, Reply<T> reply) {

        void read(PreparedStatement answered) throws SQLException {
            reply.value = reading.read(answered);
        }
    }

    private final JdbcTemplate sql;
    private final List<Part<?>> parts = new ArrayList<>();

    public Trip(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** One more question, whose rows are read one by one. */
    public <T> Reply<List<T>> rows(String query, Parameters parameters, RowMapper<T> row) {
        return add(query, parameters, answered -> {
            var read = new ArrayList<T>();
            var found = answered.getResultSet();
            while (found.next()) read.add(row.mapRow(found, read.size()));
            return read;
        });
    }

    /** One more question, whose rows are read together. */
    public <T> Reply<T> ask(String query, Parameters parameters, ResultSetExtractor<T> rows) {
        return add(query, parameters, answered -> read(rows, answered.getResultSet()));
    }

    private static <T> T read(ResultSetExtractor<T> rows, ResultSet found) throws SQLException {
        var read = rows.extractData(found);
        if (read == null) throw new IllegalStateException("nothing was read of what came back");
        return read;
    }

    /** One more change. The reply is how many rows it touched. */
    public Reply<Integer> change(String statement, Parameters parameters) {
        return add(statement, parameters, PreparedStatement::getUpdateCount);
    }

    /**
     * One more change, which must touch just so many rows. Else the trip fails, and says the rule.
     */
    public void must(String rule, int rows, String statement, Parameters parameters) {
        add(statement, parameters, answered -> {
            var changed = answered.getUpdateCount();
            if (changed == rows) return changed;
            throw new IllegalStateException(
                    rule + ": " + rows + " were to change, and " + changed + " did");
        });
    }

    /** One more statement whose answer nobody needs, such as a lock. */
    public void run(String statement, Parameters parameters) {
        add(statement, parameters, answered -> true);
    }

    private <T> Reply<T> add(String statement, Parameters parameters, Reading<T> reading) {
        var reply = new Reply<T>();
        parts.add(new Part<>(statement, parameters, reading, reply));
        return reply;
    }

    /**
     * Makes the trip, in the caller's transaction. From then on the replies are there.
     *
     * @throws DataAccessException when one of the statements failed
     */
    public void go() {
        if (parts.isEmpty()) return;
        var all = parts.stream().map(Part::statement).collect(Collectors.joining(";\n"));
        PreparedStatementCallback<@Nullable Void> work = statement -> {
            var next = 1;
            for (var part : parts) next = part.parameters().setOn(statement, next);
            statement.execute();
            readAll(statement);
            return null;
        };
        sql.execute(all, work);
        parts.clear();
    }

    /**
     * The same; and when it fails, the caller's transaction is as it was and can go on. That costs
     * no further trip, unless it does fail.
     *
     * @throws DataAccessException when one of the statements failed
     */
    public void goOrUndo() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            go();
            return;
        }
        parts.addFirst(statement("savepoint trip"));
        parts.addLast(statement("release savepoint trip"));
        try {
            go();
        } catch (DataAccessException e) {
            undo(e);
            throw e;
        }
    }

    // A connection that is gone has undone everything already.
    private void undo(DataAccessException failure) {
        try {
            sql.execute("rollback to savepoint trip");
        } catch (DataAccessException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static Part<Boolean> statement(String text) {
        return new Part<>(text, values(), answered -> true, new Reply<>());
    }

    private void readAll(PreparedStatement statement) throws SQLException {
        var first = true;
        for (var part : parts) {
            if (!first) statement.getMoreResults();
            first = false;
            part.read(statement);
        }
    }
}
