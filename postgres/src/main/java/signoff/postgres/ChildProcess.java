// SPDX-License-Identifier: Apache-2.0
package signoff.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Starts the programs of PostgreSQL, which refuse to run as root. */
final class ChildProcess {

    /** The user "nobody" of Debian and most others. */
    private static final int NOBODY = 65534;

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /**
     * The kernel ends a child when the <em>thread</em> that made it ends, not when the process
     * does. So all are made by this one, which lives as long as the JVM; a caller may be on a
     * virtual thread or in a pool.
     */
    private static final ExecutorService PARENT = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("postgres-parent").factory());

    private ChildProcess() {}

    static Process start(List<String> command, Path log) throws IOException, InterruptedException {
        return start(command, List.of(), log);
    }

    /** The kernel stops this child in good order when our JVM dies, also on kill -9. */
    static Process startBoundToThisJvm(List<String> command, Path log)
            throws IOException, InterruptedException {
        return start(command, List.of("--pdeathsig", "INT"), log);
    }

    private static Process start(List<String> command, List<String> options, Path log)
            throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(asPlainUser(options));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return PARENT.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("Cannot run " + whole.getFirst(), e.getCause());
        }
    }

    /** setpriv stands last: a change of user would clear the signal it asks for. */
    private static List<String> asPlainUser(List<String> options) {
        List<String> prefix = new ArrayList<>();
        if (ROOT && UserNamespaces.ALLOWED) {
            prefix.addAll(List.of("unshare", "--user"));
        }
        boolean becomeNobody = ROOT && !UserNamespaces.ALLOWED;
        if (becomeNobody || !options.isEmpty()) {
            prefix.add("setpriv");
        }
        if (becomeNobody) {
            prefix.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        prefix.addAll(options);
        return prefix;
    }

    /** Where root must become another user, the folder must belong to that user. */
    static void giveToServer(Path home) throws IOException {
        if (!ROOT || UserNamespaces.ALLOWED) {
            return;
        }
        try (Stream<Path> paths = Files.walk(home)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** INT is PostgreSQL's "fast shutdown"; Java itself can send only TERM and KILL. */
    static void interrupt(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
    }

    /** Asked once, and only when we are root: some containers forbid user namespaces. */
    private static final class UserNamespaces {
        static final boolean ALLOWED = tryOne();

        private static boolean tryOne() {
            try {
                return new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot run unshare (package util-linux)", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
