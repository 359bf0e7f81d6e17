// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.kernel.CaseId;

/**
 * Kills a real server with {@code kill -9} while it closes lines against a world that loses orders
 * and answers, starts it again, and looks at the end whether all is closed and paid once. Runs with
 * few kills always; {@code -Dsignoff.crash.kills=20} is the long form.
 */
class CrashTest {

    static final int KILLS = Integer.getInteger("signoff.crash.kills", 3);
    static final int CLOSINGS = Integer.getInteger("signoff.crash.closings", 500);
    static final long SECONDS_TO_END_MAX = 600;
    static final String[] BAD_WORLD = {"--signoff.world-faults=0.05", "--signoff.world-delay=15ms"};

    @Test
    void whatever_is_killed_every_line_is_closed_and_every_refund_leaves_once() {
        var database = TestPostgres.fresh();
        var chance = new SplittableRandom(Long.getLong("signoff.crash.seed", 1));
        try (var desk = new Desk(database)) {
            desk.openLines(CLOSINGS);
            var waiting = new ArrayList<CaseId>();
            for (int kill = 1; kill <= KILLS; kill++) {
                var from = CLOSINGS * (kill - 1) / KILLS;
                waiting.addAll(desk.request(from, CLOSINGS * kill / KILLS - from));
                var server = ServerProcess.start(database, "server", BAD_WORLD);
                var until = System.nanoTime()
                        + TimeUnit.MILLISECONDS.toNanos(200 + chance.nextInt(1_500));
                while (System.nanoTime() < until) confirmSome(desk, waiting);
                server.kill();
            }
            var last = ServerProcess.start(database, "server", BAD_WORLD);
            try {
                while (!waiting.isEmpty()) confirmSome(desk, waiting);
                desk.waitUntilCompleted(CLOSINGS, SECONDS_TO_END_MAX);
            } finally {
                last.kill();
            }
            desk.allIsWell(CLOSINGS);
        }
    }

    private static void confirmSome(Desk desk, List<CaseId> waiting) {
        var left = desk.confirm(List.copyOf(waiting));
        waiting.retainAll(left);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
}
