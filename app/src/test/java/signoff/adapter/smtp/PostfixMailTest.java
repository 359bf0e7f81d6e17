// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signoff.adapter.MessageCarrierContract;
import signoff.adapter.smtp.MailSettings.Tls;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier;
import signoff.notification.port.MessageCarrier.Answer.Accepted;
import signoff.notification.port.MessageCarrier.Answer.Busy;

/**
 * Mail against a real mail server: Postfix, from Debian. Skipped where it is not installed, but not
 * in CI, where {@code CI=true}.
 */
class PostfixMailTest extends MessageCarrierContract {

    /** A start takes seconds, so all tests that leave its settings alone share one. */
    private static @Nullable Postfix usual;

    private @Nullable Postfix special;

    @BeforeAll
    static void start() throws IOException {
        need();
        usual = new Postfix();
    }

    private static void need() {
        var missing = Postfix.missing();
        if (missing.isEmpty()) return;
        var told = "MAIL IS NOT TESTED AGAINST A REAL SERVER: " + missing
                + ". As root: apt-get install --no-install-recommends postfix";
        System.err.println(told);
        if ("true".equals(System.getenv("CI"))) fail(told);
        abort(told);
    }

    @AfterAll
    static void stop() throws IOException {
        if (usual != null) usual.close();
    }

    @BeforeEach
    void empty() {
        server().empty();
    }

    @AfterEach
    void stopSpecial() throws IOException {
        if (special != null) special.close();
    }

    private Postfix server() {
        return Objects.requireNonNull(special != null ? special : usual);
    }

    @Test
    void mail_is_handed_over_encrypted_to_a_server_whose_certificate_is_trusted() throws Exception {
        var settings = MailTests.settings(server().port(), Tls.STARTTLS, null);
        var carrier = new SmtpCarrier(settings, MailTests.CLOCK, trusting(server()));
        assertThat(carrier.send(MailTests.message(living()), KEY)).isEqualTo(new Accepted());
        assertThat(server().delivered()).singleElement().asString().contains("ESMTPS");
    }

    @Test
    void nothing_is_told_to_a_server_whose_certificate_is_not_trusted() {
        var settings = MailTests.settings(server().port(), Tls.STARTTLS, null);
        var carrier = MailTests.carrier(settings);
        assertThat(carrier.send(MailTests.message(living()), KEY)).isInstanceOf(Busy.class);
        assertThat(server().delivered()).isEmpty();
    }

    @Test
    void mail_that_it_would_have_to_relay_is_undeliverable() {
        var stranger = new Contact(Contact.Kind.EMAIL, "ben@elsewhere.example");
        var answer = carrier().send(MailTests.message(stranger), KEY);
        assertThat(answer).isEqualTo(new MessageCarrier.Answer.Undeliverable("554 5.7.1"));
    }

    private static SSLSocketFactory trusting(Postfix server)
            throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var file = Files.newInputStream(server.certificateFile())) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(file);
            trusted.setCertificateEntry("server", certificate);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @Override
    protected MessageCarrier carrier() {
        return MailTests.carrier(server().port());
    }

    @Override
    protected Contact living() {
        return MailTests.ANNA;
    }

    @Override
    protected Contact dead() {
        return new Contact(Contact.Kind.EMAIL, "nobody@example.net");
    }

    @Override
    protected List<Received> received() {
        return server().delivered().stream().map(MailTests::received).toList();
    }

    @Override
    protected void becomeBusy() throws IOException {
        special = new Postfix("smtpd_client_restrictions = defer");
    }

    @Override
    protected void fallSilent() throws IOException {
        special = new Postfix("smtpd_end_of_data_restrictions = sleep 20");
    }
}
