// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
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
 * own. Folders are taken by name, and none may refer to the tables of another. A database on which
 * these very files were all run before is not looked through again.
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
                var digest = digest(files());
                if (isDone(statement, digest)) return;
                schemas().forEach(schema -> migrate(dataSource, schema));
                statement.execute("insert into migrations.done values ('" + digest + "', now())");
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be migrated", e);
        }
    }

    /** What was done is never undone, so it stays true whatever an older or newer node does. */
    private static boolean isDone(Statement statement, String digest) throws SQLException {
        statement.execute("create schema if not exists migrations");
        statement.execute("create table if not exists migrations.done"
                + " (digest text primary key, at timestamptz not null)");
        try (ResultSet found = statement.executeQuery(
                "select from migrations.done where digest = '" + digest + "'")) {
            return found.next();
        }
    }

    /** Of the names and the contents of all files, as hexadecimal digits. */
    private static String digest(List<Resource> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files) {
                digest.update((schema(file) + "/" + file.getFilename() + "\n").getBytes(UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }

    /** The schemas of all modules, one for each folder of migrations. */
    static List<String> schemas() {
        return files().stream().map(Migrations::schema).distinct().toList();
    }

    private static List<Resource> files() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + ROOT + "/*/*.sql");
            return Stream.of(files)
                    .sorted(Comparator.comparing(Migrations::schema)
                            .thenComparing(Resource::getFilename))
                    .toList();
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
