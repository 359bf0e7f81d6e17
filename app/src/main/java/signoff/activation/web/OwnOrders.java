// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.activation.Activations;
import signoff.activation.Activations.Ordered;
import signoff.catalog.Catalog;
import signoff.catalog.OfferView;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;

/** The visitor's orders for lines. Somebody else's are answered like those that do not exist. */
@Component
class OwnOrders {

    private final Activations activations;
    private final Catalog catalog;

    OwnOrders(Activations activations, Catalog catalog) {
        this.activations = activations;
        this.catalog = catalog;
    }

    /** An order, and what it is of, in the words of its reader. */
    public record Mine(Ordered order, OfferView offer) {}

    List<Mine> all(Visitor visitor) {
        return activations.of(visitor.account()).stream()
                .filter(order -> order.brand().equals(visitor.brand()))
                .map(order -> mine(visitor, order))
                .toList();
    }

    Mine find(Visitor visitor, UUID order) {
        return activations
                .locate(visitor.brand(), order)
                .filter(found -> found.account().equals(visitor.account()))
                .flatMap(activations::find)
                .map(found -> mine(visitor, found))
                .orElseThrow(RequestRefused.because(Code.ORDER_MUST_BE_KNOWN));
    }

    private Mine mine(Visitor visitor, Ordered order) {
        var offering = catalog.pinned(order.version(), order.offering());
        return new Mine(order, new OfferView(offering, visitor.say()));
    }
}
