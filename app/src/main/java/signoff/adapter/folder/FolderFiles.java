// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.folder;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import signoff.document.port.FileStore;

/**
 * Keeps files in a folder, readable by its owner alone. A file appears whole, under a name that is
 * its id and nothing else, and only once the disk has it.
 */
final class FolderFiles implements FileStore {

    private final Path folder;

    FolderFiles(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        make(this.folder);
    }

    @Override
    public void put(UUID file, InputStream content, long length) throws IOException {
        var within = within(file);
        make(within);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var beside = Files.createTempFile(within, "new", ".part", ownerOnly);
        try {
            write(beside, content, length);
            Files.move(beside, place(file), StandardCopyOption.ATOMIC_MOVE);
            sync(within);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Path beside, InputStream content, long length) throws IOException {
        var how = Set.of(StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(beside, how);
                var out = Channels.newOutputStream(channel)) {
            if (content.transferTo(out) != length) {
                throw new EOFException("the file is not as long as was said");
            }
            channel.force(true);
        }
    }

    /** The name of a file is on the disk when its folder is. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(UUID file) throws IOException {
        return Files.newInputStream(place(file));
    }

    @Override
    public void delete(UUID file) throws IOException {
        Files.deleteIfExists(place(file));
    }

    /** In 256 folders, so that none has too many; the end of an id is drawn by chance. */
    private Path within(UUID file) {
        var name = file.toString();
        return folder.resolve(name.substring(name.length() - 2));
    }

    private Path place(UUID file) {
        return within(file).resolve(file.toString());
    }

    private static void make(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
