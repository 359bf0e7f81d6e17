// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;

/**
 * Kills a real server with {@code kill -9} while people ask it over HTTP to close lines, against a
 * world that loses orders and answers; starts it again, where they send again what got no answer;
 * and looks at the end whether all is closed and paid once. Runs with few kills always;
 * {@code ./signoff test CrashTest -Dsignoff.crash.kills=20} is the long form.
 */
class CrashTest {

    static final int KILLS = Integer.getInteger("signoff.crash.kills", 3);
    static final int CLOSINGS = Integer.getInteger("signoff.crash.closings", 500);
    static final long SECONDS_TO_END_MAX = 600;
    static final String[] BAD_WORLD = {"--signoff.world-faults=0.05", "--signoff.world-delay=15ms"};

    /** One in so many takes the closing back, and then asks again. */
    static final int STEADY_FEW = 5;

    static final int WITHDRAWN = Math.ceilDiv(CLOSINGS, STEADY_FEW);

    /** With how many answers more than it has customers a server is killed at the latest. */
    static final double ANSWERS_EACH = 1.5;

    private final Instant later = Instant.now(Clock.systemUTC()).plus(Duration.ofDays(1));
    private final SplittableRandom chance =
            new SplittableRandom(Long.getLong("signoff.crash.seed", 1));

    @Test
    void whatever_is_killed_every_line_is_closed_and_every_refund_leaves_once() {
        var database = TestPostgres.fresh();
        try (var desk = new Desk(database)) {
            desk.openLines(CLOSINGS);
            var secret = desk.secretOf("race");
            var crowd = new Crowd(desk);
            for (int kill = 1; kill <= KILLS; kill++) {
                var come = come(crowd, desk, kill);
                var server = start(database);
                var answers = 1 + chance.nextInt((int) (come * ANSWERS_EACH));
                crowd.serveAndKill(server, new Api(server.port(), secret), answers);
                assertThat(desk.openEffects()).as("open at kill %d", kill).isPositive();
            }
            var last = start(database);
            try {
                crowd.serveAll(new Api(last.port(), secret));
                desk.waitUntilCompleted(CLOSINGS, SECONDS_TO_END_MAX);
            } finally {
                last.kill();
            }
            wasCutInTheMidst(crowd);
            assertThat(desk.withdrawn()).isEqualTo(WITHDRAWN);
            desk.allIsWell(CLOSINGS, CLOSINGS + WITHDRAWN);
        }
    }

    private static ServerProcess start(TestPostgres.Fresh database) {
        var settings = Stream.of(BAD_WORLD, ApiNode.ASK_FREELY).flatMap(Stream::of);
        return ServerProcess.start(database, "server", settings.toArray(String[]::new));
    }

    /** Those who come before a kill, as many before each. */
    private int come(Crowd crowd, Desk desk, int kill) {
        var from = CLOSINGS * (kill - 1) / KILLS;
        var until = CLOSINGS * kill / KILLS;
        for (int place = from; place < until; place++) {
            crowd.joinedBy(customer(place, desk.line(place)));
        }
        return until - from;
    }

    private Customer customer(int place, UUID line) {
        if (place % STEADY_FEW != 0) return Customer.steady(line, later);
        return place / STEADY_FEW % 2 == 0
                ? Customer.hesitant(line, later)
                : Customer.fickle(line, later);
    }

    /** Several are under way at each kill; with many kills some of each kind are. */
    private static void wasCutInTheMidst(Crowd crowd) {
        assertThat(crowd.cut()).isNotEmpty();
        if (KILLS >= 20) {
            assertThat(crowd.cut())
                    .containsKeys(Customer.Wish.ASK, Customer.Wish.CONFIRM, Customer.Wish.WITHDRAW);
        }
    }
}
