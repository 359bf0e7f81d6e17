// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.offer.HeldOfferings;

/** What a line could be on instead of what it is on. */
@Component
class OtherPlans {

    private final Catalog catalog;
    private final HeldOfferings held;

    OtherPlans(Catalog catalog, HeldOfferings held) {
        this.catalog = catalog;
        this.held = held;
    }

    List<Offering> of(Line line) {
        return catalog.offerings(line.brand()).stream()
                .filter(one -> fits(line, one))
                .filter(one -> !one.code().equals(codeOf(line)))
                .toList();
    }

    /** As it is sold now; empty when it is not sold in that version. */
    Optional<Offering> find(Line line, String code, String version) {
        return catalog.find(line.brand(), line.country(), code)
                .filter(sold -> sold.version().equals(version));
    }

    Offering agreed(PlanChanges.Change change) {
        return catalog.pinned(change.version(), change.offering());
    }

    /** Why the line cannot be on it; empty when it can. */
    Optional<Refusal> refusal(Line line, Offering to) {
        if (!fits(line, to)) return Optional.of(Refusal.of(Code.PLAN_MUST_FIT_LINE));
        return to.code().equals(codeOf(line))
                ? Optional.of(Refusal.of(Code.PLAN_MUST_BE_ANOTHER))
                : Optional.empty();
    }

    // Another form of SIM would need another SIM, which is another matter.
    private boolean fits(Line line, Offering to) {
        var now =
                held.of(line.id()).map(one -> catalog.pinned(one.catalogVersion(), one.offering()));
        return to.kind().equals(line.kind())
                && to.country().equals(line.country())
                && to.plan().fee().amount().currency().equals(line.currency())
                && now.filter(one -> one.sim() != to.sim()).isEmpty();
    }

    private String codeOf(Line line) {
        return held.of(line.id()).map(one -> one.offering()).orElse(line.plan());
    }
}
