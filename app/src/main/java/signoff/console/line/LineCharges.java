// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.addon.AddOns;
import signoff.addon.AddOns.Held;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.line.Line;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.policy.ClosurePolicy;
import signoff.policy.ClosurePolicy.Severity;
import signoff.policy.Policies;
import signoff.refund.instrument.Instruments;
import signoff.renewal.Mandates;
import signoff.renewal.Mandates.NextCharge;

/** What a line is charged next and may still use, by what it is paid, and by whose clock. */
@Component
class LineCharges {

    private final Mandates mandates;
    private final Left left;
    private final Policies policies;
    private final Instruments instruments;
    private final Clock clock;

    LineCharges(
            Mandates mandates, Left left, Policies policies, Instruments instruments, Clock clock) {
        this.mandates = mandates;
        this.left = left;
        this.policies = policies;
        this.instruments = instruments;
        this.clock = clock;
    }

    /** What is there to be used. */
    @Component
    record Left(Buckets buckets, AddOns addOns) {}

    @Nullable
    NextCharge next(Line line) {
        return mandates.next(line.id()).orElse(null);
    }

    List<Bucket> buckets(Line line) {
        if (line.serviceEndedAt() != null) return List.of();
        return left.buckets().of(line.id(), clock.instant());
    }

    List<Held> addOns(Line line) {
        return line.serviceEndedAt() == null ? left.addOns().of(line.id()) : List.of();
    }

    /** As the check of a closing weighs it: what the balance covers is paid by it. */
    boolean mustBePaidFirst(Line line, Balances balances) {
        return policy(line).severities().get("UNPAID_BILL") == Severity.BLOCK
                && !balances.owed().minusAtMost(balances.of(AccountKind.PAID)).isZero();
    }

    List<String> instruments(Line line) {
        return instruments.names(line.id().account());
    }

    ZoneId zone(Line line) {
        return policy(line).zone();
    }

    private ClosurePolicy policy(Line line) {
        return policies.current(line.brand(), line.country(), line.kind());
    }
}
