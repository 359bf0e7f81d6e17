// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Money;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ChargingSystem.Sessions;
import signoff.line.port.ProfileServer.Profile;
import signoff.line.port.SubscriberRegister.Service;
import signoff.notification.port.MessageCarrier.Message;
import signoff.refund.port.PaymentGateway.Named;
import signoff.workflow.EffectId;

/** The outside world, seen from above: what is in it, what goes wrong, and what was done. */
public final class SimulatedWorld {

    private final WorldStore store;
    private final Weather weather;

    SimulatedWorld(WorldStore store, Weather weather) {
        this.store = store;
        this.weather = weather;
    }

    /** Puts a line into service: in the register, in charging, and with a profile on a device. */
    public void addLine(NetworkIdentity line) {
        addLines(List.of(line));
    }

    /** The same for many, in one go. */
    public void addLines(Collection<NetworkIdentity> lines) {
        store.add(lines, true);
    }

    /** A line whose eSIM profile was ordered, and never downloaded. */
    public void addLineNotDownloaded(NetworkIdentity line) {
        store.add(List.of(line), false);
    }

    /** Makes one network element lose a line, so that it does not know it any more. */
    public void forget(Target element, NetworkIdentity line) {
        store.forget(element, line);
    }

    public LineState stateOf(NetworkIdentity line) {
        return new LineState(
                store.serviceOf(line),
                store.chargingOf(line),
                store.profileOf(line),
                store.deedsOf(line));
    }

    /** Data or a call begins, and ends by itself then. Where nothing is charged none begins. */
    public void beginSession(NetworkIdentity line, Instant endsAt) {
        store.begin(new WorldStore.Session(endsAt, false), line);
    }

    /** Somebody calls for help, which is never charged. */
    public void callForHelp(NetworkIdentity line, Instant endsAt) {
        store.begin(new WorldStore.Session(endsAt, true), line);
    }

    public Sessions sessionsOf(NetworkIdentity line, Instant at) {
        return store.sessionsOf(line, at);
    }

    /** From here on this instrument, payment or address takes nothing. */
    public void refuse(String name) {
        store.refuse(name, true);
    }

    /** It takes again. */
    public void accept(String name) {
        store.refuse(name, false);
    }

    /** A page of the bank's, as it was opened; empty when it never was. */
    public Optional<CardPage> page(UUID registration) {
        return store.page(registration).map(one -> new CardPage(one.back(), one.finished()));
    }

    /** Somebody chooses a card on such a page, or leaves it with none. The first choice stays. */
    public void finishPage(UUID registration, @Nullable Named card) {
        store.finishPage(registration, card);
    }

    public record CardPage(URI back, boolean finished) {}

    /** Every payment that was made with a key: two, when an order was repeated. */
    public List<Payment> paymentsOf(EffectId key) {
        return store.paymentsOf(key);
    }

    /**
     * All payments, in the order they were made.
     *
     * @param after the number of the last one seen; 0 to begin
     */
    public List<Payment> payments(long after, int limit) {
        return store.payments(after, limit);
    }

    /** How often money left for each key. More than once is the thing that must never be (I20). */
    public Map<EffectId, Integer> payoutsPerKey() {
        return store.payoutsPerKey();
    }

    /** What was sent with a key: more than one message, when a repeat went out. */
    public List<Sent> messagesOf(EffectId key) {
        return store.messagesOf(key);
    }

    /**
     * What was sent, newest first.
     *
     * @param cursor the number of the oldest one seen; 0 to begin
     */
    public List<Sent> messages(int limit, long cursor) {
        return store.messages(cursor == 0 ? Long.MAX_VALUE : cursor, limit);
    }

    /** Sets the faults of one target, from its next call on, on this node. */
    public void setFaults(Target target, Faults faults) {
        weather.set(target, faults);
    }

    /** The same faults for every target. */
    public void setFaults(Faults faults) {
        EnumSet.allOf(Target.class).forEach(target -> setFaults(target, faults));
    }

    public Faults faultsOf(Target target) {
        return weather.of(target);
    }

    /**
     * How a line stands in each network element.
     *
     * @param deeds what was done to it, in the order of the first time
     */
    public record LineState(
            Service service, Charging charging, Profile profile, List<Deed> deeds) {}

    /** What an element did to a line, with lasting effect. */
    public enum Deed {
        CHARGING_STOPPED,
        BARRED,
        DETACHED,
        NUMBER_MOVED,
        PROFILE_RETIRED
    }

    /**
     * An order that the gateway carried out.
     *
     * @param source the instrument it was taken from, or the payment that it pays back
     */
    public record Payment(
            long number, EffectId key, Kind kind, String source, Money amount, Instant at) {

        public enum Kind {
            TAKEN,
            PAID_BACK,
            /** To an account that was named. */
            PAID_OUT
        }

        /** The gateway's own name for it. */
        public String reference() {
            return referenceOf(number);
        }

        static String referenceOf(long number) {
            return "P-" + number;
        }
    }

    /** A message as it was taken over. It holds personal data, as the outside world does. */
    public record Sent(long number, EffectId key, Message message, Instant at) {}
}
