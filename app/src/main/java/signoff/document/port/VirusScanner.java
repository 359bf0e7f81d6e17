// SPDX-License-Identifier: Apache-2.0
package signoff.document.port;

import java.io.InputStream;

/** Looks for viruses. Nothing is opened that it has not called clean. */
public interface VirusScanner {

    /**
     * Reads the content to its end and tells what it found. Never throws for what networks do: a
     * scanner that cannot be asked is {@link Verdict.Away}, and content that breaks off is
     * {@link Verdict.Undecided}.
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

        /** It cannot be asked, about any file. All wait, and are scanned when it is back. */
        record Away(String why) implements Verdict {}

        /**
         * It was asked and gave no answer that counts. It may be the one file: that one waits, and
         * longer each time, and no other waits for it.
         */
        record Undecided(String why) implements Verdict {}
    }
}
