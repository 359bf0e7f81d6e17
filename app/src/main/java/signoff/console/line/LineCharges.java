// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.line.Line;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.policy.Policies;
import signoff.refund.instrument.Instruments;
import signoff.renewal.Mandates;
import signoff.renewal.Mandates.NextCharge;

/** What a line is charged next and may still use, by what it is paid, and by whose clock. */
@Component
class LineCharges {

    private final Mandates mandates;
    private final Buckets buckets;
    private final Policies policies;
    private final Instruments instruments;
    private final Clock clock;

    LineCharges(
            Mandates mandates,
            Buckets buckets,
            Policies policies,
            Instruments instruments,
            Clock clock) {
        this.mandates = mandates;
        this.buckets = buckets;
        this.policies = policies;
        this.instruments = instruments;
        this.clock = clock;
    }

    @Nullable
    NextCharge next(Line line) {
        return mandates.next(line.id()).orElse(null);
    }

    List<Bucket> buckets(Line line) {
        if (line.serviceEndedAt() != null) return List.of();
        return buckets.of(line.id(), clock.instant());
    }

    List<String> instruments(Line line) {
        return instruments.names(line.id().account());
    }

    ZoneId zone(Line line) {
        return policies.current(line.brand(), line.country(), line.kind()).zone();
    }
}
