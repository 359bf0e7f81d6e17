// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.Locale;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** Where the time goes: a recording of Java, and what each statement cost PostgreSQL. */
final class Profile {

    private static final String TOP = """
            select calls, rows, total_exec_time, total_plan_time, wal_bytes, wal_fpi,
                toplevel,
                regexp_replace(query, '\\s+', ' ', 'g') as query
            from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
            order by total_exec_time + total_plan_time desc limit 60
            """;

    private final @Nullable Path folder;
    private final OwnPostgres postgres;

    Profile(@Nullable Path folder, OwnPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** Does it, and records it under a name if that was asked for. */
    Slice of(String name, java.util.function.Supplier<Slice> work) {
        if (folder == null) return work.get();
        try (var recording = new Recording(Configuration.getConfiguration("profile"))) {
            Files.createDirectories(folder);
            recording.enable("jdk.ExecutionSample").withPeriod(java.time.Duration.ofMillis(5));
            postgres.execute(OwnPostgres.OURS, "select pg_stat_statements_reset()");
            recording.start();
            var slice = work.get();
            recording.stop();
            recording.dump(folder.resolve(name + ".jfr"));
            Files.writeString(folder.resolve(name + "-statements.txt"), statements(slice));
            Files.copy(postgres.log(), folder.resolve("postgres.log"), REPLACE_EXISTING);
            return slice;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String statements(Slice slice) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d closings, %.0f/s; per closing: calls, rows, µs run, µs planned, WAL bytes,"
                        + " whole pages in it%n",
                slice.closings(),
                slice.perSecond()));
        var each = (double) slice.closings();
        try (var connection = postgres.connect(OwnPostgres.OURS);
                var statement = connection.createStatement();
                var found = statement.executeQuery(TOP)) {
            while (found.next()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%6.2f %6.2f %8.1f %6.1f %7.0f %5.2f  %.400s%n",
                        found.getLong("calls") / each,
                        found.getLong("rows") / each,
                        found.getDouble("total_exec_time") * 1000 / each,
                        found.getDouble("total_plan_time") * 1000 / each,
                        found.getLong("wal_bytes") / each,
                        found.getLong("wal_fpi") / each,
                        found.getString("query")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
