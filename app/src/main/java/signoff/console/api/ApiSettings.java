// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much the JSON API takes.
 *
 * @param requestsPerSecond how many requests one client may make in a second, on each node
 * @param requestsAtOnce how many it may make at once after a pause
 * @param bodyMax how large one request may be; the default takes a full batch of usage records
 * @param answersKept for how long a repeat with the same Idempotency-Key gets the first answer
 * @param waitMax how long a request waits for another one with the same key, or for a locked line
 */
@ConfigurationProperties("signoff.api")
record ApiSettings(
        @DefaultValue("200") int requestsPerSecond,
        @DefaultValue("400") int requestsAtOnce,
        @DefaultValue("256KB") DataSize bodyMax,
        @DefaultValue("7d") Duration answersKept,
        @DefaultValue("5s") Duration waitMax) {

    private static final DataSize BODY_LEAST = DataSize.ofKilobytes(1);
    private static final DataSize BODY_MOST = DataSize.ofMegabytes(1);

    ApiSettings {
        need(requestsPerSecond >= 1, "requests-per-second", requestsPerSecond, "1 or more");
        need(
                requestsAtOnce >= requestsPerSecond,
                "requests-at-once",
                requestsAtOnce,
                "a number not below signoff.api.requests-per-second");
        need(
                bodyMax.compareTo(BODY_LEAST) >= 0 && bodyMax.compareTo(BODY_MOST) <= 0,
                "body-max",
                bodyMax,
                "1KB to 1MB");
        need(
                answersKept.compareTo(Duration.ofDays(1)) >= 0
                        && answersKept.compareTo(Duration.ofDays(90)) <= 0,
                "answers-kept",
                answersKept,
                "1d to 90d");
        need(
                waitMax.compareTo(Duration.ofMillis(100)) >= 0
                        && waitMax.compareTo(Duration.ofSeconds(30)) <= 0,
                "wait-max",
                waitMax,
                "100ms to 30s");
    }

    private static void need(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "signoff.api." + key + " is " + value + ". Allowed: " + allowed + ".");
        }
    }
}
