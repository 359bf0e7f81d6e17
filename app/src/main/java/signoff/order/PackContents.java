// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signoff.catalog.AddOn;
import signoff.catalog.Allowance;
import signoff.catalog.Allowance.Because;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.kernel.CaseId;
import signoff.line.allowance.Buckets;
import signoff.line.offer.HeldOfferings;
import signoff.policy.Policies;

/** What data packs include: what the catalog said when the line was bought, or its plan changed. */
@Component
class PackContents {

    private static final Logger LOG = LoggerFactory.getLogger(PackContents.class);

    private final HeldOfferings held;
    private final Catalog catalog;
    private final Policies policies;
    private final Buckets buckets;

    PackContents(HeldOfferings held, Catalog catalog, Policies policies, Buckets buckets) {
        this.held = held;
        this.catalog = catalog;
        this.policies = policies;
        this.buckets = buckets;
    }

    /** Gives what the pack includes, once. A pack the catalog does not know is kept elsewhere. */
    void fill(CaseId order, OrderFile file, Instant at) {
        var offering = held.of(file.line())
                .map(one -> catalog.pinned(one.catalogVersion(), one.offering()));
        var pack = offering.stream()
                .flatMap(one -> one.addOns().stream())
                .filter(addOn -> addOn.code().equals(file.item()))
                .findFirst();
        if (offering.isEmpty() || pack.isEmpty()) {
            LOG.info("{}: the catalog of its line has no pack of that name", order.number());
            return;
        }
        fill(order, file, offering.get(), pack.get(), at);
    }

    private void fill(CaseId order, OrderFile file, Offering offering, AddOn pack, Instant at) {
        var zone = policies.current(offering.brand(), offering.country(), offering.kind())
                .zone();
        var because = Because.order(order.value());
        var day = at.atZone(zone).toLocalDate();
        buckets.fill(Allowance.given(pack.allowances(), file.line(), because, day, zone));
    }
}
