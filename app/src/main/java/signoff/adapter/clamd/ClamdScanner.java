// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.clamd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import signoff.document.port.VirusScanner;

/**
 * Asks clamd about a stream ({@code INSTREAM}): pieces with their length before them, an empty one
 * at the end, and one line back. Whatever is not a plain answer counts as no answer.
 */
final class ClamdScanner implements VirusScanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(UTF_8);
    private static final int PIECE = 32 * 1024;
    private static final int ANSWER_MOST = 1_000;
    private static final String FOUND = " FOUND";

    /** It cannot look into what is locked, and says so. What is locked is refused later anyway. */
    private static final String LOCKED = "Heuristics.Encrypted.";

    private final ClamdSettings settings;

    ClamdScanner(ClamdSettings settings) {
        this.settings = settings;
    }

    @Override
    public Verdict scan(InputStream content) {
        SocketChannel opened;
        try {
            opened = open();
        } catch (IOException e) {
            return new Verdict.Away(e.toString());
        }
        try (var channel = opened) {
            var tooLong = new CompletableFuture<Void>()
                    .completeOnTimeout(null, settings.within().toMillis(), TimeUnit.MILLISECONDS);
            var watch = tooLong.thenRun(() -> closed(channel));
            try {
                return verdict(asked(channel, content));
            } finally {
                watch.cancel(false);
                tooLong.cancel(false);
            }
        } catch (IOException e) {
            return new Verdict.Undecided(e.toString());
        }
    }

    private SocketChannel open() throws IOException {
        var address = settings.socket();
        if (!(address instanceof InetSocketAddress host)) return SocketChannel.open(address);
        var channel = SocketChannel.open();
        try {
            channel.socket().connect(host, Math.toIntExact(settings.within().toMillis()));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static String asked(SocketChannel channel, InputStream content) throws IOException {
        try {
            send(channel, content);
        } catch (SentNotAll e) {
            // It stops reading when it knows enough, and has answered then.
            assert e.getCause() != null;
        }
        return answer(channel);
    }

    /** That the scanner took no more; what cannot be read from the content is another matter. */
    private static final class SentNotAll extends IOException {
        SentNotAll(IOException cause) {
            super(cause);
        }
    }

    private static void send(SocketChannel channel, InputStream content) throws IOException {
        write(channel, ByteBuffer.wrap(COMMAND));
        var piece = new byte[PIECE];
        int read;
        while ((read = content.read(piece)) >= 0) {
            if (read == 0) continue;
            var sent = ByteBuffer.allocate(4 + read);
            sent.putInt(read).put(piece, 0, read).flip();
            write(channel, sent);
        }
        write(channel, ByteBuffer.allocate(4));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) channel.write(bytes);
        } catch (IOException e) {
            throw new SentNotAll(e);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        var answer = Channels.newInputStream(channel).readNBytes(ANSWER_MOST);
        return new String(answer, UTF_8).replace("\0", "").strip();
    }

    private static Verdict verdict(String answer) {
        if (answer.equals("stream: OK")) return new Verdict.Clean();
        if (answer.startsWith("stream: ") && answer.endsWith(FOUND)) {
            var name = answer.substring("stream: ".length(), answer.length() - FOUND.length());
            return name.startsWith(LOCKED) ? new Verdict.Clean() : new Verdict.Infected(name);
        }
        return new Verdict.Undecided(answer.isEmpty() ? "it said nothing" : answer);
    }

    private static void closed(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }
}
