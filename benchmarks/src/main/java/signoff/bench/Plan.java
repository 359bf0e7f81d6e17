// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, and for how long.
 *
 * @param json where to write the figures for programs
 * @param profile a folder for a record of where the time goes, which itself costs some
 * @param warmUp how many closings before anything is measured
 * @param rounds how often ours and the floor take turns
 * @param server how the packaged server is started
 */
record Plan(
        @Nullable Path json,
        @Nullable Path profile,
        boolean quick,
        Set<String> parts,
        int warmUp,
        Duration slice,
        int rounds,
        int people,
        int floorLines,
        int backlog,
        Duration idle,
        List<String> server) {

    static final String USAGE = """
            ./signoff bench [--json FILE] [--quick] [--profile FOLDER]
                            [--only single,backlog,signin,signup,preview20,start]
            """;

    private static final Set<String> PARTS =
            Set.of("single", "backlog", "signin", "signup", "preview20", "start");

    static Plan of(List<String> arguments) {
        Path json = null;
        Path profile = null;
        var quick = false;
        var parts = new TreeSet<>(PARTS);
        var next = arguments.iterator();
        while (next.hasNext()) {
            switch (next.next()) {
                case "--json" -> json = Path.of(value(next));
                case "--profile" -> profile = Path.of(value(next));
                case "--quick" -> quick = true;
                case "--only" -> parts.retainAll(Set.of(value(next).split(",")));
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        if (parts.isEmpty()) throw new IllegalArgumentException(USAGE);
        var plan = quick ? quick(json, profile, parts) : whole(json, profile, parts);
        return profile == null ? plan : plan.inOnePiece();
    }

    /** One long slice makes a better record than many short ones. */
    private Plan inOnePiece() {
        return new Plan(
                json,
                profile,
                quick,
                parts,
                warmUp,
                slice.multipliedBy(rounds),
                1,
                people,
                floorLines,
                backlog,
                idle,
                server);
    }

    private static String value(java.util.Iterator<String> arguments) {
        if (!arguments.hasNext()) throw new IllegalArgumentException(USAGE);
        return arguments.next();
    }

    private static Plan whole(@Nullable Path json, @Nullable Path profile, Set<String> parts) {
        return new Plan(
                json,
                profile,
                false,
                parts,
                6_000,
                Duration.ofMillis(2500),
                5,
                256,
                200_000,
                20_000,
                Duration.ofSeconds(10),
                startOfServer());
    }

    private static Plan quick(@Nullable Path json, @Nullable Path profile, Set<String> parts) {
        return new Plan(
                json,
                profile,
                true,
                parts,
                1_500,
                Duration.ofMillis(1500),
                2,
                32,
                50_000,
                2_000,
                Duration.ofSeconds(5),
                startOfServer());
    }

    /** How many questions are asked that take a fixed, long time. */
    int slowOnes() {
        return quick ? 10 : 200;
    }

    /** How many people are signed in as: each check of a password takes long on purpose. */
    int signedIn() {
        return quick ? 12 : people;
    }

    /** How often a preview is looked at. */
    int previews() {
        return quick ? 300 : 3_000;
    }

    /** Whether the figures are worth keeping: all of them, measured for long enough. */
    boolean isForTheRecord() {
        return !quick && profile == null && parts.equals(PARTS);
    }

    /** The script knows how the server is started, and tells. */
    private static List<String> startOfServer() {
        return List.of(System.getProperty("signoff.bench.server", "").strip().split("\\s+"));
    }
}
