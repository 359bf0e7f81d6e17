// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Several statements that go to the server together, so that there is one wait and not one for
 * each. They run in their order, and each sees what those before it did and, at read committed,
 * what others had committed by then. The parameters are counted through.
 */
public final class RoundTrip {

    /** Sets the parameters, from the given statement's first on. */
    public interface Parameters {
        void setOn(PreparedStatement statement) throws SQLException;
    }

    /** Reads the answers, one after another, in the order of the statements. */
    public interface Reading<T> {
        T read(Answers answers) throws SQLException;
    }

    private final JdbcTemplate sql;
    private final String statements;

    public RoundTrip(JdbcTemplate sql, String... statements) {
        this.sql = sql;
        this.statements = String.join(";\n", statements);
    }

    /** Sends all of it, in the caller's transaction. */
    public <T> T run(Parameters parameters, Reading<T> reading) {
        PreparedStatementCallback<T> work = statement -> {
            parameters.setOn(statement);
            statement.execute();
            return reading.read(new Answers(statement));
        };
        return Objects.requireNonNull(sql.execute(statements, work));
    }

    /** What came back. */
    public static final class Answers {

        private final PreparedStatement statement;
        private boolean first = true;

        private Answers(PreparedStatement statement) {
            this.statement = statement;
        }

        /** The rows of the next statement, which must be a query. */
        public ResultSet rows() throws SQLException {
            step();
            return statement.getResultSet();
        }

        /** How many rows the next statement changed. */
        public int changed() throws SQLException {
            step();
            return statement.getUpdateCount();
        }

        private void step() throws SQLException {
            if (!first) statement.getMoreResults();
            first = false;
        }
    }
}
