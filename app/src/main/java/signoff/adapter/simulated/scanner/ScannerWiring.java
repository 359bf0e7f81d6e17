// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated.scanner;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import signoff.adapter.simulated.WorldWiring;
import signoff.document.port.VirusScanner;

@Configuration(proxyBeanMethods = false)
@Conditional(WorldWiring.Wanted.class)
class ScannerWiring {

    static final class WithoutScanner extends NoneNestedConditions {

        WithoutScanner() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("clamd.address")
        static class Named {}
    }

    /** Gives way to a real one, which is there as soon as its address is named. */
    @Bean
    @Conditional(WithoutScanner.class)
    VirusScanner simulatedScanner() {
        return new SimulatedScanner();
    }
}
