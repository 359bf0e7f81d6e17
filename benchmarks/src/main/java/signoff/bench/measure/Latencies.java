// SPDX-License-Identifier: Apache-2.0
package signoff.bench.measure;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long something took, each time. */
public final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    public void add(long tookNanos) {
        nanos.add(tookNanos);
    }

    /** Takes the time that something takes. */
    public <T> T of(java.util.function.Supplier<T> work) {
        var begun = System.nanoTime();
        var result = work.get();
        add(System.nanoTime() - begun);
        return result;
    }

    /** In milliseconds: as long as this or less took this share of them. Zero for none. */
    public double millisAt(double share) {
        var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        if (sorted.length == 0) return 0;
        Arrays.sort(sorted);
        var place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(place, 0, sorted.length - 1)] / NANOS_PER_MILLI;
    }
}
