// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signoff.adapter.FileStoreContract;
import signoff.document.port.FileStore;

class FolderFilesTest extends FileStoreContract {

    @TempDir
    Path folder;

    @Test
    void a_file_is_for_its_owner_alone_and_named_by_its_id() throws IOException {
        var id = UUID.randomUUID();
        store().put(id, new ByteArrayInputStream(new byte[10]), 10);
        try (Stream<Path> files = Files.walk(folder)) {
            var file = files.filter(Files::isRegularFile).toList();
            assertThat(file).singleElement().extracting(Path::getFileName).hasToString(id + "");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(file.getFirst())))
                    .isEqualTo("rw-------");
        }
    }

    @Override
    protected FileStore store() {
        try {
            return new FolderFiles(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
