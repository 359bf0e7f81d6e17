// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken in of files from subscribers, and for how long it is kept.
 *
 * @param fileMax how large one file may be, 64KB to 50MB
 * @param filesMax how many files a case may have, 1 to 100
 * @param megapixelsMax how large a picture may be, 1 to 200
 * @param pagesMax how many pages a PDF may have, 1 to 100
 * @param keepFor how long a paper is kept after the decision, 1 to 365 days
 * @param keepLongest how long it is kept when no decision comes, 30 to 1100 days
 * @param arriveIn how long one file may take to arrive, 5 seconds to 10 minutes
 * @param decodeIn how long one file may take to be made harmless, 5 seconds to 5 minutes
 * @param decodersMax how many files are made harmless at once on a node, 1 to 16
 * @param waitFor how long a file waits for its turn, 1 second to 2 minutes
 * @param heifConvert the program that reads HEIC pictures, of Debian's libheif-examples
 * @param workFolder where files pass through, sealed; absent means a folder of the system
 */
@ConfigurationProperties("signoff.documents")
record DocumentSettings(
        @DefaultValue("10MB") DataSize fileMax,
        @DefaultValue("10") int filesMax,
        @DefaultValue("64") int megapixelsMax,
        @DefaultValue("20") int pagesMax,
        @DefaultValue("P30D") Duration keepFor,
        @DefaultValue("P365D") Duration keepLongest,
        @DefaultValue("2m") Duration arriveIn,
        @DefaultValue("30s") Duration decodeIn,
        @DefaultValue("2") int decodersMax,
        @DefaultValue("20s") Duration waitFor,
        @DefaultValue("/usr/bin/heif-convert") Path heifConvert,
        @Nullable Path workFolder) {

    DocumentSettings {
        between("file-max in bytes", fileMax.toBytes(), 65_536, 52_428_800);
        between("files-max", filesMax, 1, 100);
        between("megapixels-max", megapixelsMax, 1, 200);
        between("pages-max", pagesMax, 1, 100);
        between("keep-for in days", keepFor.toDays(), 1, 365);
        between("keep-longest in days", keepLongest.toDays(), 30, 1100);
        between("arrive-in in seconds", arriveIn.toSeconds(), 5, 600);
        between("decode-in in seconds", decodeIn.toSeconds(), 5, 300);
        between("decoders-max", decodersMax, 1, 16);
        between("wait-for in seconds", waitFor.toSeconds(), 1, 120);
    }

    private static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("signoff.documents." + key + " is " + value
                    + ". Allowed: " + least + " to " + most + ".");
        }
    }
}
