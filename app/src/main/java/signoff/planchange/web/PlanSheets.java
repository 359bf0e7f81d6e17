// SPDX-License-Identifier: Apache-2.0
package signoff.planchange.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.catalog.Catalog;
import signoff.catalog.OfferView;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.offer.HeldOfferings;
import signoff.planchange.PlanChanges;
import signoff.planchange.PlanChanges.Change;
import signoff.planchange.PlanChanges.Deciding;
import signoff.planchange.PlanChanges.Quote;
import signoff.planchange.PlanChanges.Request;
import signoff.planchange.web.PlanSheet.Awaited;

/** Gathers what the pages of plans show, of the visitor's own lines. */
@Component
class PlanSheets {

    private final Lines lines;
    private final PlanChanges changes;
    private final HeldOfferings held;
    private final Catalog catalog;
    private final Ids ids;

    PlanSheets(Lines lines, PlanChanges changes, HeldOfferings held, Catalog catalog, Ids ids) {
        this.lines = lines;
        this.changes = changes;
        this.held = held;
        this.catalog = catalog;
        this.ids = ids;
    }

    Line own(Visitor visitor, UUID line) {
        return lines.own(visitor, line);
    }

    PlanSheet of(Visitor visitor, UUID id) {
        var line = own(visitor, id);
        return new PlanSheet(
                line,
                name(visitor, line),
                changes.awaited(line.id()).map(one -> awaited(visitor, one)).orElse(null),
                changes.choices(line).stream()
                        .map(one -> new OfferView(one, visitor.say()))
                        .toList());
    }

    // A line from elsewhere is under no offering: its plan is called as the message files say.
    private String name(Visitor visitor, Line line) {
        return held.of(line.id())
                .map(one -> catalog.pinned(one.catalogVersion(), one.offering()))
                .map(one -> one.names().in(visitor.say().language()))
                .orElseGet(() -> visitor.say().of("plan." + line.plan()));
    }

    private Awaited awaited(Visitor visitor, Change change) {
        var offering = catalog.pinned(change.version(), change.offering());
        return new Awaited(change, new OfferView(offering, visitor.say()));
    }

    Optional<OfferView> choice(Visitor visitor, Line line, String code) {
        return changes.choices(line).stream()
                .filter(one -> one.code().equals(code))
                .map(one -> new OfferView(one, visitor.say()))
                .findFirst();
    }

    Quote quote(Line line, OfferView offer) {
        return changes.quote(line.id(), offer.offering());
    }

    UUID newRequest() {
        return ids.next();
    }

    Deciding change(Request asked, Visitor visitor) {
        return changes.change(asked, visitor.actor());
    }

    Deciding cancel(Visitor visitor, UUID line, @Nullable UUID change) {
        var account = own(visitor, line).id().account();
        var named = change == null ? new UUID(0, 0) : change;
        return changes.cancel(new CaseId(account, named), visitor.actor());
    }
}
