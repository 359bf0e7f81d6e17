// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.document.port.FileStore;

/** What every store of files has to keep. */
public abstract class FileStoreContract {

    private static final UUID FILE = UUID.randomUUID();

    protected abstract FileStore store();

    @Test
    void what_is_put_is_read_byte_for_byte() throws IOException {
        var content = new byte[6_000_000];
        new Random(1).nextBytes(content);
        put(FILE, content);
        try (var read = store().open(FILE)) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void the_same_name_holds_what_was_put_last() throws IOException {
        put(FILE, "one".getBytes(US_ASCII));
        put(FILE, "two".getBytes(US_ASCII));
        try (var read = store().open(FILE)) {
            assertThat(read.readAllBytes()).asString(US_ASCII).isEqualTo("two");
        }
    }

    @Test
    void what_was_deleted_is_gone_and_can_be_deleted_again() throws IOException {
        put(FILE, new byte[10]);
        store().delete(FILE);
        store().delete(FILE);
        assertThatThrownBy(() -> store().open(FILE)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_file_that_breaks_off_is_not_there() {
        var file = UUID.randomUUID();
        assertThatThrownBy(
                        () -> store().put(file, new ByteArrayInputStream(new byte[10]), 1_000_000))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store().open(file)).isInstanceOf(NoSuchFileException.class);
    }

    private void put(UUID file, byte[] content) throws IOException {
        store().put(file, new ByteArrayInputStream(content), content.length);
    }
}
