// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to a server that a test can cut or silence, and mend again. */
public final class Relay implements AutoCloseable {

    private final String host;
    private final int target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silenced = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inVain = new AtomicInteger();
    private volatile boolean cut;
    private volatile boolean silent;

    private Relay(String host, int target) throws IOException {
        this.host = host;
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public static Relay to(String host, int port) {
        try {
            return new Relay(host, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Whoever talks is cut off in the middle, and whoever comes is turned away. */
    public void cut() {
        cut = true;
        open.forEach(Relay::end);
        open.clear();
    }

    /**
     * Nothing that is said arrives any more, in either direction, and nobody is told: as when a
     * host is gone or a network is split. Whoever comes is let in and hears nothing. A connection
     * that was silenced stays so for ever; even its end is not heard at the other side.
     */
    public void silence() {
        silent = true;
        silenced.addAll(open);
    }

    /** From here on whoever comes is let through. */
    public void mend() {
        cut = false;
        silent = false;
    }

    /** How many came while nobody was let through. */
    public int cameInVain() {
        return inVain.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var from = door.accept();
                if (cut) {
                    inVain.incrementAndGet();
                    end(from);
                } else if (silent) {
                    inVain.incrementAndGet();
                    silenced.add(from);
                    open.add(from);
                } else {
                    join(from, new Socket(host, target));
                }
            } catch (IOException e) {
                if (!door.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void join(Socket from, Socket to) {
        open.add(from);
        open.add(to);
        Thread.ofVirtual().start(() -> pump(from, to));
        Thread.ofVirtual().start(() -> pump(to, from));
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[8_192];
        try {
            for (int count; (count = from.getInputStream().read(buffer)) >= 0; ) {
                if (!silenced.contains(from)) to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException e) {
            // One end is gone: so is the other, if it can hear of it.
        }
        if (!silenced.contains(from)) end(to);
        end(from);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
