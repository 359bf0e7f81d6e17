// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import java.time.Clock;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import signoff.notification.port.MessageCarrier;

/** Real mail, as soon as a mail server is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("mail.host")
@EnableConfigurationProperties(MailSettings.class)
class SmtpWiring {

    @Bean
    MessageCarrier smtpMail(MailSettings settings, Clock clock) {
        return new SmtpCarrier(settings, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
}
