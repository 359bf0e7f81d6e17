// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signoff.document.decode.Decoders;
import signoff.document.decode.Decoders.Answer;
import signoff.document.port.VirusScanner;
import signoff.document.port.VirusScanner.Verdict;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/**
 * Scans a sealed file and makes it harmless. A few at once, whatever many send: a place is waited
 * for, and not for long.
 */
class Workshop {

    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    private final VirusScanner scanner;
    private final Decoders decoders;
    private final Path folder;
    private final Semaphore places;
    private final Duration waitFor;

    Workshop(VirusScanner scanner, DocumentSettings settings, Path folder) {
        this.scanner = scanner;
        this.decoders = new Decoders(
                new Decoders.Limits(
                        settings.megapixelsMax(), settings.pagesMax(), settings.decodeIn()),
                settings.heifConvert(),
                folder);
        this.folder = folder;
        this.places = new Semaphore(settings.decodersMax(), true);
        this.waitFor = settings.waitFor();
    }

    /** What became of a file. */
    sealed interface Result {

        /** Its pages; closed by whoever asked. */
        record Clean(SealedFile pages, int count) implements Result {}

        record Refused(Refusal why) implements Result {}

        /** There is no scanner now, for any file: nothing was opened. */
        record Unscanned() implements Result {}

        /** Something of ours did not do its part, and nothing is known of the file. */
        record NotYet() implements Result {}

        /** It was called clean, and the decoder ended without a word about it. */
        record NoAnswer() implements Result {}
    }

    /** A file that can be read as often as needed. */
    interface Content {
        InputStream read() throws IOException;
    }

    /** Never throws for what disks, stores and processes do: that is no fault of a file. */
    Result work(UUID pagesId, Paper.Kind kind, Content content) {
        if (!hasPlace()) return new Result.Refused(Refusal.of(Code.FILE_MUST_FIND_ROOM));
        try {
            return switch (verdict(content)) {
                case Verdict.Infected(var name) -> {
                    LOG.warn("A file was refused for {}", name);
                    yield new Result.Refused(Refusal.of(Code.FILE_MUST_BE_HARMLESS));
                }
                case Verdict.Away(var why) -> {
                    LOG.warn("The virus scanner is away: {}", why);
                    yield new Result.Unscanned();
                }
                case Verdict.Undecided(var why) -> {
                    LOG.warn("The virus scanner has no answer about a file: {}", why);
                    yield new Result.NotYet();
                }
                case Verdict.Clean() -> decoded(pagesId, kind, content);
            };
        } catch (IOException e) {
            LOG.warn("A file could not be looked at", e);
            return new Result.NotYet();
        } finally {
            places.release();
        }
    }

    private Verdict verdict(Content content) throws IOException {
        try (var read = content.read()) {
            return scanner.scan(read);
        }
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(waitFor.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Result decoded(UUID pagesId, Paper.Kind kind, Content content) throws IOException {
        var pages = SealedFile.in(folder, pagesId);
        var kept = false;
        try (var file = content.read()) {
            Answer answer;
            try (var sealed = pages.write()) {
                answer = decoders.decode(kind, file, sealed);
            }
            return switch (answer) {
                case Answer.Written() -> {
                    var clean = new Result.Clean(pages, count(pages));
                    kept = true;
                    yield clean;
                }
                case Answer.Refused(var why) -> new Result.Refused(why);
                case Answer.None(var how) -> {
                    LOG.warn("A file could not be made harmless: {}", how);
                    yield new Result.NoAnswer();
                }
            };
        } finally {
            if (!kept) pages.close();
        }
    }

    private static int count(SealedFile pages) throws IOException {
        try (var zip = new ZipInputStream(pages.read())) {
            int count = 0;
            while (zip.getNextEntry() != null) count++;
            return count;
        }
    }

    /** What the store of files could not do is no fault of whoever sent the file. */
    static UncheckedIOException ofStore(IOException cause) {
        return new UncheckedIOException("the file store did not do its part", cause);
    }
}
