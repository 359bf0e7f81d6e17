// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data is.
 *
 * @param url the operator's own server; absent means embedded. Several hosts stand with commas and
 *     are tried in their order; with targetServerType=primary a standby is passed over
 * @param user the name to connect as
 * @param password the password of that name
 * @param connections how many connections this node opens at most
 * @param waitMax how long work waits for a connection before it is told that there is none
 */
@ConfigurationProperties("db")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("signoff") String user,
        @DefaultValue("") String password,
        @DefaultValue("16") int connections,
        @DefaultValue("10s") Duration waitMax) {

    private static final String URL_START = "jdbc:postgresql://";

    /** A migration holds one as a lock while Flyway works on up to two more. */
    private static final int FEWEST_CONNECTIONS = 4;

    private static final int MOST_CONNECTIONS = 500;

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    DatabaseSettings {
        url = url == null || url.isBlank() ? null : url.trim();
        if (url != null && !url.startsWith(URL_START)) {
            throw new IllegalArgumentException("db.url is \"" + url
                    + "\". Allowed: an address like "
                    + URL_START + "host:5432/signoff (several hosts with commas and"
                    + " ?targetServerType=primary), or nothing for the embedded server.");
        }
        if (connections < FEWEST_CONNECTIONS || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("db.connections is " + connections
                    + ". Allowed: a number from " + FEWEST_CONNECTIONS + " to " + MOST_CONNECTIONS
                    + ", and no more than the server's max_connections over all nodes.");
        }
        if (waitMax.compareTo(SHORTEST_WAIT) < 0 || waitMax.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "db.wait-max is " + waitMax + ". Allowed: 250ms to 2m.");
        }
    }
}
