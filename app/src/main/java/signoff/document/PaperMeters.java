// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import signoff.document.Papers.HandingIn;

/** How many files come in, how many are turned away for what, and how many wait for a scan. */
@Component
class PaperMeters {

    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();

    PaperMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("signoff.documents.unscanned", waiting, AtomicLong::doubleValue)
                .description("Files that wait for the virus scanner")
                .register(meters);
        Gauge.builder("signoff.documents.unscanned.oldest.age", oldest, AtomicLong::doubleValue)
                .description("For how long the first of them waits")
                .baseUnit("seconds")
                .register(meters);
    }

    void handedIn(HandingIn answer) {
        var outcome = switch (answer) {
            case HandingIn.Kept(var paper) -> paper.state().name();
            case HandingIn.Refused(var why) -> why.code().name();
        };
        meters.counter("signoff.documents.handed.in", "outcome", outcome).increment();
    }

    void waiting(PaperStore.Waiting found) {
        waiting.set(found.count());
        var since = found.since();
        oldest.set(since == null ? 0 : Duration.between(since, clock.instant()).toSeconds());
    }
}
