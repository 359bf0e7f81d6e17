// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.adapter.smtp.MailSettings.Tls;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.notification.port.MessageCarrier.Answer.Accepted;
import signoff.notification.port.MessageCarrier.Answer.Busy;
import signoff.notification.port.MessageCarrier.Message;
import signoff.workflow.EffectId;

/** A mail as another program reads it. */
class LetterTest {

    final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void a_mail_says_who_sent_it_and_that_no_person_wrote_it() throws Exception {
        var mail = sent(MailTests.message(MailTests.ANNA));
        assertThat(mail.getMessageID())
                .isEqualTo("<00000000-0000-1234-0000-00000000000c@demo.example.com>");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress(MailTests.FROM));
        assertThat(mail.getAllRecipients())
                .containsExactly(new InternetAddress("anna@example.net"));
        assertThat(mail.getSentDate()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("zh-Hant");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    }

    @Test
    void each_brand_writes_under_its_own_name() throws Exception {
        var message =
                new Message(new BrandId("other"), MailTests.ANNA, Language.EN, "Subject", "Text");
        var from = (InternetAddress) sent(message).getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("流量卡");
        assertThat(from.getAddress()).isEqualTo("mail@other.example.com");
        assertThat(sent(message).getMessageID()).endsWith("@other.example.com>");
    }

    @Test
    void subject_and_text_arrive_as_they_were_written() throws Exception {
        var subject = "關閉尾號0009的號碼：" + "很長".repeat(60);
        var text = "第一行\n\n.\n..two dots\nFrom here on\n" + "長".repeat(2_000) + "\n€ ¥ ₹ 😀 end";
        var mail = sent(
                new Message(new BrandId("demo"), MailTests.ANNA, Language.ZH_HANT, subject, text));
        assertThat(MailTests.received(mail).subject()).isEqualTo(subject);
        assertThat(MailTests.received(mail).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: eve@example.net", "a\nb", "a\rb", "a\u0000b"})
    void a_subject_that_would_begin_a_header_of_its_own_is_refused(String subject) {
        var message =
                new Message(new BrandId("demo"), MailTests.ANNA, Language.EN, subject, "Text");
        var carrier = MailTests.carrier(server.getSmtp().getPort());
        assertThatThrownBy(() -> carrier.send(message, KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("eve");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_asks_for_a_password_gets_it() {
        server.setUser("signoff@example.com", "signoff", "secret");
        server.getManagers().getUserManager().setAuthRequired(true);
        assertThat(sendAs("signoff")).isEqualTo(new Accepted());
        assertThat(sendAs("somebody")).isInstanceOf(Busy.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothing_is_told_to_a_server_whose_certificate_is_not_trusted() {
        var settings = MailTests.settings(server.getSmtps().getPort(), Tls.TLS, null);
        var answer = MailTests.carrier(settings).send(MailTests.message(MailTests.ANNA), KEY);
        assertThat(answer).isInstanceOf(Busy.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private Object sendAs(String user) {
        var settings = MailTests.settings(server.getSmtp().getPort(), Tls.NONE, user);
        return MailTests.carrier(settings).send(MailTests.message(MailTests.ANNA), KEY);
    }

    private MimeMessage sent(Message message) {
        var carrier = MailTests.carrier(server.getSmtp().getPort());
        assertThat(carrier.send(message, KEY)).isEqualTo(new Accepted());
        return server.getReceivedMessages()[0];
    }

    static final EffectId KEY = new EffectId(new UUID(0x1234, 12));
}
