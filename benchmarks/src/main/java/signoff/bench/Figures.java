// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.bench.measure.Latencies;

/** All that was measured. */
record Figures(
        Map<Integer, Run> runs,
        Backlog.@Nullable Drained backlog,
        Packaged.@Nullable Seen packaged,
        List<Alike.Pair> alike,
        Map<Integer, SignUps.Run> signUps,
        FullLine.@Nullable Seen fullLine,
        double heapUsedMegabytes,
        double heapKeptMegabytes) {

    /** With so many clients: ours and the floor, in turns. */
    record Run(Slice ours, Closings.Waits waits, Slice floor, Latencies floorWaits) {

        double ratio() {
            return ours.perSecond() / floor.perSecond();
        }
    }

    /** The run that the targets speak of: with the most clients. */
    Optional<Run> most() {
        return runs.entrySet().stream().max(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
    }
}
