// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import signoff.adapter.ChargingSystemContract;
import signoff.adapter.MessageCarrierContract;
import signoff.adapter.PaymentGatewayContract;
import signoff.adapter.ProfileServerContract;
import signoff.adapter.SubscriberRegisterContract;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ProfileServer;
import signoff.line.port.SubscriberRegister;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier;
import signoff.refund.port.PaymentGateway;
import signoff.refund.port.PaymentGateway.Named;
import signoff.workflow.EffectId;

/** The simulated adapters keep the promises of their ports, wherever the world is kept. */
abstract class WorldContracts {

    WorldStore store;
    Weather weather;
    SimulatedWorld world;

    abstract WorldStore newStore();

    @BeforeEach
    void makeTheWorld() {
        store = newStore();
        weather = new Weather(new SplittableRandom(1), pause -> {});
        world = new SimulatedWorld(store, weather);
    }

    @AfterEach
    void endTheWorld() {
        store.close();
    }

    /** Every answer comes later than anybody waits. */
    void fallSilent(Target target) {
        world.setFaults(target, Faults.NONE.withDelay(Duration.ofMinutes(1)));
    }

    @Nested
    class Register extends SubscriberRegisterContract {

        @Override
        protected SubscriberRegister register() {
            world.addLine(KNOWN);
            return new SimulatedRegister(store, weather);
        }

        @Override
        protected void fallSilent() {
            WorldContracts.this.fallSilent(Target.REGISTER);
        }

        @Override
        protected void barredBySomebodyElse(NetworkIdentity line) {
            store.bar(line);
        }
    }

    @Nested
    class Chargings extends ChargingSystemContract {

        @Override
        protected ChargingSystem charging() {
            world.addLine(KNOWN);
            return new SimulatedCharging(store, weather, CLOCK);
        }

        @Override
        protected void fallSilent() {
            WorldContracts.this.fallSilent(Target.CHARGING);
        }

        @Override
        protected boolean couldCharge(NetworkIdentity line) {
            world.addLine(line);
            return world.stateOf(line).charging() == Charging.CHARGED;
        }

        @Override
        protected void stoppedBySomebodyElse(NetworkIdentity line) {
            store.stopCharging(line, FRIDAY);
        }

        @Override
        protected void begins(NetworkIdentity line) {
            world.beginSession(line, CLOCK.instant().plus(Duration.ofDays(1)));
        }

        @Override
        protected void callsForHelp(NetworkIdentity line) {
            world.callForHelp(line, CLOCK.instant().plus(Duration.ofDays(1)));
        }
    }

    @Nested
    class Profiles extends ProfileServerContract {

        @Override
        protected ProfileServer profiles() {
            world.addLine(ON_DEVICE);
            world.addLineNotDownloaded(ORDERED);
            return new SimulatedProfiles(store, weather);
        }

        @Override
        protected void fallSilent() {
            WorldContracts.this.fallSilent(Target.PROFILES);
        }
    }

    @Nested
    class Gateway extends PaymentGatewayContract {

        @Override
        protected PaymentGateway gateway() {
            world.refuse(DEAD);
            world.refuse(DEAD_ACCOUNT);
            return new SimulatedGateway(store, weather, CLOCK);
        }

        @Override
        protected void fallSilent() {
            WorldContracts.this.fallSilent(Target.PAYMENT);
        }

        @Override
        protected void finishPage(UUID registration, @Nullable Named card) {
            world.finishPage(registration, card);
        }

        @Override
        protected void loseAnswersToOrders() {
            world.setFaults(Target.PAYMENT, Faults.NONE.withLostBack(1));
        }

        @Override
        protected void delayOrders() {
            world.setFaults(Target.PAYMENT, Faults.NONE.withLate(1));
        }

        @Override
        protected void recover() {
            world.setFaults(Target.PAYMENT, Faults.NONE);
        }

        @Override
        protected int timesPaid(EffectId key) {
            return world.paymentsOf(key).size();
        }
    }

    abstract class Carrier extends MessageCarrierContract {

        @Override
        protected MessageCarrier carrier() {
            world.refuse(dead().address());
            return new SimulatedCarrier(living().kind(), store, weather, CLOCK);
        }

        @Override
        protected List<Received> received() {
            return world.messages(10, 0).reversed().stream()
                    .map(sent -> new Received(
                            sent.message().subject(),
                            sent.message().text(),
                            sent.key().value().toString()))
                    .toList();
        }

        Target target() {
            return living().kind() == Contact.Kind.EMAIL ? Target.MAIL : Target.SMS;
        }

        @Override
        protected void becomeBusy() {
            world.setFaults(target(), Faults.NONE.withBusy(1));
        }

        @Override
        protected void fallSilent() {
            WorldContracts.this.fallSilent(target());
        }
    }

    @Nested
    class Mail extends Carrier {

        @Override
        protected Contact living() {
            return new Contact(Contact.Kind.EMAIL, "anna@example.net");
        }

        @Override
        protected Contact dead() {
            return new Contact(Contact.Kind.EMAIL, "nobody@example.net");
        }
    }

    @Nested
    class Sms extends Carrier {

        @Override
        protected Contact living() {
            return new Contact(Contact.Kind.SMS, "+85251110009");
        }

        @Override
        protected Contact dead() {
            return new Contact(Contact.Kind.SMS, "+85251110000");
        }
    }

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
}
