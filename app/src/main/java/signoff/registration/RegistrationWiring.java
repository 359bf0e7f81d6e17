// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows the case of this module to the workflow, and reads its settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistrationSettings.class)
class RegistrationWiring {

    @Bean
    AddressProof addressProof() {
        return AddressProof.CASE;
    }
}
