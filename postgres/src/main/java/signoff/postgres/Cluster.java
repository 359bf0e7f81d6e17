// SPDX-License-Identifier: Apache-2.0
package signoff.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The data of one server: its files, its password, and whether it is up. */
final class Cluster {

    private static final long READY_NANOS = Duration.ofSeconds(120).toNanos();
    private static final long READY_CHECK_MILLIS = 20;
    private static final long ORPHAN_SECONDS = 60;
    private static final int PASSWORD_BYTES = 24;

    /** Where PostgreSQL writes "ready" in its pid file, counted from 0. */
    private static final int STATUS_LINE = 7;

    private final Path home;
    private final Path bin;

    Cluster(Path home, Path bin) {
        this.home = home;
        this.bin = bin;
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    String program(String name) {
        return bin.resolve(name).toString();
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    /** Makes the data on first use, and gives the password of its user. */
    String createIfMissing(String user) throws IOException, InterruptedException {
        Path passwordFile = home.resolve("password");
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            writePassword(passwordFile);
            create(user, passwordFile);
        }
        ChildProcess.giveToServer(home);
        return Files.readString(passwordFile).trim();
    }

    private static void writePassword(Path file) throws IOException {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(secret));
    }

    /** A side folder and one rename: the data is whole or absent, never half made. */
    private void create(String user, Path passwordFile) throws IOException, InterruptedException {
        Path side = home.resolve("data.new");
        Programs.deleteTree(side);
        ChildProcess.giveToServer(home);
        Path initLog = home.resolve("initdb.log");
        List<String> command = List.of(
                program("initdb"),
                "--pgdata=" + side,
                "--username=" + user,
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--data-checksums",
                "--no-instructions");
        if (ChildProcess.start(command, initLog).waitFor() != 0) {
            throw new IllegalStateException("initdb failed:\n" + Files.readString(initLog));
        }
        Files.move(side, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** True when our child answers; false when it has ended. */
    boolean awaitReady(Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_NANOS;
        while (System.nanoTime() - end < 0) {
            if (!process.isAlive()) {
                return false;
            }
            if (saysReady(process.pid())) {
                return true;
            }
            Thread.sleep(READY_CHECK_MILLIS);
        }
        process.destroy();
        throw new IllegalStateException("PostgreSQL was not ready in time: read " + log());
    }

    private boolean saysReady(long pid) throws IOException {
        List<String> lines = pidFileLines();
        return lines.size() > STATUS_LINE
                && lines.get(STATUS_LINE).startsWith("ready")
                && lines.getFirst().trim().equals(String.valueOf(pid));
    }

    private List<String> pidFileLines() throws IOException {
        try {
            return Files.readAllLines(pidFile());
        } catch (NoSuchFileException notThereYet) {
            return List.of();
        }
    }

    /**
     * We hold the folder, so a server that still runs in it has lost its JVM. It must end first:
     * else we would talk to it, with its old settings, without knowing.
     */
    void stopOrphan() throws IOException, InterruptedException {
        List<String> lines = pidFileLines();
        if (lines.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> orphan = ProcessHandle.of(
                        Long.parseLong(lines.getFirst().trim()))
                .filter(handle -> handle.info().command().orElse("").endsWith("/bin/postgres"));
        if (orphan.isPresent()) {
            ChildProcess.interrupt(orphan.get().pid());
            awaitEnd(orphan.get());
        }
    }

    private static void awaitEnd(ProcessHandle orphan) throws InterruptedException {
        try {
            orphan.onExit().get(ORPHAN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "A server left over from an earlier run does not stop: process " + orphan.pid(),
                    e);
        }
    }
}
