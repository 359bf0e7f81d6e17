// SPDX-License-Identifier: Apache-2.0
package signoff.bench.measure;

import com.sun.management.GarbageCollectionNotificationInfo;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;

import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** How much memory of Java was in use at most, and how much of that was still needed. */
public final class Heap {

    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    private final AtomicLong mostUsed = new AtomicLong();
    private final AtomicLong mostKept = new AtomicLong();

    /** Watches from now on: the moments right before and after each collection are the turns. */
    public Heap() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, here) ->
                                    collected((CompositeData) notification.getUserData()),
                            null,
                            null);
        }
    }

    private void collected(CompositeData data) {
        var collection = GarbageCollectionNotificationInfo.from(data).getGcInfo();
        mostUsed.accumulateAndGet(sum(collection.getMemoryUsageBeforeGc()), Math::max);
        mostKept.accumulateAndGet(sum(collection.getMemoryUsageAfterGc()), Math::max);
    }

    private static long sum(java.util.Map<String, MemoryUsage> pools) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pools.get(pool.getName()).getUsed())
                .sum();
    }

    public double mostUsedMegabytes() {
        var now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return Math.max(mostUsed.get(), now) / BYTES_PER_MEGABYTE;
    }

    public double mostKeptMegabytes() {
        return mostKept.get() / BYTES_PER_MEGABYTE;
    }

    public static double limitMegabytes() {
        return Runtime.getRuntime().maxMemory() / BYTES_PER_MEGABYTE;
    }
}
