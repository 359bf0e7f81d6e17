// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import signoff.addon.AddOnState.Ended;
import signoff.addon.AddOnState.Ending;
import signoff.addon.AddOnState.Lapsed;
import signoff.addon.AddOnState.Resting;
import signoff.addon.AddOnState.Running;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.Status;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line;
import signoff.line.allowance.Bucket;
import signoff.order.Orders;
import signoff.order.Orders.Order;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Read;
import signoff.workflow.EffectId;

/** What lines have, as people see it: cases of what renews, and orders that brought packs. */
@Component
class HeldAddOns {

    private final Cases cases;
    private final AddOnType type;
    private final AddOnPlan plan;
    private final AddOnAllowances allowances;
    private final Orders orders;

    HeldAddOns(
            Cases cases,
            AddOnType type,
            AddOnPlan plan,
            AddOnAllowances allowances,
            Orders orders) {
        this.cases = cases;
        this.type = type;
        this.plan = plan;
        this.allowances = allowances;
        this.orders = orders;
    }

    List<Held> of(LineId line, List<CaseId> renewing) {
        var recurring = renewing.stream().flatMap(id -> cases.find(type, id).stream());
        var packs = packs(line).filter(pack -> pack.status() == Status.RUNNING);
        return Stream.concat(recurring.map(this::held), packs).toList();
    }

    boolean renews(LineId line, UUID id) {
        return recurring(line, id).isPresent();
    }

    private Optional<Read<AddOnFile, AddOnState>> recurring(LineId line, UUID id) {
        return cases.find(type, new CaseId(line.account(), id))
                .filter(found -> found.file().line().equals(line))
                .filter(found -> found.file().monthly()); // The end of a pack is a case as well.
    }

    Optional<Held> find(LineId line, UUID id) {
        return recurring(line, id)
                .map(this::held)
                .or(() ->
                        packs(line).filter(pack -> pack.id().value().equals(id)).findFirst());
    }

    /** The case that a pack has once it was ended. */
    static CaseId endOf(CaseId order) {
        return new CaseId(order.account(), EffectId.of(order, "PackEnded").value());
    }

    private Stream<Held> packs(LineId line) {
        return orders.of(line).stream()
                .filter(order -> order.status() == Orders.Status.COMPLETED)
                .filter(order -> order.kind().equals("data-pack"))
                .flatMap(order -> pack(order).stream());
    }

    private Optional<Held> pack(Order order) {
        var ended = cases.find(type, endOf(order.id()));
        if (ended.isPresent()) return ended.map(found -> held(found).as(order.id()));
        return plan.pack(order.line(), order.item(), order.placedAt()).flatMap(sold -> {
            var given = sold.addOn().allowances();
            var left = allowances.left(given, order.line(), order.id().value(), plan.now());
            if (left.stream().noneMatch(bucket -> bucket.left() > 0)) return Optional.empty();
            return Optional.of(new Held(
                    order.id(),
                    order.line(),
                    order.item(),
                    sold.addOn().names(),
                    false,
                    order.amount(),
                    Status.RUNNING,
                    left.getFirst().from(),
                    last(left),
                    Money.none(order.amount().currency())));
        });
    }

    /** What is known of a pack that has not ended: what its order says. */
    AddOnFile pack(Line line, Held pack) {
        var order = orders.find(pack.id()).orElseThrow();
        var sold = plan.pack(line.id(), order.item(), order.placedAt()).orElseThrow();
        return plan.file(line, sold, order.amount()).of(order.id().value());
    }

    private static Instant last(List<Bucket> left) {
        return left.stream()
                .flatMap(bucket -> Stream.ofNullable(bucket.until()))
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    Held held(Read<AddOnFile, AddOnState> found) {
        var file = found.file();
        var state = found.state();
        return new Held(
                found.id(),
                file.line(),
                file.code(),
                plan.agreed(file).names(),
                file.monthly(),
                file.price(),
                state.status(),
                from(state),
                until(state),
                state instanceof Ended(var _, var returned)
                        ? returned
                        : Money.none(file.price().currency()));
    }

    private static Instant from(AddOnState state) {
        return switch (state) {
            case Running(var from, var _, var _, var _) -> from;
            case Ending(var from, var _, var _, var _) -> from;
            case Resting _, Ended _, Lapsed _ -> until(state);
        };
    }

    private static Instant until(AddOnState state) {
        return switch (state) {
            case Running(var _, var until, var _, var _) -> until;
            case Ending(var _, var until, var _, var _) -> until;
            case Resting(var until, var _) -> until;
            case Ended(var at, var _) -> at;
            case Lapsed(var at) -> at;
        };
    }
}
