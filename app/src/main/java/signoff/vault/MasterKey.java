// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Reads and makes the master keyset: Tink's JSON form of HKDF-SHA-256 keys. */
final class MasterKey {

    private MasterKey() {}

    static KeysetHandle make() {
        try {
            PrfConfig.register();
            return KeysetHandle.generateNew(PredefinedPrfParameters.HKDF_SHA256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a master key cannot be made here", e);
        }
    }

    static String write(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a master key cannot be written", e);
        }
    }

    /** The cause is left out of what it throws: it might quote the key. */
    static KeysetHandle read(String json, String from) {
        try {
            PrfConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException(from + " holds no master key. Allowed: a keyset made"
                    + " with \"./signoff key FILE\".");
        }
    }

    static KeysetHandle readBase64(String text, String from) {
        try {
            return read(new String(Base64.getMimeDecoder().decode(text), UTF_8), from);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(from + " is not base64. Allowed: the base64 form of a"
                    + " file made with \"./signoff key FILE\".");
        }
    }

    static KeysetHandle readFile(Path file) {
        try {
            return read(Files.readString(file), "the file " + file);
        } catch (IOException e) {
            throw new IllegalStateException("The master key cannot be read from " + file, e);
        }
    }

    /**
     * Writes a new keyset for its owner's eyes only. When two processes do so at once, the second
     * finds the file of the first: it appears whole or not at all, and is never replaced.
     */
    static void create(Path file) throws FileAlreadyExistsException {
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var ownerOnly = PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------"));
            var beside = Files.createTempFile(folder, "master", ".key", ownerOnly);
            try {
                Files.writeString(beside, write(make()));
                Files.createLink(file, beside);
            } finally {
                Files.delete(beside);
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("The master key cannot be written to " + file, e);
        }
    }
}
