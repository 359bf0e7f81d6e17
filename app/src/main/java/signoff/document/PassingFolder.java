// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that files pass through on this node, and the end of those that nodes have left behind.
 * Each is held by a lock for as long as its process runs: a number of a process says nothing, for
 * in a container it is nearly always the same.
 */
final class PassingFolder implements AutoCloseable {

    /** In each folder, and beside them for whoever makes or sweeps some. */
    static final String LOCK = "held.lock";

    /** A lock says nothing to the process that holds it, and can be lost by another look at it. */
    private static final Set<Path> OF_THIS_PROCESS = new HashSet<>();

    private final Path place;
    private final FileChannel channel;

    private PassingFolder(Path place, FileChannel channel) {
        this.place = place;
        this.channel = channel;
    }

    /** Makes a new one, and deletes those whose process is gone. */
    static PassingFolder in(Path base) throws IOException {
        Files.createDirectories(base);
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
        synchronized (OF_THIS_PROCESS) {
            try (var all = lockFile(base)) {
                // Nobody sweeps between the making of a folder and its lock.
                var alone = all.lock();
                assert alone.isValid();
                sweep(base);
                return made(base.resolve(UUID.randomUUID().toString()));
            }
        }
    }

    Path place() {
        return place;
    }

    private static PassingFolder made(Path place) throws IOException {
        Files.createDirectory(place);
        var channel = lockFile(place);
        var held = channel.lock();
        assert held.isValid();
        OF_THIS_PROCESS.add(place);
        return new PassingFolder(place, channel);
    }

    private static FileChannel lockFile(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void sweep(Path base) throws IOException {
        try (Stream<Path> folders = Files.list(base)) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                if (isLeft(folder)) delete(folder);
            }
        }
    }

    private static boolean isLeft(Path folder) throws IOException {
        if (OF_THIS_PROCESS.contains(folder)) return false;
        try (var file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                var lock = file.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What is left of it, should this fail, goes when the next one is made. */
    @Override
    public void close() {
        synchronized (OF_THIS_PROCESS) {
            OF_THIS_PROCESS.remove(place);
            try {
                delete(place);
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the folder of files on their way stays", e);
            }
        }
    }
}
