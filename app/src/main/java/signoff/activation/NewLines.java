// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import signoff.catalog.Allowance;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.catalog.UsageKind;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.line.supply.Supply;
import signoff.policy.Policies;

/** Enters bought lines, with what they include and what they were bought under. */
@Component
class NewLines {

    private final Catalog catalog;
    private final Lines lines;
    private final HeldOfferings offerings;
    private final Supply supply;
    private final Policies policies;

    NewLines(
            Catalog catalog,
            Lines lines,
            HeldOfferings offerings,
            Supply supply,
            Policies policies) {
        this.catalog = catalog;
        this.lines = lines;
        this.offerings = offerings;
        this.supply = supply;
        this.policies = policies;
    }

    void activate(ActivationFile file, Instant at) {
        var wanted = file.wanted();
        var offering = catalog.pinned(wanted.version(), wanted.offering());
        lines.activate(line(file, offering, at));
        offerings.hold(file.line(), new HeldOffering(wanted.offering(), wanted.version(), at));
    }

    private Line line(ActivationFile file, Offering offering, Instant at) {
        var plan = offering.plan();
        var fee = plan.fee().amount();
        var zone = policies.current(offering.brand(), offering.country(), offering.kind())
                .zone();
        var nextOn = at.atZone(zone).toLocalDate().plusMonths(plan.months());
        return new Line(
                file.line(),
                offering.brand(),
                Line.Status.ACTIVE,
                offering.kind(),
                offering.country(),
                offering.code(),
                fee.currency(),
                supply.identity(file.line()).orElseThrow(),
                Set.of(), // Nothing renews by itself before the subscriber says so (I18).
                fee.isZero() ? null : fee,
                fee.isZero() && plan.maintenance().amount().isZero() ? null : nextOn,
                megabytes(offering),
                at,
                null,
                null,
                null);
    }

    private static long megabytes(Offering offering) {
        return offering.plan().allowances().stream()
                .filter(allowance -> allowance.kind() == UsageKind.DATA)
                .mapToLong(Allowance::amount)
                .sum();
    }
}
