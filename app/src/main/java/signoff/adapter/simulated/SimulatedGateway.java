// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import signoff.adapter.simulated.Link.Trouble;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.SimulatedWorld.Payment.Kind;
import signoff.adapter.simulated.WorldStore.Order;
import signoff.kernel.Money;
import signoff.refund.Payee;
import signoff.refund.port.PaymentGateway;
import signoff.workflow.EffectId;

/**
 * A bad gateway: it pays every order it gets, even twice with the same key, so that tests see each
 * repeat of ours. It knows a repeat only where no care of ours could help: when an order comes in
 * late, after it has said that it never saw it.
 */
final class SimulatedGateway implements PaymentGateway {

    private static final Trouble<Answer> TROUBLE = new Trouble<>(
            new Answer.Busy(Link.BUSY_FOR),
            new Answer.Declined("simulated"),
            new Answer.NoAnswer());

    private static final Trouble<Opened> NOT_OPENED =
            new Trouble<>(new Opened.NoAnswer(), new Opened.NoAnswer(), new Opened.NoAnswer());

    private static final int DIGITS_SHOWN = 4;

    private final WorldStore store;
    private final Link link;

    /** Orders on their way, and the keys of all that ever were. Gone with this process. */
    private final Map<EffectId, Order> onTheWay = new ConcurrentHashMap<>();

    private final Set<EffectId> delayed = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    SimulatedGateway(WorldStore store, Weather weather, Clock clock) {
        this.store = store;
        this.link = new Link(Target.PAYMENT, weather);
        this.clock = clock;
    }

    @Override
    public Answer refund(String reference, Money amount, EffectId key) {
        return give(new Order(key, Kind.PAID_BACK, reference, amount));
    }

    @Override
    public Answer transfer(Payee payee, Money amount, EffectId key) {
        return give(new Order(key, Kind.PAID_OUT, account(payee), amount));
    }

    /** What a world is told to refuse, and shows: of a real account no more than its end. */
    private static String account(Payee payee) {
        var number = payee.account();
        return "bank-" + number.substring(Math.max(0, number.length() - DIGITS_SHOWN));
    }

    @Override
    public Answer take(String instrument, Money amount, EffectId key) {
        return give(new Order(key, Kind.TAKEN, instrument, amount));
    }

    @Override
    public Trace find(EffectId key) {
        var trace = link.question(
                new Trace.CannotTell(),
                () -> store.paymentsOf(key).stream()
                        .map(Payment::reference)
                        .findFirst()
                        .<Trace>map(Trace.Paid::new)
                        .orElseGet(Trace.NeverSeen::new));
        if (onTheWay.containsKey(key) && link.arrives()) arrive(key);
        return trace;
    }

    /** The page itself is one of the demo's. */
    @Override
    public Opened open(UUID registration, URI back) {
        return link.order(NOT_OPENED, () -> {
            store.openPage(registration, back);
            return new Opened.At(URI.create("/demo/bank/" + registration));
        });
    }

    @Override
    public Registered registered(UUID registration) {
        return link.question(
                new Registered.CannotTell(),
                () -> store.page(registration)
                        .map(SimulatedGateway::registered)
                        .orElseGet(Registered.Waiting::new));
    }

    private static Registered registered(WorldStore.CardPage page) {
        if (!page.finished()) return new Registered.Waiting();
        var card = page.card();
        return card == null ? new Registered.Declined() : new Registered.Done(card);
    }

    private Answer give(Order order) {
        if (link.isLate()) {
            delayed.add(order.key());
            onTheWay.putIfAbsent(order.key(), order);
            return new Answer.NoAnswer();
        }
        var answer = link.order(TROUBLE, () -> pay(order));
        // What was declined under this key stays so, however late the same order comes in.
        if (answer instanceof Answer.Declined) onTheWay.remove(order.key());
        arrive(order.key());
        return answer;
    }

    private void arrive(EffectId key) {
        var order = onTheWay.remove(key);
        if (order != null) pay(order);
    }

    private Answer pay(Order order) {
        if (delayed.contains(order.key())) {
            var earlier = store.paymentsOf(order.key());
            if (!earlier.isEmpty()) {
                return new Answer.Accepted(earlier.getFirst().reference());
            }
        }
        return answer(store.pay(order, clock.instant()));
    }

    private static Answer answer(OptionalLong number) {
        return number.isPresent()
                ? new Answer.Accepted(Payment.referenceOf(number.getAsLong()))
                : new Answer.Declined("closed");
    }
}
