// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Signoff, as one process: it closes lines, and pays back what is owed.
 *
 * <p>A bean goes by its whole class name, so that two modules may use one word without meeting.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Application {

    /** Starts one node. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** The only source of time, so that a test can wind it. The demo brings one of its own. */
    @Bean
    @ConditionalOnProperty(name = "signoff.demo", havingValue = "false", matchIfMissing = true)
    @ConditionalOnMissingBean(name = "clock")
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * The machine's own time, for tokens and sign-in: winding the other clock must not end them.
     * Leases between nodes go by neither, but by the clock of the database.
     */
    @Bean(defaultCandidate = false)
    @Qualifier("machineClock")
    @ConditionalOnMissingBean(name = "machineClock")
    Clock machineClock() {
        return Clock.systemUTC();
    }
}
