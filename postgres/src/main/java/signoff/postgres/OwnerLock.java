// SPDX-License-Identifier: Apache-2.0
package signoff.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Holds a folder for one JVM. The kernel lets go of it when the JVM dies, however it dies. */
final class OwnerLock {

    private OwnerLock() {}

    static FileChannel take(Path home) throws IOException {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        FileChannel channel = FileChannel.open(
                home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IllegalStateException(home
                    + " is in use by another running instance. Stop that one, or choose another"
                    + " folder.");
        }
        return channel;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }
}
