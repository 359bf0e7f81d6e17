// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import com.google.crypto.tink.KeysetHandle;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.UUID;
import signoff.document.port.FileStore;

/**
 * A file on its way through this node: sealed from the first byte that is written, so that nothing
 * readable is left behind when the machine goes down. Deleted when it is closed.
 */
final class SealedFile implements AutoCloseable {

    private final UUID id;
    private final KeysetHandle key;
    private final Path place;

    private SealedFile(UUID id, KeysetHandle key, Path place) {
        this.id = id;
        this.key = key;
        this.place = place;
    }

    static SealedFile in(Path folder, UUID id) throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return new SealedFile(
                id, FileKeys.draw(), Files.createTempFile(folder, "sealed-", ".part", ownerOnly));
    }

    UUID id() {
        return id;
    }

    KeysetHandle key() {
        return key;
    }

    OutputStream write() throws IOException {
        try {
            return FileKeys.cipher(key)
                    .newEncryptingStream(Files.newOutputStream(place), FileKeys.bound(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a file cannot be sealed", e);
        }
    }

    InputStream read() throws IOException {
        return opened(Files.newInputStream(place), id, key);
    }

    void putInto(FileStore store) throws IOException {
        try (var sealed = Files.newInputStream(place)) {
            store.put(id, sealed, Files.size(place));
        }
    }

    /** What a sealed file says. */
    static InputStream opened(InputStream sealed, UUID id, KeysetHandle key) throws IOException {
        try {
            var open = FileKeys.cipher(key).newDecryptingStream(sealed, FileKeys.bound(id));
            return new FilterInputStream(open) {
                @Override
                public void close() throws IOException {
                    // The stream of the library does not close what it reads from when it fails.
                    try (sealed) {
                        super.close();
                    }
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a file cannot be opened", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(place);
    }
}
