// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.order.Orders.Order;
import signoff.order.Orders.Placing;
import signoff.order.Orders.Status;

/** Takes orders up to 100.00, each request once. */
public final class FakeOrders {

    private final Map<UUID, Order> orders = new ConcurrentHashMap<>();

    public Placing topUp(UUID request, LineId line, String from, Money amount, Actor actor) {
        if (amount.minor() > 100_00) {
            var most = new Money(100_00, amount.currency());
            return new Placing.Refused(new Refusal(
                    Refusal.Code.AMOUNT_MUST_BE_IN_RANGE,
                    Map.of("least", new Money(1, amount.currency()), "most", most)));
        }
        var nothing = Money.none(amount.currency());
        return new Placing.Placed(orders.computeIfAbsent(
                request,
                id -> new Order(
                        new CaseId(line.account(), id),
                        line,
                        "top-up",
                        "card-4242",
                        amount,
                        Status.IN_PROGRESS,
                        nothing,
                        Instant.EPOCH,
                        null)));
    }

    public Optional<CaseId> locate(BrandId brand, UUID order) {
        return Optional.ofNullable(orders.get(order)).map(Order::id);
    }

    public Optional<Order> find(CaseId order) {
        return Optional.ofNullable(orders.get(order.value()));
    }
}
