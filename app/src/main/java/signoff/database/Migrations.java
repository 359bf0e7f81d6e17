// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings a database up to date: one folder under db/migration is one schema with a history of its
 * own. Folders are taken by name, and none may refer to the tables of another.
 */
public final class Migrations {

    private static final String ROOT = "db/migration";
    private static final Pattern SCHEMA = Pattern.compile(".*/db/migration/([a-z_]+)/[^/]+\\.sql");

    /** Any number that nobody else uses for an advisory lock; this one spells "signoff". */
    private static final long LOCK = 0x7369676e6f6666L;

    private Migrations() {}

    /** Migrates every schema. When two nodes start at once, the second waits for the first. */
    public static void run(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            try {
                schemas().forEach(schema -> migrate(dataSource, schema));
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be migrated", e);
        }
    }

    /** The schemas of all modules, one for each folder of migrations. */
    static List<String> schemas() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + ROOT + "/*/*.sql");
            return Stream.of(files).map(Migrations::schema).distinct().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String schema(Resource file) {
        try {
            Matcher matcher = SCHEMA.matcher(file.getURL().toString());
            if (!matcher.matches()) {
                throw new IllegalStateException(file + " is not in " + ROOT
                        + "/<schema>/, where a schema is named with a-z and _");
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void migrate(DataSource dataSource, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:" + ROOT + "/" + schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .load()
                .migrate();
    }
}
