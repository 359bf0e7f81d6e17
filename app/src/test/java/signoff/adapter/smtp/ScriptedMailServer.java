// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server that does at each step what it is told, wrong things above all. */
final class ScriptedMailServer implements AutoCloseable {

    /** Where in the conversation it can misbehave. */
    enum Step {
        GREETING("220 mx.test.invalid\r\n"),
        EHLO("250 mx.test.invalid\r\n"),
        MAIL("250 2.1.0 Ok\r\n"),
        RCPT("250 2.1.5 Ok\r\n"),
        DATA("354 End data with <CR><LF>.<CR><LF>\r\n"),
        END_OF_DATA("250 2.0.0 Ok\r\n"),
        QUIT("221 2.0.0 Bye\r\n");

        final String usual;

        Step(String usual) {
            this.usual = usual;
        }
    }

    static final String SILENCE = "<silence>";
    static final String HANG_UP = "<hang up>";
    static final String TRICKLE = "<trickle>";
    static final String GARBAGE = "\u0000\u00ff not SMTP at all\r\n";
    static final String HALF_A_LINE = "25";

    /** Taken over: the end of the data came, whatever was answered. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    private final Map<Step, String> script = new ConcurrentHashMap<>();
    private final Map<String, String> recipients = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;

    ScriptedMailServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    ScriptedMailServer at(Step step, String reply) {
        script.put(step, reply);
        return this;
    }

    ScriptedMailServer to(String recipient, String reply) {
        recipients.put(recipient, reply);
        return this;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
            var out = socket.getOutputStream();
            if (!reply(out, script.getOrDefault(Step.GREETING, Step.GREETING.usual))) return;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!obey(line, in, out)) return;
            }
        } catch (IOException e) {
            return; // The client has had enough.
        }
    }

    private boolean obey(String line, BufferedReader in, OutputStream out) throws IOException {
        var verb = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
        var step = switch (verb) {
            case "EHLO", "HELO" -> Step.EHLO;
            case "MAIL" -> Step.MAIL;
            case "RCPT" -> Step.RCPT;
            case "DATA" -> Step.DATA;
            case "QUIT" -> Step.QUIT;
            default -> null;
        };
        if (step == null) return reply(out, "250 2.0.0 Ok\r\n");
        var words = script.getOrDefault(step, step.usual);
        if (step == Step.RCPT) words = recipients.getOrDefault(recipient(line), words);
        var goesOn = reply(out, words);
        return step == Step.DATA && goesOn && words.startsWith("354") ? readData(in, out) : goesOn;
    }

    private static String recipient(String line) {
        return line.replaceAll(".*<(.*)>.*", "$1");
    }

    private boolean readData(BufferedReader in, OutputStream out) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                taken.add(text.toString());
                return reply(out, script.getOrDefault(Step.END_OF_DATA, Step.END_OF_DATA.usual));
            }
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return false;
    }

    /** Answers whether the conversation goes on. */
    private boolean reply(OutputStream out, String words) throws IOException {
        switch (words) {
            case HANG_UP -> {
                return false;
            }
            case SILENCE -> {
                return awaitEnd();
            }
            case TRICKLE -> trickle(out);
            default -> out.write(words.getBytes(ISO_8859_1));
        }
        out.flush();
        return words.endsWith("\n") || awaitEnd();
    }

    /** One letter now and then, each in time, and never a whole line. */
    private void trickle(OutputStream out) throws IOException {
        while (!closed(50)) {
            out.write('2');
            out.flush();
        }
    }

    private boolean awaitEnd() {
        return closed(60_000) && false;
    }

    private boolean closed(long millis) {
        try {
            return closed.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
