// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows the case of this module to the workflow. */
@Configuration(proxyBeanMethods = false)
class RegistrationWiring {

    @Bean
    AddressProof addressProof() {
        return AddressProof.CASE;
    }
}
