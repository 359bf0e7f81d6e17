// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one statement, a column at a time: {@code unnest(?::uuid[], ?::text[])}.
 * So that the number of round trips does not grow with the number of rows.
 */
public final class SetOfRows<R> {

    private record Column<R>(String type, Function<R, ? extends @Nullable Object> value) {}

    private final List<R> rows;
    private final List<Column<R>> columns = new ArrayList<>();

    public SetOfRows(List<R> rows) {
        this.rows = rows;
    }

    /** One more column, of a PostgreSQL type. Null values are allowed. */
    public SetOfRows<R> column(String type, Function<R, ? extends @Nullable Object> value) {
        columns.add(new Column<>(type, value));
        return this;
    }

    /** Sets one array for each column, from the first parameter on. Answers the next parameter. */
    public int setOn(PreparedStatement statement, int first) throws SQLException {
        var at = first;
        for (var column : columns) {
            statement.setArray(at++, arrayOf(statement.getConnection(), column));
        }
        return at;
    }

    private java.sql.Array arrayOf(Connection connection, Column<R> column) throws SQLException {
        // The driver takes bytes in an array of just that type only.
        var values = column.type().equals("bytea")
                ? rows.stream().map(column.value()).toArray(byte[][]::new)
                : rows.stream().map(column.value()).toArray();
        return connection.createArrayOf(column.type(), values);
    }
}
