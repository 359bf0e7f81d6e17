// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.adapter.simulated.SimulatedWorld.Deed;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.kernel.Money;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ChargingSystem.Sessions;
import signoff.line.port.ProfileServer.Profile;
import signoff.line.port.SubscriberRegister.NumberAt;
import signoff.line.port.SubscriberRegister.Service;
import signoff.notification.port.MessageCarrier.Message;
import signoff.refund.port.PaymentGateway.Named;
import signoff.workflow.EffectId;

/** What the outside world remembers. What it is told is kept at once, and never rolled back. */
interface WorldStore extends AutoCloseable {

    /** Puts lines into service everywhere. A line that is there already stays as it is. */
    void add(Collection<NetworkIdentity> lines, boolean onDevice);

    /** Enters a line into the register, and leaves one that is there as it is. */
    void serve(NetworkIdentity line);

    /** Enters a line into charging, and leaves one that is there as it is. */
    void charge(NetworkIdentity line);

    /** Enters a profile, and leaves one that is there as it is. False when that is retired. */
    boolean prepare(NetworkIdentity line, boolean onDevice);

    /** Makes one network element lose a line. */
    void forget(Target element, NetworkIdentity line);

    /** Each deed answers false when the element does not know the line. */
    boolean bar(NetworkIdentity line);

    /** As if it had never been barred: the phone comes back by itself. */
    boolean unbar(NetworkIdentity line);

    boolean detach(NetworkIdentity line);

    /** Gives the number of one to the other, with its bars. */
    boolean moveNumber(NetworkIdentity from, NetworkIdentity to);

    NumberAt numberOf(NetworkIdentity line);

    boolean stopCharging(NetworkIdentity line, Instant from);

    boolean resumeCharging(NetworkIdentity line);

    boolean retire(NetworkIdentity line);

    /** Only an emergency call begins where nothing is charged. */
    void begin(Session session, NetworkIdentity line);

    /** Not those for help. */
    boolean endSessions(NetworkIdentity line);

    Sessions sessionsOf(NetworkIdentity line, Instant now);

    /** Data or a call, which ends by itself then. */
    record Session(Instant endsAt, boolean emergency) {}

    boolean revive(NetworkIdentity line);

    Service serviceOf(NetworkIdentity line);

    Charging chargingOf(NetworkIdentity line);

    Profile profileOf(NetworkIdentity line);

    /** What was done to a line, in the order of the first time. */
    List<Deed> deedsOf(NetworkIdentity line);

    /** Sets whether the world will not take a name: an instrument, a payment or an address. */
    void refuse(String name, boolean refused);

    /** Answers the number of the payment, or nothing when what it is of is refused. */
    OptionalLong pay(Order order, Instant at);

    List<Payment> paymentsOf(EffectId key);

    /** A page of the bank's on which a card is named; one that is open stays as it is. */
    void openPage(UUID registration, URI back);

    Optional<CardPage> page(UUID registration);

    /** What was chosen there; the first choice stays. Null: nothing. */
    void finishPage(UUID registration, @Nullable Named card);

    /**
     * Such a page.
     *
     * @param card what was chosen; null for nothing
     */
    record CardPage(URI back, boolean finished, @Nullable Named card) {}

    /** In the order they were made. */
    List<Payment> payments(long after, int limit);

    Map<EffectId, Integer> payoutsPerKey();

    /** Answers false when the address is refused. */
    boolean keep(Message message, EffectId key, Instant at);

    List<Sent> messagesOf(EffectId key);

    /** Newest first. */
    List<Sent> messages(long before, int limit);

    @Override
    void close();

    /** What the gateway is told. */
    record Order(EffectId key, Payment.Kind kind, String source, Money amount) {}
}
