// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signoff.adapter.simulated.MemoryElement.Mark;
import signoff.adapter.simulated.SimulatedWorld.Deed;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.SimulatedWorld.Payment.Kind;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ChargingSystem.Sessions;
import signoff.line.port.ProfileServer.Profile;
import signoff.line.port.SubscriberRegister.NumberAt;
import signoff.line.port.SubscriberRegister.Service;
import signoff.notification.port.MessageCarrier.Message;
import signoff.refund.port.PaymentGateway.Named;
import signoff.workflow.EffectId;

/** A world in this process, gone with it. Payments are all kept, because tests count them. */
final class MemoryWorldStore implements WorldStore {

    /**
     * Enough to look through after a run; a benchmark sends far more and must not fill the heap.
     */
    static final int MESSAGES_KEPT = 10_000;

    private final AtomicLong moments = new AtomicLong();
    private final MemoryElement register = new MemoryElement(moments);
    private final MemoryElement charging = new MemoryElement(moments);
    private final MemoryElement profiles = new MemoryElement(moments);

    private final Map<String, List<Session>> sessions = new ConcurrentHashMap<>();
    private final Map<UUID, CardPage> pages = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Payment> payments = new ConcurrentSkipListMap<>();
    private final Map<EffectId, List<Payment>> paymentsByKey = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Sent> messages = new ConcurrentSkipListMap<>();
    private final Map<EffectId, List<Sent>> messagesByKey = new ConcurrentHashMap<>();
    private final AtomicLong messagesHeld = new AtomicLong();

    @Override
    public void add(Collection<NetworkIdentity> lines, boolean onDevice) {
        for (var line : lines) {
            register.add(line.imsi(), true);
            charging.add(line.imsi(), false);
            profiles.add(line.iccid(), onDevice);
        }
    }

    @Override
    public void serve(NetworkIdentity line) {
        register.add(line.imsi(), true);
    }

    @Override
    public void charge(NetworkIdentity line) {
        charging.add(line.imsi(), false);
    }

    @Override
    public boolean prepare(NetworkIdentity line, boolean onDevice) {
        profiles.add(line.iccid(), onDevice);
        return profiles.of(line.iccid())
                .filter(mark -> !mark.has(Deed.PROFILE_RETIRED))
                .isPresent();
    }

    @Override
    public void forget(Target element, NetworkIdentity line) {
        switch (element) {
            case REGISTER -> register.forget(line.imsi());
            case CHARGING -> charging.forget(line.imsi());
            case PROFILES -> profiles.forget(line.iccid());
            case PAYMENT, MAIL, SMS ->
                throw new IllegalArgumentException(element + " knows no lines");
        }
    }

    @Override
    public boolean bar(NetworkIdentity line) {
        return register.mark(line.imsi(), Deed.BARRED, mark -> mark);
    }

    @Override
    public boolean unbar(NetworkIdentity line) {
        return register.unmark(line.imsi(), Deed.BARRED, Set.of(Deed.BARRED, Deed.DETACHED));
    }

    @Override
    public boolean detach(NetworkIdentity line) {
        var mark = register.of(line.imsi());
        if (mark.isEmpty()) return false;
        // A phone that is not barred comes back at once.
        if (!mark.get().has(Deed.BARRED)) return true;
        return register.mark(line.imsi(), Deed.DETACHED, Mark::off);
    }

    @Override
    public boolean moveNumber(NetworkIdentity from, NetworkIdentity to) {
        return register.move(from.imsi(), to.imsi());
    }

    @Override
    public NumberAt numberOf(NetworkIdentity line) {
        return register.of(line.imsi())
                .map(mark -> mark.has(Deed.NUMBER_MOVED) ? NumberAt.ELSEWHERE : NumberAt.HERE)
                .orElse(NumberAt.NOT_KNOWN);
    }

    @Override
    public boolean stopCharging(NetworkIdentity line, Instant from) {
        return charging.mark(line.imsi(), Deed.CHARGING_STOPPED, mark -> mark);
    }

    @Override
    public boolean resumeCharging(NetworkIdentity line) {
        return charging.undo(line.imsi(), Deed.CHARGING_STOPPED);
    }

    @Override
    public boolean revive(NetworkIdentity line) {
        return profiles.undo(line.iccid(), Deed.PROFILE_RETIRED);
    }

    @Override
    public boolean retire(NetworkIdentity line) {
        return profiles.mark(line.iccid(), Deed.PROFILE_RETIRED, mark -> mark);
    }

    @Override
    public void begin(Session session, NetworkIdentity line) {
        var charged = chargingOf(line);
        if (charged == Charging.NOT_KNOWN) return;
        if (charged == Charging.STOPPED && !session.emergency()) return;
        sessions.merge(
                line.imsi(),
                List.of(session),
                (old, one) -> Stream.concat(old.stream(), one.stream()).toList());
    }

    @Override
    public boolean endSessions(NetworkIdentity line) {
        sessions.computeIfPresent(
                line.imsi(),
                (imsi, all) -> all.stream().filter(Session::emergency).toList());
        return chargingOf(line) != Charging.NOT_KNOWN;
    }

