// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import signoff.document.decode.Decoders.Answer;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/**
 * Turns HEIC pictures into JPEG with libheif's {@code heif-convert}, for no decoder in Java reads
 * them. It runs with limits of the system on memory, time and output. It reads files and no
 * streams, so this one kind lies unsealed in a folder for its owner's eyes while it is converted.
 */
final class HeicPictures {

    /** Kilobytes of memory, seconds of a processor, and blocks of 512 bytes of output. */
    private static final String BOUNDED =
            "ulimit -c 0; ulimit -v 1500000; ulimit -t %d; ulimit -f 200000; exec \"$@\"";

    /** How a process ends that a signal ended. */
    private static final int BY_SIGNAL = 128;

    private static final int TOO_MUCH_TIME = BY_SIGNAL + 24;
    private static final int TOO_MUCH_OUTPUT = BY_SIGNAL + 25;

    private final Path program;
    private final Path folder;
    private final Duration within;

    HeicPictures(Path program, Path folder, Duration within) {
        this.program = program;
        this.folder = folder;
        this.within = within;
    }

    boolean canBeRead() {
        return Files.isExecutable(program);
    }

    Converted asJpeg(InputStream heic) throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var place = Files.createTempDirectory(folder, "heic", ownerOnly);
        try {
            Files.copy(heic, place.resolve("in.heic"));
            return new Converted(place, answer(run(place), place));
        } catch (IOException e) {
            empty(place);
            throw e;
        }
    }

    /**
     * What its end says: its own word (1, or no picture) and what it spent on the file count
     * against the file. That it was killed or did not start does not.
     */
    private static Answer answer(int ended, Path place) {
        return switch (ended) {
            case 0 ->
                picture(place).isPresent()
                        ? new Answer.Written()
                        : new Answer.Refused(Refusal.of(Code.FILE_MUST_BE_WHOLE));
            case 1, TOO_MUCH_TIME, TOO_MUCH_OUTPUT ->
                new Answer.Refused(Refusal.of(Code.FILE_MUST_BE_WHOLE));
            default -> new Answer.None("the program for HEIC ended with " + ended);
        };
    }

    /** The first of the pictures. */
    private static Optional<Path> picture(Path place) {
        return Stream.of("out.jpg", "out-1.jpg")
                .map(place::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Answers how it ended. */
    private int run(Path place) throws IOException {
        var command = List.of(
                "/bin/sh",
                "-c",
                BOUNDED.formatted(within.toSeconds()),
                "sh",
                program.toString(),
                "-q",
                "90",
                "in.heic",
                "out.jpg");
        var process = Child.of(command)
                .directory(place.toFile())
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) Child.end(process);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a picture was converted", e);
        } finally {
            Child.end(process);
        }
    }

    private static void empty(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What came of a picture, until it is closed. */
    record Converted(Path place, Answer answer) implements AutoCloseable {

        /** The first of its pictures, when there is one. */
        InputStream read() throws IOException {
            return Files.newInputStream(picture(place).orElseThrow());
        }

        @Override
        public void close() throws IOException {
            empty(place);
        }
    }
}
