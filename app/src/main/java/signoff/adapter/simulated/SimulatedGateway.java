// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Clock;
import java.util.OptionalLong;
import signoff.adapter.simulated.Link.Trouble;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.SimulatedWorld.Payment.Kind;
import signoff.adapter.simulated.WorldStore.Order;
import signoff.kernel.Money;
import signoff.refund.port.Payee;
import signoff.refund.port.PaymentGateway;
import signoff.workflow.EffectId;

/** A bad gateway: it pays every order it gets, even twice with the same key. */
final class SimulatedGateway implements PaymentGateway {

    private static final Trouble<Answer> TROUBLE = new Trouble<>(
            new Answer.Busy(Link.BUSY_FOR),
            new Answer.Declined("simulated"),
            new Answer.NoAnswer());

    private static final int DIGITS_SHOWN = 4;

    private final WorldStore store;
    private final Link link;
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
        return link.question(
                new Trace.CannotTell(),
                () -> store.paymentsOf(key).stream()
                        .map(Payment::reference)
                        .findFirst()
                        .<Trace>map(Trace.Paid::new)
                        .orElseGet(Trace.NeverSeen::new));
    }

    private Answer give(Order order) {
        return link.order(TROUBLE, () -> answer(store.pay(order, clock.instant())));
    }

    private static Answer answer(OptionalLong number) {
        return number.isPresent()
                ? new Answer.Accepted(Payment.referenceOf(number.getAsLong()))
                : new Answer.Declined("closed");
    }
}
