// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signoff.adapter.smtp.MailSettings.Tls;
import signoff.adapter.smtp.SmtpDelivery.Stage;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier;
import signoff.workflow.EffectId;

/**
 * Hands mail over to the operator's mail server, one connection for each.
 *
 * <p>What goes wrong is told honestly: before the end of the data nothing was sent; after it a lost
 * answer leaves a doubt. A reply that ends in a no is a no. Addresses and words of the server,
 * which repeat them, reach no log.
 */
final class SmtpCarrier implements MessageCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);

    /** Servers that put strangers off for a while do so for some minutes. */
    private static final Duration PUT_OFF = Duration.ofMinutes(1);

    private static final Duration AWAY = Duration.ofSeconds(20);

    private final MailSettings settings;
    private final Clock clock;
    private final SSLSocketFactory encryption;
    private final Session session;

    SmtpCarrier(MailSettings settings, Clock clock, SSLSocketFactory encryption) {
        this.settings = settings;
        this.clock = clock;
        this.encryption = encryption;
        this.session = session();
    }

    @Override
    public Contact.Kind carries() {
        return Contact.Kind.EMAIL;
    }

    @Override
    public Answer send(Message message, EffectId key) {
        var to = recipient(message.to().address());
        if (to == null) return new Answer.Undeliverable("not an address");
        var stamp = new Letter.Stamp(key.value().toString(), clock.instant());
        var letter = Letter.of(session, message, settings.fromOf(message.brand()), to, stamp);
        var socket = new Socket();
        var watchdog = new Watchdog(() -> closeQuietly(socket), settings.deadline());
        try {
            return deliver(letter, to, socket);
        } finally {
            watchdog.callOff();
            closeQuietly(socket);
        }
    }

    private Answer deliver(Letter letter, InternetAddress to, Socket socket) {
        var delivery = new SmtpDelivery(session, settings.tls() == Tls.TLS);
        try {
            delivery.connect(connected(socket));
            delivery.sendMessage(letter, new InternetAddress[] {to});
            delivery.sayGoodbye();
            return new Answer.Accepted();
        } catch (IOException e) {
            return away("connecting", e);
        } catch (MessagingException e) {
            return answer(delivery.stage(), e);
        }
    }

    private Answer answer(Stage stage, MessagingException failure) {
        var reply = Reply.in(failure);
        if (reply.isEmpty()) {
            return stage == Stage.HANDED_OVER ? new Answer.NoAnswer() : away("" + stage, failure);
        }
        var no = reply.get();
        if (no.isForGood() && stage != Stage.BEGUN) return new Answer.Undeliverable("" + no);
        if (no.isForGood()) LOG.error("The mail server {} will not work for us: {}", settings, no);
        return new Answer.Busy(PUT_OFF);
    }

    /** Nothing was sent. The words of a failure may repeat an address, so only its kind is told. */
    private Answer away(String when, Exception failure) {
        LOG.warn(
                "The mail server {} does not answer ({}, {})",
                settings,
                when,
                failure.getClass().getSimpleName());
        return new Answer.Busy(AWAY);
    }

    private Socket connected(Socket socket) throws IOException {
        var address = InetAddress.getByName(settings.host());
        socket.connect(
                new InetSocketAddress(address, settings.portUsed()),
                millis(settings.connectTimeout()));
        socket.setSoTimeout(millis(settings.replyTimeout()));
        if (settings.tls() != Tls.TLS) return socket;
        var encrypted = (SSLSocket)
                encryption.createSocket(socket, settings.host(), settings.portUsed(), true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A connection to the mail server did not close", e);
        }
    }

    /** Nothing for what is not one plain address: no list, no name, no line break. */
    private static @Nullable InternetAddress recipient(String text) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c > 127)) return null;
        try {
            var address = new InternetAddress(text, true);
            return address.getAddress().equals(text) && text.indexOf('@') > 0 ? address : null;
        } catch (AddressException e) {
            return null;
        }
    }

    private Session session() {
        var properties = new Properties();
        for (var protocol : new String[] {"mail.smtp", "mail.smtps"}) {
            properties.put(protocol + ".host", settings.host());
            properties.put(protocol + ".quitwait", "false");
            properties.put(protocol + ".sendpartial", "false");
            properties.put(protocol + ".ssl.checkserveridentity", "true");
            properties.put(protocol + ".ssl.socketFactory", encryption);
            if (settings.tls() == Tls.STARTTLS) {
                properties.put(protocol + ".starttls.enable", "true");
                properties.put(protocol + ".starttls.required", "true");
            }
            if (settings.user() != null) {
                properties.put(protocol + ".auth", "true");
                properties.put(protocol + ".user", settings.user());
            }
        }
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        });
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}
