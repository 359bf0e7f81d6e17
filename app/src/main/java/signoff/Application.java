// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Signoff, as one process: it closes lines, and pays back what is owed. */
@SpringBootApplication
public class Application {

    /** Starts one node. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** The only source of time, so that a test can wind it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
