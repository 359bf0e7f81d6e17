// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.database.Trip;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.order.OrderFact.BillPaymentRequested;
import signoff.order.OrderFact.BillSettled;
import signoff.order.OrderFact.OrderCancelled;
import signoff.order.OrderFact.PackDelivered;
import signoff.order.OrderFact.PackOrdered;
import signoff.order.OrderFact.PersonTriedAgain;
import signoff.order.OrderFact.TopUpRequested;
import signoff.order.OrderFile.Kind;
import signoff.order.OrderState.Completed;
import signoff.order.OrderState.Doubtful;
import signoff.order.OrderState.InProgress;
import signoff.order.OrderState.Requested;
import signoff.refund.PayRefund;
import signoff.refund.TakePayment;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer.Moved;
import signoff.workflow.Effect;
import signoff.workflow.EffectId;

/** Takes orders: locks the line, looks at it, takes the price, opens the case, in one commit. */
@Component
class OrderDesk implements Orders {

    private final OrderStore store;
    private final OrderType type;
    private final OrderTerms terms;
    private final Cases cases;
    private final TransactionTemplate transaction;

    OrderDesk(
            OrderStore store,
            OrderType type,
            OrderTerms terms,
            Cases cases,
            TransactionTemplate transaction) {
        this.store = store;
        this.type = type;
        this.terms = terms;
        this.cases = cases;
        this.transaction = transaction;
    }

    @Override
    public Placing topUp(UUID request, LineId line, String instrument, Money amount, Actor actor) {
        return place(request, file(line, Kind.TOP_UP, instrument, amount), actor);
    }

    @Override
    public Money topUpMost(Currency currency) {
        return terms.topUpMost(currency);
    }

    @Override
    public Placing dataPack(UUID request, LineId line, String pack, Money price, Actor actor) {
        return place(request, file(line, Kind.DATA_PACK, pack, price), actor);
    }

    @Override
    public List<Pack> packs(LineId line) {
        return terms.packs(line);
    }

    @Override
    public Placing payBill(UUID request, LineId line, String from, Money owed, Actor actor) {
        return place(request, file(line, Kind.BILL, from, owed), actor);
    }

    private OrderFile file(LineId line, Kind kind, String item, Money amount) {
        return new OrderFile(line, kind, item, amount, terms.now());
    }

    private Placing place(UUID request, OrderFile wanted, Actor actor) {
        var id = idOf(wanted.line().account(), request);
        return inTransaction(() -> {
            var line = terms.lock(wanted.line());
            if (line.isEmpty()) return refused(Refusal.of(Code.LINE_MUST_BE_KNOWN));

            // Before all else: what was taken once stays taken, whatever the line has become.
            var earlier = store.find(id);
            if (earlier.isPresent()) return again(earlier.get(), wanted);

            var refusal = terms.refusal(line.get(), wanted);
            if (refusal.isEmpty()) refusal = terms.takeNow(id, wanted);
            return refusal.map(OrderDesk::refused)
                    .orElseGet(() -> open(id, line.get().brand(), wanted, actor));
        });
    }

    private Placing open(CaseId id, BrandId brand, OrderFile file, Actor actor) {
        var begun = begun(file);
        var deliverBy = begun.state() instanceof InProgress(var until) ? until : null;
        var listed = new OrderStore.Listed(id, file, begun.state().status(), deliverBy);
        store.insert(brand, listed);
        cases.open(
                type,
                new Cases.Opening<OrderFile, OrderState, OrderFact>(
                        id, brand, file, begun.state(), begun.fact(), actor, begun.effects()));
        return new Placing.Placed(listed.order());
    }

    /** How an order begins. */
    private record Begun(OrderState state, OrderFact fact, List<Effect> effects) {}

    private Begun begun(OrderFile file) {
        return switch (file.kind()) {
            case TOP_UP -> asked(file, new TopUpRequested(file.placedAt()));
            case DATA_PACK ->
                new Begun(
                        new InProgress(terms.deliverBy(file)),
                        new PackOrdered(file.placedAt()),
                        List.of());
            case BILL ->
                file.isFromBalance()
                        ? new Begun(
                                new Completed(file.placedAt()),
                                new BillSettled(file.placedAt()),
                                List.of(OrderRules.done(file)))
                        : asked(file, new BillPaymentRequested(file.placedAt()));
        };
    }

