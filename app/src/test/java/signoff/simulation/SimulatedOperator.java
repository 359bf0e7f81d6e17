// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import signoff.Application;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.workflow.engine.HandWork;

/** One node of the whole application with a wound clock, which works only when told to. */
public final class SimulatedOperator implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    public final WoundClock clock = new WoundClock(START);
    final ConfigurableApplicationContext context;
    public final HandWork hand;

    public SimulatedOperator() {
        this(TestPostgres.fresh());
    }

    /** On a database that another node may have worked on, with more settings than these. */
    SimulatedOperator(TestPostgres.Fresh fresh, String... more) {
        var settings = Stream.of(
                "--server.port=0",
                "--db.url=" + fresh.url(),
                "--db.user=" + fresh.user(),
                "--db.password=" + fresh.password(),
                "--db.connections=4",
                "--signoff.world=memory",
                "--signoff.home=target/simulation-home",
                "--signoff.workflow.run=false",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN");
        context = new SpringApplicationBuilder(Application.class)
                .initializers(this::windable)
                .run(Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
        hand = new HandWork(context.getBeanFactory());
        clock.alsoWind(hand::windLeases);
    }

    private void windable(ConfigurableApplicationContext starting) {
        var beans = (GenericApplicationContext) starting;
        beans.registerBean("clock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        beans.registerBean(
                "machineClock",
                Clock.class,
                () -> clock,
                bean -> ((AbstractBeanDefinition) bean).setDefaultCandidate(false));
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public void wind(Duration by) {
        clock.wind(by);
    }

    @Override
    public void close() {
        context.close();
    }
}
