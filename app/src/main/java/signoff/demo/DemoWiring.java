// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the demo's clock to the application, in place of the machine's. */
@InDemo
@Configuration(proxyBeanMethods = false)
class DemoWiring {

    @Bean("clock")
    WoundClock clock(@Qualifier("machineClock") Clock machine, ClockStore store) {
        var clock = new WoundClock(machine);
        clock.atLeast(store.ahead()); // Before anyone asks it: a restart is no way back.
        return clock;
    }
}
