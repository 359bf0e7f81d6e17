// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.nio.file.Path;
import signoff.demo.walk.Walking;

/**
 * Closes a line from the terminal, over HTTP, as its subscriber would in a browser, and tells each
 * step. Takes the demo that runs, or starts one that is gone afterwards. Exit code 0 means that the
 * line is closed and the refund is paid.
 */
public final class Walk {

    /** The only argument: where the demo keeps its data. */
    public static void main(String[] arguments) {
        System.exit(Walking.walk(Path.of(arguments.length > 0 ? arguments[0] : ".signoff")));
    }

    private Walk() {}
}
