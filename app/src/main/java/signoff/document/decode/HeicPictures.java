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

/**
 * Turns HEIC pictures into JPEG with libheif's {@code heif-convert}, for no decoder in Java reads
 * them. It runs with limits of the system on memory, time and output. It reads files and no
 * streams, so this one kind lies unsealed in a folder for its owner's eyes while it is converted.
 */
final class HeicPictures {

    /** Kilobytes of memory, seconds of a processor, and blocks of 512 bytes of output. */
    private static final String BOUNDED =
            "ulimit -v 1500000; ulimit -t %d; ulimit -f 200000; exec \"$@\"";

    private final Path program;
    private final Path folder;
    private final Duration within;

    HeicPictures(Path program, Path folder, Duration within) {
        this.program = program;
        this.folder = folder;
        this.within = within;
    }

    Path folder() {
        return folder;
    }

    boolean canBeRead() {
        return Files.isExecutable(program);
    }

    Converted asJpeg(InputStream heic) throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var converted = new Converted(Files.createTempDirectory(folder, "heic", ownerOnly));
        try {
            Files.copy(heic, converted.place.resolve("in.heic"));
            run(converted.place);
            return converted;
        } catch (IOException e) {
            converted.close();
            throw e;
        }
    }

    private void run(Path place) throws IOException {
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
        var process = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a picture was converted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A picture that was converted, until it is closed. */
    static final class Converted implements AutoCloseable {

        private final Path place;

        Converted(Path place) {
            this.place = place;
        }

        /** The first of its pictures; empty when there is none. */
        Optional<InputStream> read() throws IOException {
            for (var name : List.of("out.jpg", "out-1.jpg")) {
                var file = place.resolve(name);
                if (Files.isRegularFile(file)) return Optional.of(Files.newInputStream(file));
            }
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.walk(place)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
