// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
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
        return connection.createArrayOf(
                column.type(), valuesOf(column.type(), rows, column.value()));
    }

    /**
     * Arrays of just these types go to the server as they are, and not as text with each quote
     * marked; bytes only do so. A time the driver would write as the clock on the wall shows it,
     * which shows one hour twice a year.
     */
    static <R> @Nullable Object[] valuesOf(
            String type, List<R> rows, Function<R, ? extends @Nullable Object> value) {
        var values = rows.stream().<@Nullable Object>map(value);
        return switch (type) {
            case "bytea" -> values.toArray(byte[][]::new);
            case "text" -> values.toArray(String[]::new);
            case "int4" -> values.toArray(Integer[]::new);
            case "int8" -> values.toArray(Long[]::new);
            case "bool" -> values.toArray(Boolean[]::new);
            case "timestamptz" -> values.map(SetOfRows::moment).toArray();
            default -> values.toArray();
        };
    }

    private static @Nullable Object moment(@Nullable Object value) {
        return value instanceof Timestamp at ? at.toInstant().toString() : value;
    }
}
