// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers after a fixed span, whatever the work was, so that nobody can tell from the time of an
 * answer which it was. Work that takes longer is answered at the end of the next whole span.
 */
public final class EvenTime {

    private final long span;
    private final LongSupplier nanoTime;
    private final LongConsumer park;

    public EvenTime(Duration span) {
        this(span, System::nanoTime, LockSupport::parkNanos);
    }

    EvenTime(Duration span, LongSupplier nanoTime, LongConsumer park) {
        this.span = span.toNanos();
        this.nanoTime = nanoTime;
        this.park = park;
    }

    /** What fails is answered no sooner. */
    public <T> T answer(Supplier<T> work) {
        var begun = nanoTime.getAsLong();
        try {
            return work.get();
        } finally {
            var took = nanoTime.getAsLong() - begun;
            restUntil(begun + (took / span + 1) * span);
        }
    }

    private void restUntil(long end) {
        for (var left = end - nanoTime.getAsLong(); left > 0; ) {
            park.accept(left);
            if (Thread.currentThread().isInterrupted()) return;
            left = end - nanoTime.getAsLong();
        }
    }
}
