// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.demo.port.DemoWorld;
import signoff.line.NetworkIdentity;
import signoff.refund.port.PaymentGateway.InstrumentKind;
import signoff.refund.port.PaymentGateway.Named;

/** Shows the simulated world to whoever tries a demo, and lets them spoil its weather. */
@ConditionalOnProperty("signoff.demo")
@Component
class ShownWorld implements DemoWorld {

    /** A demo may be wound far, and its cards last. */
    private static final YearMonth VALID_UNTIL = YearMonth.of(2099, 12);

    private static final Map<Mood, Faults> MOODS = new EnumMap<>(Map.of(
            Mood.FINE, Faults.NONE,
            Mood.SLOW, Faults.NONE.withDelay(Duration.ofSeconds(3)),
            Mood.BUSY, Faults.NONE.withBusy(1),
            Mood.SILENT, Faults.NONE.withLostBack(1),
            Mood.GONE, Faults.NONE.withLostThere(1).withCannotTell(1),
            Mood.REFUSING, Faults.NONE.withRefused(1),
            Mood.FLAKY, Faults.some(0.3)));

    private final SimulatedWorld world;

    ShownWorld(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public void addLine(NetworkIdentity line) {
        world.addLine(line);
    }

    @Override
    public List<SentMessage> messages(int most, long before) {
        return world.messages(most, before).stream().map(ShownWorld::message).toList();
    }

    private static SentMessage message(Sent sent) {
        var message = sent.message();
        return new SentMessage(
                sent.number(),
                sent.at(),
                message.brand().code(),
                message.to().kind().name(),
                message.to().address(),
                message.language().tag(),
                message.subject(),
                message.text());
    }

    @Override
    public List<CarriedPayment> payments(int most, long after) {
        return world.payments(after, most).stream().map(ShownWorld::payment).toList();
    }

    @Override
    public Optional<URI> cardPage(UUID registration) {
        return world.page(registration).map(SimulatedWorld.CardPage::back);
    }

    @Override
    public void finishCardPage(UUID registration, Optional<String> card) {
        var chosen = card.filter(CARDS::contains).map(ShownWorld::named).orElse(null);
        world.finishPage(registration, chosen);
    }

    private static Named named(String card) {
        var dash = card.indexOf('-');
        var kind = InstrumentKind.valueOf(card.substring(0, dash).toUpperCase(Locale.ROOT));
        return new Named("token-" + card, kind, card.substring(dash + 1), VALID_UNTIL);
    }

    private static CarriedPayment payment(Payment payment) {
        return new CarriedPayment(
                payment.number(),
                payment.at(),
                payment.kind().name(),
                payment.source(),
                payment.amount(),
                payment.reference());
    }

    @Override
    public List<Outside> systems() {
        return Arrays.stream(Target.values())
                .map(target -> new Outside(nameOf(target), moodOf(target)))
                .toList();
    }

    @Override
    public void set(String system, Mood mood) {
        var target = Arrays.stream(Target.values())
                .filter(one -> nameOf(one).equals(system))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such system: " + system));
        world.setFaults(target, MOODS.getOrDefault(mood, Faults.NONE));
    }

    private static String nameOf(Target target) {
        return target.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Mood> moodOf(Target target) {
        var faults = world.faultsOf(target);
        return MOODS.entrySet().stream()
                .filter(mood -> mood.getValue().equals(faults))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
