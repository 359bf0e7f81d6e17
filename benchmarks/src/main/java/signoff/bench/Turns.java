// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import signoff.bench.Figures.Run;

/** Ours and the floor in turns, so that whatever else the machine does hits both. */
final class Turns {

    private static final int WARM_UP_CLIENTS = 16;
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
