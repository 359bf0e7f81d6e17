// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import signoff.adapter.simulated.SimulatedWorld.Deed;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Money;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.NetworkAnswer.NotKnown;
import signoff.line.port.ProfileServer.Profile;
import signoff.line.port.SubscriberRegister.Service;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier;
import signoff.notification.port.MessageCarrier.Message;
import signoff.refund.port.PaymentGateway;
import signoff.workflow.EffectId;

/** The world seen from above, wherever it is kept. */
abstract class WorldTests extends WorldContracts {

    @Test
    void a_line_shows_what_was_done_to_it_in_the_order_it_was_done() {
        world.addLine(LINE);
        store.stopCharging(LINE, Instant.EPOCH);
        store.bar(LINE);
        store.detach(LINE);
        store.stopCharging(LINE, Instant.EPOCH);
        store.retire(LINE);

        var state = world.stateOf(LINE);
        assertThat(state.service()).isEqualTo(Service.BARRED);
        assertThat(state.charging()).isEqualTo(Charging.STOPPED);
        assertThat(state.profile()).isEqualTo(Profile.RETIRED_ON_DEVICE);
        assertThat(state.deeds())
                .containsExactly(
                        Deed.CHARGING_STOPPED, Deed.BARRED, Deed.DETACHED, Deed.PROFILE_RETIRED);
    }

    @Test
    void a_phone_that_is_detached_before_it_is_barred_comes_back() {
        world.addLine(LINE);
        assertThat(store.detach(LINE)).isTrue();
        store.bar(LINE);
        assertThat(world.stateOf(LINE).service()).isEqualTo(Service.BARRED_ATTACHED);
        assertThat(world.stateOf(LINE).deeds()).containsExactly(Deed.BARRED);
    }

    @Test
    void adding_a_line_again_leaves_it_as_it_stands() {
        world.addLines(List.of(LINE, OTHER_LINE));
        store.bar(LINE);
        world.addLines(List.of(LINE, OTHER_LINE));
        assertThat(world.stateOf(LINE).service()).isEqualTo(Service.BARRED_ATTACHED);
        assertThat(world.stateOf(OTHER_LINE).service()).isEqualTo(Service.SERVED);
    }

    @Test
    void one_element_can_lose_a_line_that_the_others_know() {
        world.addLine(LINE);
        world.forget(Target.CHARGING, LINE);
        var charging = new SimulatedCharging(store, weather, CLOCK);
        assertThat(charging.stop(LINE, Instant.EPOCH, KEY)).isEqualTo(new NotKnown());
        assertThat(world.stateOf(LINE).service()).isEqualTo(Service.SERVED);
        assertThatThrownBy(() -> world.forget(Target.MAIL, LINE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_repeated_order_is_paid_twice_and_shows_as_two() {
        gateway().refund("P-1", HKD_50, KEY);
        gateway().refund("P-1", HKD_50, KEY);
        gateway().refund("P-2", HKD_50, OTHER_KEY);
        gateway().take("card-4242", HKD_50, new EffectId(new UUID(0, 3)));

        assertThat(world.payoutsPerKey()).containsOnly(entry(KEY, 2), entry(OTHER_KEY, 1));
        assertThat(world.paymentsOf(KEY)).hasSize(2).allSatisfy(payment -> {
            assertThat(payment.amount()).isEqualTo(HKD_50);
            assertThat(payment.kind()).isEqualTo(Payment.Kind.PAID_BACK);
            assertThat(payment.source()).isEqualTo("P-1");
            assertThat(payment.at()).isEqualTo(CLOCK.instant());
        });
    }

    @Test
    void payments_are_read_in_portions() {
        for (int order = 0; order < 5; order++) gateway().refund("P-" + order, HKD_50, KEY);
        var first = world.payments(0, 3);
        var rest = world.payments(first.getLast().number(), 3);
        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(2);
        assertThat(rest.getLast().source()).isEqualTo("P-4");
    }

    @Test
    void what_is_refused_can_be_accepted_again() {
        world.refuse("P-1");
        assertThat(gateway().refund("P-1", HKD_50, KEY))
                .isInstanceOf(PaymentGateway.Answer.Declined.class);
        world.accept("P-1");
        assertThat(gateway().refund("P-1", HKD_50, KEY))
                .isInstanceOf(PaymentGateway.Answer.Accepted.class);
    }

    @Test
    void messages_are_read_newest_first_in_portions() {
        for (int number = 1; number <= 5; number++) mail().send(message("Mail " + number), KEY);
        var newest = world.messages(2, 0);
        var before = world.messages(2, newest.getLast().number());
        assertThat(subjects(newest)).containsExactly("Mail 5", "Mail 4");
        assertThat(subjects(before)).containsExactly("Mail 3", "Mail 2");
    }

    @Test
    void a_message_is_kept_as_it_was_sent() {
        mail().send(message("Mail"), KEY);
        mail().send(message("Other"), OTHER_KEY);
        assertThat(world.messagesOf(KEY)).singleElement().satisfies(sent -> {
            assertThat(sent.message()).isEqualTo(message("Mail"));
            assertThat(sent.at()).isEqualTo(CLOCK.instant());
        });
    }

    @Test
    void many_threads_lose_nothing() throws Exception {
        var orders = new ArrayList<Callable<PaymentGateway.Answer>>();
        for (int number = 0; number < 400; number++) {
            var key = new EffectId(new UUID(7, number / 2));
            orders.add(() -> gateway().refund("P", HKD_50, key));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(orders)) answer.get();
        }
        assertThat(world.payoutsPerKey().values()).hasSize(200).containsOnly(2);
        assertThat(world.payments(0, 1_000))
                .hasSize(400)
                .extracting(Payment::number)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private PaymentGateway gateway() {
        return new SimulatedGateway(store, weather, CLOCK);
    }

    private MessageCarrier mail() {
        return new SimulatedCarrier(Contact.Kind.EMAIL, store, weather, CLOCK);
    }

    private static Message message(String subject) {
        var to = new Contact(Contact.Kind.EMAIL, "anna@example.net");
        return new Message(new BrandId("demo"), to, Language.EN, subject, "Text");
    }

    private static List<String> subjects(List<Sent> messages) {
        return messages.stream().map(sent -> sent.message().subject()).toList();
    }

    private static java.util.Map.Entry<EffectId, Integer> entry(EffectId key, int times) {
        return java.util.Map.entry(key, times);
    }

    static final NetworkIdentity LINE =
            new NetworkIdentity("001010000000011", "85251110011", "8985200000000000011");
    static final NetworkIdentity OTHER_LINE =
            new NetworkIdentity("001010000000012", "85251110012", "8985200000000000012");
    static final EffectId KEY = new EffectId(new UUID(0, 1));
    static final EffectId OTHER_KEY = new EffectId(new UUID(0, 2));
    static final Money HKD_50 = new Money(50_00, Currency.getInstance("HKD"));
}
