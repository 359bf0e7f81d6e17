// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.order.Orders;
import signoff.order.Orders.Order;

/** Orders that cannot be cancelled, and how long a closing waits for them. Pure. */
public final class RunningOrders {

    /** Its money is with the bank, or its SIM is on its way into the network. */
    static boolean runs(Order order) {
        return switch (order.kind()) {
            case "data-pack" -> false;
            case Order.SIM -> order.status() == Orders.Status.IN_PROGRESS;
            default -> true;
        };
    }

    /** When the last of them is waited for no longer; null when none runs. */
    public static @Nullable Instant until(List<Order> orders, Duration wait) {
        return orders.stream()
                .filter(RunningOrders::runs)
                .map(order -> order.placedAt().plus(wait))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private RunningOrders() {}
}
