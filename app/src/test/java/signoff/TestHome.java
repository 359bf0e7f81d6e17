// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.nio.file.Path;

/** Where the nodes of a test keep what is theirs; two JVMs that test at once never share one. */
public final class TestHome {

    private TestHome() {}

    /** The home of this name in this JVM. */
    public static Path named(String name) {
        return Path.of("target", name + "-home-" + ProcessHandle.current().pid());
    }
}
