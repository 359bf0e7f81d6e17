// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.sight;

import java.time.Duration;
import java.util.List;
import signoff.workflow.Wait.Owner;

/**
 * The work as it stood at one moment, over all nodes.
 *
 * @param open cases that have not ended, by kind and state
 * @param soon how many of them reach their deadline within a day, by whom they wait for
 * @param backlogs effects that nobody is carrying out, by the far side
 */
record Snapshot(List<Open> open, List<Soon> soon, List<Backlog> backlogs) {

    static final Snapshot NOTHING = new Snapshot(List.of(), List.of(), List.of());

    record Open(String kind, String state, long count) {}

    record Soon(String kind, Owner owner, long count) {}

    /**
     * What waits for one far side.
     *
     * @param due how many could be tried now, and are not
     * @param oldest for how long the first of them could have been
     * @param parked how many wait for a person
     */
    record Backlog(String target, long due, Duration oldest, long parked) {}

    Duration oldest() {
        return backlogs.stream()
                .map(Backlog::oldest)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    long due() {
        return backlogs.stream().mapToLong(Backlog::due).sum();
    }

    long parked() {
        return backlogs.stream().mapToLong(Backlog::parked).sum();
    }
}
