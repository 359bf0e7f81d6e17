// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;
import org.springframework.stereotype.Component;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.supply.Supply;
import signoff.policy.Policies;

/** Enters bought lines, with what they include and what they were bought under. */
@Component
class NewLines {

    private final Catalog catalog;
    private final Lines lines;
    private final Agreements agreements;
    private final Supply supply;
    private final Policies policies;

    NewLines(
            Catalog catalog, Lines lines, Agreements agreements, Supply supply, Policies policies) {
        this.catalog = catalog;
        this.lines = lines;
        this.agreements = agreements;
        this.supply = supply;
        this.policies = policies;
    }

    void activate(ActivationFile file, Instant at) {
        var wanted = file.wanted();
        var offering = catalog.pinned(wanted.version(), wanted.offering());
        var zone = policies.current(offering.brand(), offering.country(), offering.kind())
                .zone();
        var here = at.atZone(zone);
        lines.activate(line(file, offering, here));
        agreements.enter(file.line(), offering, here);
    }

    private Line line(ActivationFile file, Offering offering, ZonedDateTime at) {
        var plan = offering.plan();
        var fee = plan.fee().amount();
        var nextOn = at.toLocalDate().plusMonths(plan.months());
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
                0,
                at.toInstant(),
                null,
                null,
                null);
    }
}
