// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/**
 * Takes a stream in: bounded in size and time, sealed as it comes, and told apart by its content. A
 * name or a type that the sender gives says nothing about a file.
 */
final class Arrival {

    /** What Tika looks at is at the beginning. */
    private static final int HEAD = 64 * 1024;

    private static final int BLOCK = 16 * 1024;
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private final Detector detector = MimeTypes.getDefaultMimeTypes();
    private final DocumentSettings settings;
    private final Path folder;

    Arrival(DocumentSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /** How an arrival went. What has arrived is closed by whoever asked for it. */
    sealed interface Result {

        record Arrived(SealedFile file, Paper.Kind kind, long bytes, byte[] digest)
                implements Result {}

        record Refused(Refusal why) implements Result {}
    }

    Result take(UUID id, InputStream content) throws IOException {
        var file = SealedFile.in(folder, id);
        var kept = false;
        try {
            var result = takeInto(file, content);
            kept = result instanceof Result.Arrived;
            return result;
        } finally {
            if (!kept) file.close();
        }
    }

    private Result takeInto(SealedFile file, InputStream content) throws IOException {
        var most = settings.fileMax().toBytes();
        var digest = sha256();
        var head = new byte[0];
        var bytes = 0L;
        var until = System.nanoTime() + settings.arriveIn().toNanos();
        try (var sealed = file.write()) {
            var block = new byte[BLOCK];
            int read;
            while ((read = content.read(block)) >= 0) {
                bytes += read;
                if (bytes > most) return tooLarge(most);
                if (System.nanoTime() > until) return tooSlow(settings.arriveIn());
                if (head.length < HEAD) head = longer(head, block, read);
                digest.update(block, 0, read);
                sealed.write(block, 0, read);
            }
        }
        var found = kind(head);
        if (found.isEmpty()) return refused(Refusal.of(Code.FILE_MUST_BE_PICTURE_OR_PDF));
        return new Result.Arrived(file, found.get(), bytes, digest.digest());
    }

    private static Result tooLarge(long most) {
        return refused(Refusal.of(Code.FILE_MUST_NOT_BE_TOO_LARGE, "megabytes", most >> 20));
    }

    private static Result tooSlow(Duration most) {
        return refused(Refusal.of(Code.FILE_MUST_ARRIVE_IN_TIME, "seconds", most.toSeconds()));
    }

    private static Result refused(Refusal why) {
        return new Result.Refused(why);
    }

    private static byte[] longer(byte[] head, byte[] block, int read) {
        var more = Math.min(read, HEAD - head.length);
        var longer = Arrays.copyOf(head, head.length + more);
        System.arraycopy(block, 0, longer, head.length, more);
        return longer;
    }

    /** By its content alone; empty for everything that we do not take. */
    private Optional<Paper.Kind> kind(byte[] head) throws IOException {
        try (var content = TikaInputStream.get(head)) {
            return switch (detector.detect(content, new Metadata()).toString()) {
                case "image/jpeg" -> Optional.of(Paper.Kind.JPEG);
                case "image/png" -> Optional.of(Paper.Kind.PNG);
                case "image/heic", "image/heif" -> Optional.of(Paper.Kind.HEIC);
                // Readers of PDF put up with anything before its beginning. We do not.
                case "application/pdf" ->
                    Arrays.equals(PDF, Arrays.copyOf(head, PDF.length))
                            ? Optional.of(Paper.Kind.PDF)
                            : Optional.empty();
                default -> Optional.empty();
            };
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}
