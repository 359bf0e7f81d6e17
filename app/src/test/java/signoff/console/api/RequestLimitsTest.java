// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.unit.DataSize;
import signoff.TestPostgres;

/** A client that asks too often is slowed down, and the others are not. */
@ActiveProfiles("api-alone")
@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.api.requests-per-second=1", "signoff.api.requests-at-once=3"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class RequestLimitsTest {

    @LocalServerPort
    int port;

    @Test
    void a_client_that_asks_too_often_is_told_when_to_come_back() {
        ApiCall.Answer answer;
        var asked = 0;
        do {
            answer = read("hasty");
            asked++;
        } while (answer.status() == 200 && asked < 50);
        assertThat(asked).isGreaterThan(3).isLessThan(50);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.at("code")).isEqualTo("REQUESTS_MUST_BE_SLOWER");
        assertThat(answer.header("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 2));
        assertThat(read("patient").status()).isEqualTo(200);
    }

    @Test
    void a_setting_out_of_its_bounds_is_named_with_what_is_allowed() {
        var day = Duration.ofDays(1);
        var kilobyte = DataSize.ofKilobytes(1);
        assertThatThrownBy(() -> new ApiSettings(0, 1, kilobyte, day, Duration.ofSeconds(1)))
                .hasMessage("signoff.api.requests-per-second is 0. Allowed: 1 or more.");
        assertThatThrownBy(() -> new ApiSettings(2, 1, kilobyte, day, Duration.ofSeconds(1)))
                .hasMessageContaining("requests-at-once is 1");
        assertThatThrownBy(() ->
                        new ApiSettings(1, 1, DataSize.ofMegabytes(2), day, Duration.ofSeconds(1)))
                .hasMessageContaining("Allowed: 1KB to 1MB");
        assertThatThrownBy(() ->
                        new ApiSettings(1, 1, kilobyte, Duration.ofHours(1), Duration.ofSeconds(1)))
                .hasMessageContaining("Allowed: 1d to 90d");
        assertThatThrownBy(() -> new ApiSettings(1, 1, kilobyte, day, Duration.ofMinutes(1)))
                .hasMessageContaining("Allowed: 100ms to 30s");
    }

    ApiCall.Answer read(String client) {
        return ApiCall.to(port, "GET", "/api/v1/closures")
                .token(client + ":demo:closures.read")
                .send();
    }
}
