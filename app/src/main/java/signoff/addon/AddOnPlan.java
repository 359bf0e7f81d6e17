// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.catalog.AddOn;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.policy.ClosurePolicy;
import signoff.policy.Policies;

/** What the catalog says of the add-ons of a line: of the version that it was bought under. */
@Component
class AddOnPlan {

    private static final int DIGITS_TOLD = 4;

    private final HeldOfferings held;
    private final Catalog catalog;
    private final Policies policies;
    private final Clock clock;

    AddOnPlan(HeldOfferings held, Catalog catalog, Policies policies, Clock clock) {
        this.held = held;
        this.catalog = catalog;
        this.policies = policies;
        this.clock = clock;
    }

    /** To the microsecond, as PostgreSQL stores it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** An add-on, and the version of the offering that has it. */
    record Sold(Offering offering, AddOn addOn) {}

    List<Sold> monthly(LineId line) {
        return offering(held.of(line)).stream()
                .flatMap(one -> one.addOns().stream()
                        .filter(AddOn::monthly)
                        .map(addOn -> new Sold(one, addOn)))
                .toList();
    }

    /** What was ordered by that name then. */
    Optional<Sold> pack(LineId line, String code, Instant at) {
        return offering(held.at(line, at))
                .flatMap(one -> one.addOns().stream()
                        .filter(addOn -> addOn.code().equals(code))
                        .map(addOn -> new Sold(one, addOn))
                        .findFirst());
    }

    AddOn agreed(AddOnFile file) {
        return catalog.pinned(file.version(), file.offering()).addOns().stream()
                .filter(one -> one.code().equals(file.code()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Offering> offering(Optional<HeldOffering> now) {
        return now.map(one -> catalog.pinned(one.catalogVersion(), one.offering()));
    }

    private ClosurePolicy policy(Line line) {
        return policies.current(line.brand(), line.country(), line.kind());
    }

    AddOnFile file(Line line, Sold sold, Money price) {
        var number = line.identity().msisdn();
        var policy = policy(line);
        return new AddOnFile(
                line.id(),
                number.substring(number.length() - DIGITS_TOLD),
                policy.zone().getId(),
                sold.addOn().code(),
                sold.offering().code(),
                sold.offering().version(),
                price,
                null,
                policy.lookWithin());
    }
}
