// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import java.time.Duration;

/**
 * Ends a connection that takes too long as a whole. The time limit of a socket is for one read, so
 * a server that sends a byte now and then would hold us for ever.
 */
final class Watchdog {

    private final Thread thread;

    Watchdog(Runnable end, Duration deadline) {
        this.thread = Thread.ofVirtual().start(() -> watch(end, deadline));
    }

    private static void watch(Runnable end, Duration deadline) {
        try {
            Thread.sleep(deadline);
            end.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Called off in time.
        }
    }

    void callOff() {
        thread.interrupt();
    }
}
