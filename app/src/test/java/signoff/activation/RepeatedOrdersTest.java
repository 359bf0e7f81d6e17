// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.Faults;
import signoff.simulation.Twice;

/** Each command of an order for a line twice: all is as after once (I36, SF-61). */
class RepeatedOrdersTest extends SoldLines {

    @Test
    void an_order_that_is_placed_and_whose_card_is_named_twice_I36() {
        var twice = new Twice(part(JdbcTemplate.class));
        stock(1, 0);
        var account = newAccount();
        var request = request("data-10gb", "card-4242");
        var order = decided(twice.done("order", () -> activations.order(account, request, ACTOR)));
        work();
        var serial = newCard();
        twice.done("nameCard", () -> name(order, serial));
    }

    @Test
    void an_order_that_is_cancelled_twice_I36() {
        var twice = new Twice(part(JdbcTemplate.class));
        stock(1, 0);
        var order = ordered("data-10gb", newAccount());
        work();
        twice.done("cancel", () -> activations.cancel(order.id(), ACTOR));
    }

    @Test
    void an_order_that_a_person_tries_again_twice_I36() {
        var twice = new Twice(part(JdbcTemplate.class));
        world.setFaults(Faults.NONE);
        var order = ordered("data-10gb", newAccount());
        clock.wind(Duration.ofDays(2));
        hand.timers(100);
        twice.done("tryAgain", () -> activations.tryAgain(order.id(), ACTOR));
    }
}
