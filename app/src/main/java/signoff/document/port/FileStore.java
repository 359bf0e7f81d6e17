// SPDX-License-Identifier: Apache-2.0
package signoff.document.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * Keeps files that are sealed already. It never sees what is in them, and it names them by ids that
 * we drew, so that nothing a subscriber typed becomes part of a path.
 */
public interface FileStore {

    /**
     * Keeps a file whole or not at all: when this returns it outlives a crash of the machine.
     *
     * @param length of the content in bytes, exactly
     */
    void put(UUID file, InputStream content, long length) throws IOException;

    /**
     * Opens a file.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    InputStream open(UUID file) throws IOException;

    /** Deletes a file. One that is not there is deleted already. */
    void delete(UUID file) throws IOException;
}
