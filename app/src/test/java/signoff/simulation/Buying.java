// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.accountclosure.AccountClosures;
import signoff.activation.Activations;
import signoff.activation.Activations.Deciding;
import signoff.activation.Activations.Ordered;
import signoff.activation.Activations.Status;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.catalog.Catalog;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.line.Lines;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;

/**
 * People who buy whole lines of every kind while others are closed: there are fewer numbers than
 * they want. A line that came into service is a line like the others from then on.
 */
final class Buying {

    private static final Pool POOL = new Pool(SimulatedLines.BRAND, "CN");
    private static final AtomicLong NUMBERS = new AtomicLong(1);
    private static final int NUMBERS_FREE = 6;
    private static final int ORDERS_MOST = 10;

    /** One of each kind of product. */
    private static final List<String> OFFERINGS =
            List.of("data-10gb", "esim-8gb", "roam-as-you-go", "talk-100", "hotspot-50gb");

    private final SimulatedOperator operator;
    private final SimulatedLines lines;
    private final SplittableRandom chance;
    private final Activations activations;
    private final Supply supply;
    private final JdbcTemplate sql;
    private final List<String> cards = new ArrayList<>();
    private final Map<CaseId, String> paidFrom = new LinkedHashMap<>();
    private final Map<CaseId, LineModel> bought = new LinkedHashMap<>();

    Buying(SimulatedOperator operator, SimulatedLines lines, SplittableRandom chance) {
        this.operator = operator;
        this.lines = lines;
        this.chance = chance;
        this.activations = operator.part(Activations.class);
        this.supply = operator.part(Supply.class);
        this.sql = operator.part(JdbcTemplate.class);
        stock();
    }

    // What the seed before left over would make this one another story.
    private void stock() {
        sql.update("delete from lines.number where state = 'AVAILABLE'");
        sql.update("delete from lines.sim where state = 'IN_STOCK'");
        var free = new ArrayList<String>();
        for (int each = 0; each < NUMBERS_FREE; each++) {
            free.add("86137%08d".formatted(NUMBERS.getAndIncrement()));
        }
        supply.addNumbers(POOL, free);
        for (var form : SimForm.values()) {
            for (int each = 0; each < ORDERS_MOST; each++) {
                var serial = newSim(form);
                if (form == SimForm.CARD) cards.add(serial);
            }
        }
    }

    /** Puts one more into the stock, and answers its serial. */
    String newSim(SimForm form) {
        var number = NUMBERS.getAndIncrement();
        var serial = Iccid.checked("8987%014d".formatted(number));
        supply.addSims(POOL, form, List.of(new Supply.Sim(serial, "00109%010d".formatted(number))));
        return serial;
    }

    /** Each is paid from an instrument of its own, so that its money can be followed. */
    void order(Actor actor) {
        if (paidFrom.size() >= ORDERS_MOST) return;
        var code = OFFERINGS.get(chance.nextInt(OFFERINGS.size()));
        var sold = operator.part(Catalog.class)
                .find(SimulatedLines.BRAND, "CN", code)
                .orElseThrow();
        var instrument = "buy-" + NUMBERS.getAndIncrement();
        lines.paidFrom(lines.get(0), instrument);
        var leaving = leaving();
        var request = new Activations.Request(
                new UUID(chance.nextLong(), chance.nextLong()),
                SimulatedLines.BRAND,
                "CN",
                code,
                sold.version(),
                instrument);
        var first = activations.order(lines.account(), request, actor);
        assertThat(activations.order(lines.account(), request, actor))
                .as("I36: the same request is the same order")
                .isEqualTo(first);
        assertThat(first)
                .as("X-13: who closes the account gets no new line, and everybody else does")
                .isInstanceOf(leaving ? Deciding.Refused.class : Deciding.Decided.class);
        if (first instanceof Deciding.Decided(var order)) paidFrom.put(order.id(), instrument);
    }

    private boolean leaving() {
        return operator.part(AccountClosures.class).openFor(lines.account()).isPresent();
    }

    void nameCards(Actor actor) {
        for (var id : paidFrom.keySet()) {
            if (now(id).status() != Status.AWAITING_CARD || cards.isEmpty()) continue;
            activations.nameCard(id, cards.removeLast(), actor);
        }
    }

    void cancel(Actor actor) {
        for (var id : paidFrom.keySet()) {
            if (chance.nextInt(4) == 0) activations.cancel(id, actor);
        }
    }

    /** A person looks at what is stuck, and names the cards that are waited for. */
    void tryAgain(Actor actor) {
        nameCards(actor);
        paidFrom.keySet().forEach(id -> activations.tryAgain(id, actor));
    }

    boolean isOver() {
        return paidFrom.keySet().stream().allMatch(id -> isOver(now(id).status()));
    }

    private static boolean isOver(Status status) {
        return switch (status) {
            case COMPLETED, CANCELLED, FAILED -> true;
            case PENDING, AWAITING_CARD, CONNECTING, HELD, RETURNING -> false;
        };
    }

    /** What came into service is topped up, used, paused and closed like the others. */
    void bringHome() {
        paidFrom.forEach((id, instrument) -> {
            var order = now(id);
            if (order.status() != Status.COMPLETED || bought.containsKey(id)) return;
            var line = operator.part(Lines.class).find(order.line()).orElseThrow();
            bought.put(id, lines.bought(line, instrument));
        });
    }

    int count() {
        return bought.size();
    }

    /** Nobody pays for a line that never came, and none comes without an order. */
    void checkAtEnd(List<Payment> payments) {
        for (var id : paidFrom.keySet()) {
            var order = now(id);
            assertThat(isOver(order.status())).as("liveness: %s ends", order).isTrue();
            if (order.status() == Status.COMPLETED) continue;
            assertThat(operator.part(Lines.class).find(order.line())).isEmpty();
            assertThat(left(paidFrom.get(id), payments))
                    .as("I15: what was paid for %s is back", order)
                    .isZero();
        }
    }

    private static long left(String instrument, List<Payment> payments) {
        long left = 0;
        for (var taken : payments) {
            if (taken.kind() != Payment.Kind.TAKEN || !taken.source().equals(instrument)) continue;
            left += taken.amount().minor();
            left -= payments.stream()
                    .filter(back -> back.kind() == Payment.Kind.PAID_BACK)
                    .filter(back -> back.source().equals(taken.reference()))
                    .mapToLong(back -> back.amount().minor())
                    .sum();
        }
        return left;
    }

    private Ordered now(CaseId id) {
        return activations.find(id).orElseThrow();
    }
}
