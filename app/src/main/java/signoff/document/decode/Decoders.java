// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signoff.document.Paper;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/** Lets files be made harmless, each by a process of its own that is bounded in memory and time. */
public final class Decoders {

    private static final Logger LOG = LoggerFactory.getLogger(Decoders.class);

    /** A file, its largest picture scaled down while it is read, and a page to draw on. */
    private static final String MEMORY = "-Xmx320m";

    /** Pages of pictures are larger than the text they were drawn from. */
    private static final long OUTPUT_MOST = 100L << 20;

    private static final int TOLD_MOST = 40;
    private static final int BLOCK = 16 * 1024;

    private final Limits limits;
    private final HeicPictures heic;
    private final Path folder;

    public Decoders(Limits limits, Path heifConvert, Path folder) {
        this.limits = limits;
        this.heic = new HeicPictures(heifConvert, folder, limits.within());
        this.folder = folder;
    }

    /**
     * What may be decoded, and for how long.
     *
     * @param megapixels of a picture at most
     * @param pages of a PDF at most
     */
    public record Limits(int megapixels, int pages, Duration within) {}

    /** What came of a file. What was written of it counts only when it is {@link Written}. */
    public sealed interface Answer {

        /** Its pages were written, all of them. */
        record Written() implements Answer {}

        /** The decoder has looked at it and does not take it. */
        record Refused(Refusal why) implements Answer {}

        /** The decoder ended without a word. It may be the file, and it may be this machine. */
        record None(String how) implements Answer {}
    }

    /**
     * Reads a file and writes its pages, as a ZIP of pictures.
     *
     * @throws IOException when the file could not be read, or its pages not be written: no fault of
     *     the file
     */
    public Answer decode(Paper.Kind kind, InputStream file, OutputStream pages) throws IOException {
        if (kind != Paper.Kind.HEIC) return decoded(kind, file, pages);
        if (!heic.canBeRead()) return refused(Code.PICTURE_MUST_BE_JPEG_HERE);
        try (var converted = heic.asJpeg(file)) {
            if (!(converted.answer() instanceof Answer.Written)) return converted.answer();
            try (var jpeg = converted.read()) {
                return decoded(Paper.Kind.JPEG, jpeg, pages);
            }
        }
    }

    private Answer decoded(Paper.Kind kind, InputStream file, OutputStream pages)
            throws IOException {
        var process = Child.of(command(kind)).start();
        var watched = Thread.ofVirtual().start(() -> endInTime(process));
        var feed = new Feed(process, file);
        var fed = Thread.ofVirtual().start(feed);
        try {
            var answer = answer(process, pages);
            joined(fed);
            var broken = feed.broken;
            if (broken != null) throw broken;
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a file was decoded", e);
        } finally {
            Child.end(process);
            watched.interrupt();
            joined(fed);
        }
    }

    /** Only what the decoder says itself counts against a file, in words or by its exit. */
    private Answer answer(Process process, OutputStream pages)
            throws IOException, InterruptedException {
        var told = process.getInputStream();
        var line = line(told);
        if (line.equals("OK") && !isCopied(told, pages)) {
            Child.end(process);
            return refused(Code.FILE_MUST_BE_WHOLE);
        }
        int ended = process.waitFor(); // It is ended when its time is over.
        return switch (ended) {
            case 0 -> line.equals("OK") ? new Answer.Written() : refusal(line);
            case Decoder.BROKE_LATE, Decoder.OUT_OF_MEMORY -> refused(Code.FILE_MUST_BE_WHOLE);
            default -> new Answer.None("the decoder ended with " + ended);
        };
    }

    private List<String> command(Paper.Kind kind) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                // What is in memory is readable: no traces of it anywhere.
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Dpdfbox.fontcache=" + folder));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(
                Decoder.class.getName(),
                kind.name(),
                Integer.toString(limits.megapixels()),
                Integer.toString(limits.pages())));
        return command;
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(limits.within().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A file took longer than {} to decode", limits.within());
                Child.end(process);
            }
        } catch (InterruptedException e) {
            LOG.trace("decoded in time");
        }
    }

    /** Gives a process its file. */
    private static final class Feed implements Runnable {

        private final Process process;
        private final InputStream file;
        private volatile @Nullable IOException broken;

        Feed(Process process, InputStream file) {
            this.process = process;
            this.file = file;
        }

        @Override
        public void run() {
            try (var input = process.getOutputStream()) {
                var block = new byte[BLOCK];
                int read;
                while ((read = read(block)) >= 0) input.write(block, 0, read);
            } catch (IOException e) {
                // It has said all it had to say, and reads no more.
                LOG.debug("The decoder did not read a whole file: {}", e.getMessage());
            }
        }

        /** What breaks off here must not look like a file that ends here. */
        private int read(byte[] block) throws IOException {
            try {
                return file.read(block);
            } catch (IOException | RuntimeException | Error e) {
                broken = new IOException("a file could not be read to its end", e);
                Child.end(process);
                throw e;
            }
        }
    }

    private static void joined(Thread fed) {
        try {
            fed.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all was copied; not when it was more than pages can be. */
    private static boolean isCopied(InputStream told, OutputStream pages) throws IOException {
        var block = new byte[BLOCK];
        var left = OUTPUT_MOST;
        int read;
        while ((read = told.read(block)) >= 0) {
            left -= read;
            if (left < 0) return false;
            pages.write(block, 0, read);
        }
        return true;
    }

    private static String line(InputStream told) throws IOException {
        var line = new byte[TOLD_MOST];
        for (int at = 0; at < TOLD_MOST; at++) {
            int next = told.read();
            if (next < 0 || next == '\n') return new String(Arrays.copyOf(line, at), US_ASCII);
            line[at] = (byte) next;
        }
        return "";
    }

    private Answer refusal(String line) {
        return switch (line) {
            case "NO BROKEN" -> refused(Code.FILE_MUST_BE_WHOLE);
            case "NO PICTURE_TOO_LARGE" ->
                new Answer.Refused(new Refusal(
                        Code.PICTURE_MUST_NOT_BE_TOO_LARGE,
                        Map.of("megapixels", limits.megapixels())));
            case "NO PDF_LOCKED" -> refused(Code.PDF_MUST_BE_UNLOCKED);
            case "NO PDF_ACTIVE" -> refused(Code.PDF_MUST_BE_PLAIN);
            case "NO PDF_TOO_LONG" ->
                new Answer.Refused(
                        new Refusal(Code.PDF_MUST_BE_SHORT, Map.of("pages", limits.pages())));
            default -> new Answer.None("the decoder said nothing");
        };
    }

    private static Answer refused(Code why) {
        return new Answer.Refused(Refusal.of(why));
    }
}
