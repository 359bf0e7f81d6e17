// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Closes lines against faults, crashes and leaps of time, by seed. {@code ./signoff simulate SEED}
 * replays one and tells each step; {@code -Dsignoff.simulation.seeds=N} runs so many.
 */
class ClosureSimulationTest {

    private static SimulatedOperator operator;

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    static IntStream seeds() {
        var one = System.getProperty("signoff.simulation.seed");
        return one == null
                ? IntStream.range(0, Integer.getInteger("signoff.simulation.seeds", 50))
                : IntStream.of(Integer.parseInt(one));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_line_is_closed_once_and_every_cent_is_back(int seed) {
        var story = new ArrayList<String>();
        var aloud = System.getProperty("signoff.simulation.seed") != null;
        try {
            new ClosureSimulation(operator, seed, aloud ? System.out::println : story::add).run();
        } catch (RuntimeException | AssertionError e) {
            var last = story.subList(Math.max(0, story.size() - 20), story.size());
            throw new AssertionError(
                    "seed %d, replay with ./signoff simulate %d%n%s"
                            .formatted(seed, seed, String.join("\n", last)),
                    e);
        }
    }
}
