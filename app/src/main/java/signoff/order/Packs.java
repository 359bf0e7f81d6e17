// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signoff.catalog.AddOn;
import signoff.catalog.Allowance;
import signoff.catalog.Allowance.Because;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.Ledger;
import signoff.ledger.LedgerRule;
import signoff.ledger.Posting.NotPosted;
import signoff.line.allowance.Buckets;
import signoff.line.offer.HeldOfferings;
import signoff.order.OrderBooks.Move;
import signoff.order.Orders.Pack;
import signoff.policy.Policies;

/**
 * What data packs cost and include: what the catalog said when the line was bought, or its plan
 * last changed before the order.
 */
@Component
class Packs {

    private static final Logger LOG = LoggerFactory.getLogger(Packs.class);

    private final HeldOfferings held;
    private final Catalog catalog;
    private final Policies policies;
    private final Buckets buckets;
    private final Ledger ledger;

    Packs(HeldOfferings held, Catalog catalog, Policies policies, Buckets buckets, Ledger ledger) {
        this.held = held;
        this.catalog = catalog;
        this.policies = policies;
        this.buckets = buckets;
        this.ledger = ledger;
    }

    /**
     * Why the line cannot have the pack at that price. A line that is held under an offering has
     * the packs and prices of that; for others the price is what the caller has agreed.
     */
    Optional<Refusal> refusal(OrderFile wanted) {
        var offering = offering(wanted);
        if (offering.isEmpty()) return Optional.empty();
        var pack = pack(offering, wanted);
        if (pack.isEmpty()) {
            return Optional.of(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "pack"));
        }
        var price = pack.get().price().amount();
        if (price.equals(wanted.amount())) return Optional.empty();
        return Optional.of(
                new Refusal(Code.AMOUNT_MUST_BE_IN_RANGE, Map.of("least", price, "most", price)));
    }

    /** Takes the price out of the paid balance. Answers why not, if not. */
    Optional<Refusal> take(CaseId order, OrderFile pack) {
        var price = Move.PRICE.transfer(order, pack, pack.placedAt());
        return switch (ledger.post(List.of(price)).getFirst()) {
            case NotPosted(var broken)
            when broken == LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS
                    || broken == LedgerRule.LINE_MUST_HAVE_ACCOUNTS ->
                Optional.of(Refusal.of(Code.BALANCE_MUST_COVER_PRICE, "price", pack.amount()));
            case NotPosted(var broken) ->
                throw new IllegalStateException(price + " breaks " + broken);
            default -> Optional.empty();
        };
    }

    List<Pack> of(LineId line, Instant at) {
        return held
                .at(line, at)
                .map(one -> catalog.pinned(one.catalogVersion(), one.offering()))
                .map(Offering::addOns)
                .orElse(List.of())
                .stream()
                .filter(one -> !one.monthly()) // What renews has a page of its own.
                .map(one ->
                        new Pack(one.code(), one.names(), one.price().amount(), one.allowances()))
                .toList();
    }

    private Optional<Offering> offering(OrderFile file) {
        return held.at(file.line(), file.placedAt())
                .map(one -> catalog.pinned(one.catalogVersion(), one.offering()));
    }

    private static Optional<AddOn> pack(Optional<Offering> offering, OrderFile file) {
        return offering.stream()
                .flatMap(one -> one.addOns().stream())
                .filter(addOn -> !addOn.monthly() && addOn.code().equals(file.item()))
                .findFirst();
    }

    /** Gives what the pack includes, once. A pack the catalog does not know is kept elsewhere. */
    void fill(CaseId order, OrderFile file, Instant at) {
        var offering = offering(file);
        var pack = pack(offering, file);
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
