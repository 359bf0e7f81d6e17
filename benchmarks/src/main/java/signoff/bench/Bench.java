// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import signoff.bench.Figures.Run;
import signoff.bench.measure.Heap;
import signoff.bench.measure.Latencies;

/** Measures closings from end to end, beside the floor, on a PostgreSQL of its own. */
public final class Bench {

    private static final List<Integer> CLIENTS = List.of(1, 4, 16);

    /** Lines beside those that a slice is expected to close. */
    private static final int SPARE = 2_000;

    private static final int WARM_UP_CLIENTS = 16;

    /** An order takes a few times as long as a closing. */
    private static final int WARM_UP_SHARE = 4;

    /** More than can be sold: numbers and profiles are stocked before the time runs. */
    private static final int SIGN_UPS_PER_SECOND_MOST = 1_500;

    private final Plan plan;

    private Bench(Plan plan) {
        this.plan = plan;
    }

    /** See {@code Plan.USAGE}. */
    public static void main(String[] arguments) {
        Plan plan;
        try {
            plan = Plan.of(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var report = new Report(new Bench(plan).measure());
        var day = LocalDate.ofInstant(
                Clock.systemUTC().instant(), Clock.systemUTC().getZone());
        var machine = Report.Machine.here();
        var words = report.words("./signoff bench " + String.join(" ", arguments), day, machine);
        System.out.println(words);
        var json = plan.json();
        if (json != null) Report.write(json, report.json() + "\n");
        if (plan.isForTheRecord()) {
            var file = Path.of("benchmarks/results", day + "-" + machine.name() + ".md");
            Report.write(file, words);
            System.out.println("Written to " + file);
        }
        System.exit(0);
    }

    private Figures measure() {
        var packaged = plan.parts().contains("start") ? packaged() : null;
        var heap = new Heap();
        Map<Integer, Run> runs = Map.of();
        Backlog.Drained drained = null;
        if (plan.parts().contains("single") || plan.parts().contains("backlog")) {
            try (var postgres = new OwnPostgres(plan.profile() != null)) {
                var town = new Town();
                runs = single(postgres, town);
                if (plan.parts().contains("backlog")) drained = backlog(postgres, town);
            }
        }
        var alike = plan.parts().contains("signin") ? alike() : List.<Alike.Pair>of();
        var signUps = plan.parts().contains("signup") ? signUps() : Map.<Integer, SignUps.Run>of();
        var fullLine = plan.parts().contains("preview20") ? fullLine() : null;
        return new Figures(
                runs,
                drained,
                packaged,
                alike,
                signUps,
                fullLine,
                heap.mostUsedMegabytes(),
                heap.mostKeptMegabytes());
    }

    private Map<Integer, SignUps.Run> signUps() {
        tell("Buying lines");
        var runs = new TreeMap<Integer, SignUps.Run>();
        try (var postgres = new OwnPostgres(false);
                var node = Node.working(postgres)) {
            var town = new Town();
            town.settle(node, plan.signedIn());
            try (var signUps = new SignUps(postgres, node, town)) {
                signUps.warmUp(WARM_UP_CLIENTS, plan.warmUp() / WARM_UP_SHARE);
                for (var clients : CLIENTS) {
                    var time = plan.slice().multipliedBy(plan.rounds());
                    runs.put(clients, signUps.run(clients, time, SIGN_UPS_PER_SECOND_MOST));
                }
            }
        }
        return runs;
    }

    private FullLine.Seen fullLine() {
        tell("Looking at a line that has everything");
        try (var postgres = new OwnPostgres(false);
                var node = Node.working(postgres)) {
            var town = new Town();
            town.settle(node, 1);
            return new FullLine(node, town).look(plan.previews());
        }
    }

    private List<Alike.Pair> alike() {
        tell("Asking about people who are there, and who are not");
        try (var postgres = new OwnPostgres(false);
                var node = Node.working(postgres)) {
            return new Alike(node, new Town(), plan.signedIn()).measure(plan.slowOnes());
        }
    }

    private Packaged.Seen packaged() {
        tell("Starting the packaged server twice");
        return new Packaged(plan.server()).look(plan.idle());
    }

    private Map<Integer, Run> single(OwnPostgres postgres, Town town) {
        var runs = new TreeMap<Integer, Run>();
        tell("Starting a node");
        try (var node = Node.working(postgres)) {
            town.settle(node, plan.people());
            if (!plan.parts().contains("single")) return runs;
            try (var floor = new Floor(postgres, plan.floorLines());
                    var closings = new Closings(postgres, node, town)) {
                var turns = new Turns(plan, closings, floor, new Profile(plan.profile(), postgres));
                tell("Warming up");
                provide(town, node, plan.warmUp() + 1_000 * plan.slice().toSeconds());
                turns.warmUp();
                for (var clients : CLIENTS) {
                    tell("Measuring with " + clients + " clients");
                    provide(town, node, turns.linesNeeded());
                    runs.put(clients, turns.measure(clients));
                }
            }
        }
        return runs;
    }

    private static void provide(Town town, Node node, long lines) {
        town.provide(node, (int) lines + SPARE);
    }

    private Backlog.Drained backlog(OwnPostgres postgres, Town town) {
        var backlog = new Backlog(postgres, town);
        tell("Building a backlog of " + plan.backlog());
        backlog.build(plan.backlog());
        tell("Working it off");
        return backlog.drain(plan.backlog());
    }

    private static void tell(String what) {
        System.err.println(what + " ...");
    }

    /** Ours and the floor in turns, so that whatever else the machine does hits both. */
    private static final class Turns {

        private static final double SPARE = 2;

        private final Plan plan;
        private final Closings closings;
        private final Floor floor;
        private final Profile profile;
        private double mostPerSecond;

        Turns(Plan plan, Closings closings, Floor floor, Profile profile) {
            this.plan = plan;
            this.closings = closings;
            this.floor = floor;
            this.profile = profile;
        }

        void warmUp() {
            floor.slice(WARM_UP_CLIENTS, plan.slice(), new Latencies());
            closings.warmUp(WARM_UP_CLIENTS, plan.warmUp());
            mostPerSecond = closings.slice(WARM_UP_CLIENTS, plan.slice(), new Closings.Waits())
                    .perSecond();
        }

        /** Lines that one run could close at most. */
        long linesNeeded() {
            return (long) (mostPerSecond * SPARE * plan.slice().toSeconds() * plan.rounds());
        }

        Run measure(int clients) {
            var waits = new Closings.Waits();
            var floorWaits = new Latencies();
            var ours = Slice.NONE;
            var least = Slice.NONE;
            for (int round = 1; round <= plan.rounds(); round++) {
                ours = ours.and(profile.of(
                        clients + "-clients", () -> closings.slice(clients, plan.slice(), waits)));
                least = least.and(floor.slice(clients, plan.slice(), floorWaits));
            }
            mostPerSecond = Math.max(mostPerSecond, ours.perSecond());
            return new Run(ours, waits, least, floorWaits);
        }
    }
}
