// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import signoff.staff.invitation.Invitation;

/** Shows the case of this module to the workflow. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StaffSettings.class)
class StaffWiring {

    @Bean
    Invitation staffInvitation() {
        return Invitation.CASE;
    }
}
