// SPDX-License-Identifier: Apache-2.0
package signoff.benchmarks;

import org.openjdk.jmh.Main;

/** Runs every benchmark of this module. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Takes the arguments of JMH. */
    public static void main(String[] arguments) throws Exception {
        Main.main(arguments);
    }
}
