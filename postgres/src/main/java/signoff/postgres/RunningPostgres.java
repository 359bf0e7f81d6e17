// SPDX-License-Identifier: Apache-2.0
package signoff.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server that another process runs in a folder of ours, for whoever only wants to look. It is
 * neither started nor stopped here.
 *
 * @param port on 127.0.0.1
 */
public record RunningPostgres(int port, String user, String password) {

    /** Where PostgreSQL writes its process, its port and "ready" in its pid file, from 0. */
    private static final int PROCESS_LINE = 0;

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The server that runs in the folder; empty when none does. */
    public static Optional<RunningPostgres> in(Path home) {
        try {
            var lines = Files.readAllLines(home.resolve("data").resolve("postmaster.pid"));
            if (!isUp(lines)) return Optional.empty();
            var port = Integer.parseInt(lines.get(PORT_LINE).trim());
            var password = Files.readString(home.resolve("password")).trim();
            return Optional.of(new RunningPostgres(port, LocalPostgres.USER, password));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that was killed leaves its file behind. */
    private static boolean isUp(List<String> lines) {
        return lines.size() > STATUS_LINE
                && lines.get(STATUS_LINE).startsWith("ready")
                && ProcessHandle.of(Long.parseLong(lines.get(PROCESS_LINE).trim()))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    /** The JDBC address of one database on this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
