// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.clamd;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import signoff.document.port.VirusScanner;

/**
 * The scanner, wherever the world is real, and in a simulated one when its address is named. So an
 * installation that forgot it takes files in, and opens none.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClamdSettings.class)
@Conditional(ClamdWiring.Wanted.class)
class ClamdWiring {

    static final class Wanted extends AnyNestedCondition {

        Wanted() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("clamd.address")
        static class ByName {}

        @Conditional(RealWorld.class)
        static class InTheRealWorld {}
    }

    static final class RealWorld extends NoneNestedConditions {

        RealWorld() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("signoff.world")
        static class Simulated {}

        @ConditionalOnProperty("signoff.demo")
        static class Demo {}
    }

    @Bean
    VirusScanner clamd(ClamdSettings settings) {
        return new ClamdScanner(settings);
    }
}
