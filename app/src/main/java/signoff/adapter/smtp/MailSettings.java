// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import signoff.kernel.BrandId;

/**
 * The operator's mail server.
 *
 * @param host its name
 * @param port its port; absent means the usual one: 587 for STARTTLS, 465 for TLS, 25 for none
 * @param user who we sign in as; absent means that it knows us by our address
 * @param password the password of that user
 * @param tls whether the connection is encrypted, and from when on
 * @param from whom mail comes from, with or without a name: {@code Signoff <mail@example.com>}
 * @param fromOf the same for single brands, by their code
 * @param connectTimeout how long a connection may take to stand
 * @param replyTimeout how long one reply may take
 * @param deadline how long one mail may take altogether
 */
@ConditionalOnProperty("mail.host") // All settings are read at start, also those that nobody needs.
@ConfigurationProperties("mail")
record MailSettings(
        String host,
        @Nullable Integer port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("STARTTLS") Tls tls,
        String from,
        @DefaultValue Map<String, String> fromOf,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration replyTimeout,
        @DefaultValue("25s") Duration deadline) {

    /** How the connection is encrypted. */
    enum Tls {
        /** Begins in the clear, and is encrypted before anything is told. */
        STARTTLS(587),
        /** Encrypted from the first byte. */
        TLS(465),
        /** Not at all: for a relay on this machine or in a closed network. */
        NONE(25);

        final int usualPort;

        Tls(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    private static final Duration LONGEST = Duration.ofSeconds(60);

    MailSettings {
        user = user == null || user.isBlank() ? null : user;
        fromOf = Map.copyOf(fromOf);
        need(host.matches("[A-Za-z0-9.:_-]+"), "mail.host", host, "the name of a mail server");
        need(
                port == null || port >= 1 && port <= 65_535,
                "mail.port",
                String.valueOf(port),
                "from 1 to 65535");
        need(
                (user == null) == (password == null),
                "mail.password",
                password == null ? "missing" : "there",
                "a user and a password, or neither");
        need(
                user == null || tls != Tls.NONE || isThisMachine(host),
                "mail.tls",
                "NONE",
                "STARTTLS or TLS, because a password is sent");
        mustBeAddress("mail.from", from);
        fromOf.forEach((brand, address) -> mustBeAddress("mail.from-of." + brand, address));
        mustBeTime("mail.connect-timeout", connectTimeout);
        mustBeTime("mail.reply-timeout", replyTimeout);
        mustBeTime("mail.deadline", deadline);
    }

    int portUsed() {
        return port == null ? tls.usualPort : port;
    }

    InternetAddress fromOf(BrandId brand) {
        return address(fromOf.getOrDefault(brand.code(), from));
    }

    /** The password must not reach a log. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + portUsed() + ", " + tls + "]";
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void mustBeAddress(String key, String text) {
        boolean good;
        try {
            good = new InternetAddress(text, true).getAddress().contains("@");
        } catch (AddressException e) {
            good = false;
        }
        need(good, key, text, "an address such as Signoff <mail@example.com>");
    }

    private static InternetAddress address(String text) {
        try {
            var address = new InternetAddress(text, true);
            // Once more, so that a name outside ASCII is encoded (RFC 2047).
            address.setPersonal(address.getPersonal(), "UTF-8");
            return address;
        } catch (AddressException | java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException("checked at start", e);
        }
    }

    private static void mustBeTime(String key, Duration time) {
        need(
                time.isPositive() && time.compareTo(LONGEST) <= 0,
                key,
                time.toMillis() + " ms",
                "more than nothing, and a minute at most");
    }

    private static void need(boolean holds, String key, String value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    key + " is " + value + ". Allowed: " + allowed + ".");
        }
    }
}
