// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import signoff.database.Pools;
import signoff.line.port.ChargingSystem;
import signoff.line.port.ProfileServer;
import signoff.line.port.SubscriberRegister;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier;
import signoff.refund.port.PaymentGateway;

/** The simulated world, where it is asked for: with {@code signoff.world}, and in the demo. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorldSettings.class)
@Conditional(WorldWiring.Wanted.class)
public class WorldWiring {

    private static final int CONNECTIONS = 8;

    /** There is a simulated world, or a part of one. */
    public static final class Wanted extends AnyNestedCondition {

        Wanted() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("signoff.world")
        static class ByName {}

        @ConditionalOnProperty("signoff.demo")
        static class InDemo {}
    }

    static final class WithoutMailServer extends NoneNestedConditions {

        WithoutMailServer() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("mail.host")
        static class Named {}
    }

    @Bean
    WorldStore worldStore(WorldSettings settings, ObjectProvider<Pools> pools) {
        if (settings.production()) {
            throw new IllegalStateException("signoff.production and a simulated world exclude each"
                    + " other: take signoff.world and signoff.demo out of the settings");
        }
        return settings.world() == WorldSettings.Form.DATABASE
                ? new DatabaseWorldStore(pools.getObject().open("world", CONNECTIONS))
                : new MemoryWorldStore();
    }

    @Bean
    Weather weather(WorldSettings settings) {
        return new Weather(new SplittableRandom(settings.worldSeed()), WorldWiring::sleep);
    }

    @Bean
    SimulatedWorld simulatedWorld(WorldStore store, Weather weather, WorldSettings settings) {
        var world = new SimulatedWorld(store, weather);
        world.setFaults(settings.faults());
        return world;
    }

    @Bean
    SubscriberRegister simulatedRegister(WorldStore store, Weather weather) {
        return new SimulatedRegister(store, weather);
    }

    @Bean
    ChargingSystem simulatedCharging(WorldStore store, Weather weather, Clock clock) {
        return new SimulatedCharging(store, weather, clock);
    }

    @Bean
    ProfileServer simulatedProfiles(WorldStore store, Weather weather) {
        return new SimulatedProfiles(store, weather);
    }

    @Bean
    PaymentGateway simulatedGateway(WorldStore store, Weather weather, Clock clock) {
        return new SimulatedGateway(store, weather, clock);
    }

    /** Gives way to real mail, which is there as soon as a mail server is named. */
    @Bean
    @Conditional(WithoutMailServer.class)
    MessageCarrier simulatedMail(WorldStore store, Weather weather, Clock clock) {
        return new SimulatedCarrier(Contact.Kind.EMAIL, store, weather, clock);
    }

    @Bean
    MessageCarrier simulatedSms(WorldStore store, Weather weather, Clock clock) {
        return new SimulatedCarrier(Contact.Kind.SMS, store, weather, clock);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
