// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.kernel.CaseId;

/** Two servers on one database: one is killed in the middle, and the other finishes all of it. */
class TwoServersTest {

    static final int CLOSINGS = 200;
    static final long SECONDS_TO_END_MAX = 300;

    @Test
    void the_server_that_is_left_finishes_what_both_began() {
        var database = TestPostgres.fresh();
        try (var desk = new Desk(database)) {
            desk.openLines(CLOSINGS);
            var one = ServerProcess.start(database, "one", CrashTest.BAD_WORLD);
            var two = ServerProcess.start(database, "two", CrashTest.BAD_WORLD);
            try {
                confirmAllAndKill(one, desk);
                desk.waitUntilCompleted(CLOSINGS, SECONDS_TO_END_MAX);
            } finally {
                one.kill();
                two.kill();
            }
            desk.allIsWell(CLOSINGS);
        }
    }

    /** Kills the first server once a quarter is done, with the rest on its way. */
    private static void confirmAllAndKill(ServerProcess first, Desk desk) {
        List<CaseId> waiting = new ArrayList<>(desk.request(0, CLOSINGS));
        while (!waiting.isEmpty()) {
            waiting.retainAll(desk.confirm(List.copyOf(waiting)));
            if (desk.completed() > CLOSINGS / 4) first.kill();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        first.kill();
    }
}
