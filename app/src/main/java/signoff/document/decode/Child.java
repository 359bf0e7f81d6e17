// SPDX-License-Identifier: Apache-2.0
package signoff.document.decode;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Set;

/**
 * A process that is given a file from a stranger. It gets nothing of what the server was started
 * with: passwords and the master key may stand there.
 */
final class Child {

    /** By these paths are found and read; no secret stands in them. */
    private static final Set<String> KEPT = Set.of("LANG", "LC_ALL", "LC_CTYPE", "PATH");

    private Child() {}

    static ProcessBuilder of(List<String> command) {
        var child = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        child.environment().keySet().retainAll(KEPT);
        return child;
    }

    /** Ends it if it still runs. After this it writes nothing more. */
    static void end(Process process) {
        // By its handle: the other way closes its streams under whoever reads them.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
