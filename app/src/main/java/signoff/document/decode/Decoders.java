// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

    private final Limits limits;
    private final HeicPictures heic;

    public Decoders(Limits limits, Path heifConvert, Path folder) {
        this.limits = limits;
        this.heic = new HeicPictures(heifConvert, folder, limits.within());
    }

    /**
     * What may be decoded, and for how long.
     *
     * @param megapixels of a picture at most
     * @param pages of a PDF at most
     */
    public record Limits(int megapixels, int pages, Duration within) {}

    /**
     * Reads a file and writes its pages, as a ZIP of pictures. What was written counts only when no
     * refusal is answered.
     */
    public Optional<Refusal> decode(Paper.Kind kind, InputStream file, OutputStream pages)
            throws IOException {
        if (kind != Paper.Kind.HEIC) return decoded(kind, file, pages);
        if (!heic.canBeRead()) return Optional.of(Refusal.of(Code.PICTURE_MUST_BE_JPEG_HERE));
        try (var converted = heic.asJpeg(file)) {
            var picture = converted.read();
            if (picture.isEmpty()) return Optional.of(Refusal.of(Code.FILE_MUST_BE_WHOLE));
            try (var jpeg = picture.get()) {
                return decoded(Paper.Kind.JPEG, jpeg, pages);
            }
        }
    }

    private Optional<Refusal> decoded(Paper.Kind kind, InputStream file, OutputStream pages)
            throws IOException {
        var process = new ProcessBuilder(command(kind))
                .redirectError(Redirect.DISCARD)
                .start();
        var watched = Thread.ofVirtual().start(() -> endInTime(process));
        var fed = Thread.ofVirtual().start(() -> feed(process, file));
        try {
            var told = read(process.getInputStream(), pages);
            return process.waitFor(limits.within().toMillis(), TimeUnit.MILLISECONDS)
                            && process.exitValue() == 0
                    ? told
                    : Optional.of(told.orElse(Refusal.of(Code.FILE_MUST_BE_WHOLE)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a file was decoded", e);
        } finally {
            process.destroyForcibly();
            watched.interrupt();
            joined(fed);
        }
    }

    private List<String> command(Paper.Kind kind) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dpdfbox.fontcache=" + heic.folder()));
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
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            LOG.trace("decoded in time");
        }
    }

    private static void feed(Process process, InputStream file) {
        try (var input = process.getOutputStream()) {
            file.transferTo(input);
        } catch (IOException e) {
            // It has said all it had to say and reads no more; or the file was changed, and then
            // what came of it is not whole.
            LOG.debug("The decoder did not read a whole file: {}", e.getMessage());
            process.destroyForcibly();
        }
    }

    private static void joined(Thread fed) {
        try {
            fed.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Refusal> tooMuch() {
        return Optional.of(Refusal.of(Code.FILE_MUST_BE_WHOLE));
    }

    private Optional<Refusal> read(InputStream told, OutputStream pages) throws IOException {
        var line = line(told);
        if (!line.equals("OK")) return Optional.of(refusal(line));
        var block = new byte[16 * 1024];
        var left = OUTPUT_MOST;
        int read;
        while ((read = told.read(block)) >= 0) {
            left -= read;
            if (left < 0) return tooMuch();
            pages.write(block, 0, read);
        }
        return Optional.empty();
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

    private Refusal refusal(String line) {
        return switch (line) {
            case "NO PICTURE_TOO_LARGE" ->
                new Refusal(
                        Code.PICTURE_MUST_NOT_BE_TOO_LARGE,
                        Map.of("megapixels", limits.megapixels()));
            case "NO PDF_LOCKED" -> Refusal.of(Code.PDF_MUST_BE_UNLOCKED);
            case "NO PDF_ACTIVE" -> Refusal.of(Code.PDF_MUST_BE_PLAIN);
            case "NO PDF_TOO_LONG" ->
                new Refusal(Code.PDF_MUST_BE_SHORT, Map.of("pages", limits.pages()));
            default -> Refusal.of(Code.FILE_MUST_BE_WHOLE);
        };
    }
}
