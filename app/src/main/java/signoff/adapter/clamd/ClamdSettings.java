// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.clamd;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the virus scanner is.
 *
 * @param address its socket as a path, or a host and a port: {@code clamav.example.com:3310}
 * @param within how long one scan may take, 1 second to 5 minutes
 */
@ConfigurationProperties("clamd")
record ClamdSettings(
        @DefaultValue("/run/clamav/clamd.ctl") String address,
        @DefaultValue("30s") Duration within) {

    private static final String HOST = "[A-Za-z0-9._-]+:[0-9]{1,5}";

    ClamdSettings {
        if (!address.startsWith("/") && !address.matches(HOST)) {
            throw new IllegalArgumentException("clamd.address is " + address
                    + ". Allowed: the path of a socket, or a host and a port such as"
                    + " localhost:3310.");
        }
        if (within.toSeconds() < 1 || within.toSeconds() > 300) {
            throw new IllegalArgumentException("clamd.within is " + within.toMillis()
                    + " ms. Allowed: 1 second to 5 minutes.");
        }
    }

    SocketAddress socket() {
        if (address.startsWith("/")) return UnixDomainSocketAddress.of(address);
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
}