    private Begun asked(OrderFile file, OrderFact fact) {
        return new Begun(
                new Requested(terms.bankBy(file)),
                fact,
                List.of(new TakePayment(file.line(), file.item(), file.amount(), 1)));
    }

    private static Placing again(OrderStore.Listed earlier, OrderFile wanted) {
        var first = earlier.file();
        var same = first.line().equals(wanted.line())
                && first.kind() == wanted.kind()
                && first.item().equals(wanted.item())
                && first.amount().equals(wanted.amount());
        return same
                ? new Placing.Placed(earlier.order())
                : refused(Refusal.of(Code.KEY_MUST_MEAN_SAME_REQUEST));
    }

    /** The same request of the same account is the same order, on whichever node it arrives. */
    static CaseId idOf(AccountId account, UUID request) {
        var bytes = ByteBuffer.allocate(32)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .putLong(request.getMostSignificantBits())
                .putLong(request.getLeastSignificantBits());
        return new CaseId(account, UUID.nameUUIDFromBytes(bytes.array()));
    }

    @Override
    public Optional<Order> find(CaseId order) {
        return store.find(order).map(OrderStore.Listed::order);
    }

    @Override
    public Optional<CaseId> locate(BrandId brand, UUID order) {
        return store.locate(brand, order);
    }

    @Override
    public List<Order> of(LineId line) {
        return store.of(line).stream().map(OrderStore.Listed::order).toList();
    }

    @Override
    public List<Order> openOf(LineId line) {
        return orders(store.openOf(line));
    }

    @Override
    public Supplier<List<Order>> openOf(Trip trip, LineId line) {
        var found = store.openOf(trip, line);
        return () -> orders(found.get());
    }

    private static List<Order> orders(List<OrderStore.Listed> found) {
        return found.stream().map(OrderStore.Listed::order).toList();
    }

    @Override
    public Map<LineId, Instant> running(Collection<LineId> lines) {
        return store.running(lines);
    }

    @Override
    public void cancelOpen(Collection<LineId> lines, Instant at) {
        // A subscriber may cancel the same order at this moment: no row to move is no harm.
        for (var order : store.inProgress(lines)) {
            cases.tell(type, order, new OrderCancelled(at), Actor.system());
        }
    }

    @Override
    public Deciding cancel(CaseId order, Actor actor) {
        return inTransaction(() -> tell(order, new OrderCancelled(terms.now()), actor));
    }

    @Override
    public Deciding deliver(CaseId order, Actor actor) {
        return inTransaction(() -> tell(order, new PackDelivered(terms.now()), actor));
    }

    @Override
    public Deciding tryAgain(CaseId order, Actor actor) {
        return inTransaction(() -> {
            var stuck = stuckEffect(order);
            var decided = tell(order, new PersonTriedAgain(terms.now()), actor);
            if (stuck != null && decided instanceof Deciding.Decided) {
                cases.tryAgain(order, EffectId.of(order, stuck));
            }
            return decided;
        });
    }

    // An order takes one payment, and gives back one.
    private @Nullable String stuckEffect(CaseId order) {
        return cases.find(type, order)
                .map(found -> found.state() instanceof Doubtful
                        ? TakePayment.legOf(1)
                        : PayRefund.legOf(1))
                .orElse(null);
    }

    private Deciding tell(CaseId order, OrderFact fact, Actor actor) {
        return switch (cases.tell(type, order, fact, actor)) {
            case Moved<OrderFile, OrderState> moved ->
                new Deciding.Decided(store.find(order).orElseThrow().order());
            case Cases.Answer.NoMove<OrderFile, OrderState> no ->
                new Deciding.Refused(Refusal.of(Code.ORDER_MUST_BE_OPEN));
            case Cases.Answer.NotFound<OrderFile, OrderState> no ->
                new Deciding.Refused(Refusal.of(Code.ORDER_MUST_BE_KNOWN));
        };
    }

    private static Placing refused(Refusal why) {
        return new Placing.Refused(why);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
