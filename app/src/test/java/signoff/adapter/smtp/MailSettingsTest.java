// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import signoff.kernel.BrandId;
import signoff.notification.port.MessageCarrier;

class MailSettingsTest {

    final ApplicationContextRunner start = new ApplicationContextRunner()
            .withUserConfiguration(SmtpWiring.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withPropertyValues("mail.from=Signoff <mail@example.com>");

    @Test
    void without_a_mail_server_there_is_no_mail() {
        start.run(context -> assertThat(context).doesNotHaveBean(MessageCarrier.class));
    }

    @Test
    void a_mail_server_and_a_sender_are_enough() {
        start.withPropertyValues("mail.host=mx.example.com").run(context -> {
            assertThat(context).hasSingleBean(MessageCarrier.class);
            var settings = context.getBean(MailSettings.class);
            assertThat(settings.tls()).isEqualTo(MailSettings.Tls.STARTTLS);
            assertThat(settings.portUsed()).isEqualTo(587);
            assertThat(settings.fromOf(new BrandId("demo")).getPersonal()).isEqualTo("Signoff");
        });
    }

    @Test
    void each_way_of_encrypting_has_its_usual_port() {
        for (var usual : Map.of("TLS", 465, "NONE", 25, "STARTTLS", 587).entrySet()) {
            start.withPropertyValues("mail.host=mx.example.com", "mail.tls=" + usual.getKey())
                    .run(context -> assertThat(
                                    context.getBean(MailSettings.class).portUsed())
                            .isEqualTo(usual.getValue()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail.port=0                 | mail.port is 0. Allowed: from 1 to 65535.",
                "mail.host=mx example        | mail.host is mx example. Allowed: the name",
                "mail.from=nobody            | mail.from is nobody. Allowed: an address such as",
                "mail.from-of.demo=a@b@c     | mail.from-of.demo is a@b@c. Allowed: an address",
                "mail.user=anna              | mail.password is missing. Allowed: a user and",
                "mail.reply-timeout=0s       | mail.reply-timeout is 0 ms. Allowed: more than",
                "mail.deadline=2m            | mail.deadline is 120000 ms. Allowed: more than",
            })
    void a_wrong_value_stops_the_start_and_is_named(String property, String message) {
        start.withPropertyValues("mail.host=mx.example.com", property)
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining(message));
    }

    @Test
    void a_password_is_never_sent_in_the_clear_to_another_machine() {
        var user = new String[] {"mail.user=signoff", "mail.password=secret", "mail.tls=NONE"};
        start.withPropertyValues(user)
                .withPropertyValues("mail.host=192.0.2.1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("STARTTLS or TLS, because a password is sent"));
        start.withPropertyValues(user)
                .withPropertyValues("mail.host=127.0.0.1")
                .run(context -> assertThat(context.getBean(MailSettings.class).toString())
                        .isEqualTo("MailSettings[127.0.0.1:25, NONE]"));
    }
}
