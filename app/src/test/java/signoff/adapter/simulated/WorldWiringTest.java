// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import signoff.TestPostgres;
import signoff.database.Pools;
import signoff.line.port.SubscriberRegister;
import signoff.notification.port.MessageCarrier;

class WorldWiringTest {

    final ApplicationContextRunner start = new ApplicationContextRunner()
            .withUserConfiguration(WorldWiring.class)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void there_is_no_simulated_world_unless_it_is_asked_for() {
        start.run(context -> assertThat(context).doesNotHaveBean(SubscriberRegister.class));
        start.withPropertyValues("signoff.demo=false")
                .run(context -> assertThat(context).doesNotHaveBean(SubscriberRegister.class));
    }

    @Test
    void the_demo_has_a_world_in_memory_unless_told_otherwise() {
        start.withPropertyValues("signoff.demo=true").run(context -> {
            assertThat(context.getBean(WorldStore.class)).isInstanceOf(MemoryWorldStore.class);
            assertThat(context.getBeansOfType(MessageCarrier.class)).hasSize(2);
        });
    }

    @Test
    void a_world_in_the_database_has_connections_of_its_own() {
        Pools pools = WorldWiringTest::pool;
        start.withBean(Pools.class, () -> pools)
                .withPropertyValues("signoff.world=database")
                .run(context -> assertThat(context.getBean(WorldStore.class))
                        .isInstanceOf(DatabaseWorldStore.class));
    }

    @Test
    void real_mail_takes_the_place_of_simulated_mail() {
        start.withPropertyValues("signoff.world=memory", "mail.host=mx.example.net")
                .run(context -> assertThat(context.getBeansOfType(MessageCarrier.class))
                        .containsOnlyKeys("simulatedSms"));
    }

    @Test
    void faults_and_delay_can_be_set_from_the_start() {
        start.withPropertyValues(
                        "signoff.world=memory",
                        "signoff.world-faults=0.2",
                        "signoff.world-delay=1s")
                .run(context -> assertThat(
                                context.getBean(SimulatedWorld.class).faultsOf(Target.SMS))
                        .isEqualTo(Faults.some(0.2).withDelay(Duration.ofSeconds(1))));
    }

    @Test
    void production_refuses_a_simulated_world() {
        start.withPropertyValues("signoff.world=memory", "signoff.production=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("take signoff.world and signoff.demo out"));
    }

    @Test
    void a_chance_that_is_none_stops_the_start() {
        start.withPropertyValues("signoff.world=memory", "signoff.world-faults=7")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("signoff.world-faults is 7.0. Allowed: from 0 to 1"));
    }

    private static HikariDataSource pool(String name, int connections) {
        return TestPostgres.fresh().pool(connections);
    }
}
