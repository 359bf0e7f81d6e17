// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.nio.file.Path;

/** Where a running demo writes down its address, so that the walk finds it. */
public final class AddressFile {

    public static Path in(Path home) {
        return home.toAbsolutePath().resolve("demo.address");
    }

    private AddressFile() {}
}
