// SPDX-License-Identifier: Apache-2.0
package signoff.document.port;

import java.io.InputStream;

/** Looks for viruses. Nothing is opened that it has not called clean. */
public interface VirusScanner {

    /**
     * Reads the content to its end and tells what it found. Never throws for what networks do: a
     * scanner that cannot be asked is {@link Verdict.Away}.
     */
    Verdict scan(InputStream content);

    /** What a scan came to. */
    sealed interface Verdict {

        /** Nothing was found. */
        record Clean() implements Verdict {}

        /**
         * A virus, or something that the scanner was told to treat as one.
         *
         * @param name what the scanner calls it; for the log, never for subscribers
         */
        record Infected(String name) implements Verdict {}

        /** No answer that counts. The file waits, and is scanned when the scanner is back. */
        record Away(String why) implements Verdict {}
    }
}
