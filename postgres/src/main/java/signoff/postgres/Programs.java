// SPDX-License-Identifier: Apache-2.0
package signoff.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the class path. */
final class Programs {

    private static final String FOLDER = "postgres-18.6";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int OWNER_MAY_RUN = 0100;

    private Programs() {}

    /**
     * Unpacks into a side folder and renames it, so that the result is whole or absent, also when
     * two JVMs unpack at once.
     */
    static Path unpack(Path parent) throws IOException {
        Path folder = parent.resolve(FOLDER);
        if (Files.exists(folder)) {
            return folder;
        }
        Files.createDirectories(parent);
        Path side = Files.createTempDirectory(parent, FOLDER + ".new-");
        side.toFile().setReadable(true, false);
        side.toFile().setExecutable(true, false);
        unpackInto(side);
        try {
            Files.move(side, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException anotherWasFaster) {
            deleteTree(side);
            if (!Files.exists(folder)) {
                throw anotherWasFaster;
            }
        }
        return folder;
    }

    private static void unpackInto(Path side) throws IOException {
        InputStream archive = Programs.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new IllegalStateException("No PostgreSQL for this machine on the class path ("
                    + ARCHIVE + "). Name a server of your own instead.");
        }
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = in.getNextEntry();
                    entry != null;
                    entry = in.getNextEntry()) {
                unpackEntry(in, entry, side);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream in, TarArchiveEntry entry, Path side)
            throws IOException {
        Path target = side.resolve(entry.getName()).normalize();
        if (!target.startsWith(side)) {
            throw new IOException("Entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path folder = target.resolveSibling(".").normalize();
        Files.createDirectories(folder);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(in, target);
        if ((entry.getMode() & OWNER_MAY_RUN) != 0 || folder.endsWith("bin")) {
            target.toFile().setExecutable(true, false);
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
