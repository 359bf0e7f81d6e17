// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import signoff.adapter.MessageCarrierContract.Received;
import signoff.adapter.smtp.MailSettings.Tls;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier.Message;

/** What the tests of mail share. */
final class MailTests {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    static final Contact ANNA = new Contact(Contact.Kind.EMAIL, "anna@example.net");
    static final String FROM = "Demo Mobile <mail@demo.example.com>";

    private MailTests() {}

    /** A carrier with little patience, without encryption. */
    static SmtpCarrier carrier(int port) {
        return carrier(settings(port, Tls.NONE, null));
    }

    static SmtpCarrier carrier(MailSettings settings) {
        return new SmtpCarrier(settings, CLOCK, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static MailSettings settings(int port, Tls tls, @Nullable String user) {
        return new MailSettings(
                "localhost",
                port,
                user,
                user == null ? null : "secret",
                tls,
                FROM,
                Map.of("other", "流量卡 <mail@other.example.com>"),
                Duration.ofMillis(2_000),
                Duration.ofMillis(500),
                Duration.ofMillis(1_500));
    }

    static Message message(Contact to) {
        return new Message(new BrandId("demo"), to, Language.ZH_HANT, "已收到您的註銷申請", "您好\n\nHello\n");
    }

    static MimeMessage parsed(String raw) throws MessagingException {
        var bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    static Received received(MimeMessage mail) {
        try {
            var text = ((String) mail.getContent()).replace("\r\n", "\n");
            return new Received(mail.getSubject(), text.strip(), mail.getMessageID());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static Received received(String raw) {
        try {
            return received(parsed(raw));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