    @Override
    public Sessions sessionsOf(NetworkIdentity line, Instant now) {
        if (chargingOf(line) == Charging.NOT_KNOWN) return Sessions.NOT_KNOWN;
        var running = sessions.getOrDefault(line.imsi(), List.of()).stream()
                .filter(one -> one.endsAt().isAfter(now))
                .toList();
        if (running.isEmpty()) return Sessions.NONE;
        return running.stream().allMatch(Session::emergency)
                ? Sessions.EMERGENCY
                : Sessions.RUNNING;
    }

    @Override
    public Service serviceOf(NetworkIdentity line) {
        return register.of(line.imsi())
                .map(mark -> {
                    if (mark.has(Deed.NUMBER_MOVED)) return Service.BARRED;
                    if (!mark.has(Deed.BARRED)) return Service.SERVED;
                    return mark.on() ? Service.BARRED_ATTACHED : Service.BARRED;
                })
                .orElse(Service.NOT_KNOWN);
    }

    @Override
    public Charging chargingOf(NetworkIdentity line) {
        return charging.of(line.imsi())
                .map(mark -> mark.has(Deed.CHARGING_STOPPED) ? Charging.STOPPED : Charging.CHARGED)
                .orElse(Charging.NOT_KNOWN);
    }

    @Override
    public Profile profileOf(NetworkIdentity line) {
        return profiles.of(line.iccid())
                .map(mark -> {
                    if (!mark.has(Deed.PROFILE_RETIRED)) return Profile.IN_USE;
                    return mark.on() ? Profile.RETIRED_ON_DEVICE : Profile.RETIRED;
                })
                .orElse(Profile.NOT_KNOWN);
    }

    @Override
    public List<Deed> deedsOf(NetworkIdentity line) {
        return Stream.of(
                        register.of(line.imsi()),
                        charging.of(line.imsi()),
                        profiles.of(line.iccid()))
                .flatMap(mark -> mark.stream())
                .flatMap(mark -> mark.deeds().entrySet().stream())
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void refuse(String name, boolean refuse) {
        if (refuse) {
            refused.add(name);
        } else {
            refused.remove(name);
        }
    }

    @Override
    public OptionalLong pay(Order order, Instant at) {
        if (refused.contains(order.source())) return OptionalLong.empty();
        var number = numbers.incrementAndGet();
        var made =
                new Payment(number, order.key(), order.kind(), order.source(), order.amount(), at);
        payments.put(number, made);
        paymentsByKey.merge(order.key(), List.of(made), (a, b) -> joined(a, b, Payment::number));
        return OptionalLong.of(number);
    }

    @Override
    public void openPage(UUID registration, URI back) {
        pages.putIfAbsent(registration, new CardPage(back, false, null));
    }

    @Override
    public Optional<CardPage> page(UUID registration) {
        return Optional.ofNullable(pages.get(registration));
    }

    @Override
    public void finishPage(UUID registration, @Nullable Named card) {
        pages.computeIfPresent(
                registration,
                (id, page) -> page.finished() ? page : new CardPage(page.back(), true, card));
    }

    private static <T> List<T> joined(List<T> earlier, List<T> later, ToLongFunction<T> number) {
        return Stream.concat(earlier.stream(), later.stream())
                .sorted(Comparator.comparingLong(number))
                .toList();
    }

    @Override
    public List<Payment> paymentsOf(EffectId key) {
        return paymentsByKey.getOrDefault(key, List.of());
    }

    @Override
    public List<Payment> payments(long after, int limit) {
        return payments.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public Map<EffectId, Integer> payoutsPerKey() {
        var counts = new HashMap<EffectId, Integer>();
        payments.values().stream()
                .filter(payment -> payment.kind() != Kind.TAKEN)
                .forEach(payment -> counts.merge(payment.key(), 1, Integer::sum));
        return Map.copyOf(counts);
    }

    @Override
    public boolean keep(Message message, EffectId key, Instant at) {
        if (refused.contains(message.to().address())) return false;
        var number = numbers.incrementAndGet();
        var sent = new Sent(number, key, message, at);
        messagesByKey.merge(key, List.of(sent), (a, b) -> joined(a, b, Sent::number));
        messages.put(number, sent);
        if (messagesHeld.incrementAndGet() > MESSAGES_KEPT) forgetOldest();
        return true;
    }

    private void forgetOldest() {
        var oldest = messages.pollFirstEntry();
        messagesHeld.decrementAndGet();
        if (oldest == null) return;
        messagesByKey.computeIfPresent(oldest.getValue().key(), (key, sent) -> {
            var left =
                    sent.stream().filter(one -> one.number() != oldest.getKey()).toList();
            return left.isEmpty() ? null : left;
        });
    }

    @Override
    public List<Sent> messagesOf(EffectId key) {
        return messagesByKey.getOrDefault(key, List.of());
    }

    @Override
    public List<Sent> messages(long before, int limit) {
        return messages.headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void close() {}
}
