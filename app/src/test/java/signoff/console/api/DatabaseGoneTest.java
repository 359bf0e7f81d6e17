// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.TransactionSystemException;
import signoff.Relay;
import signoff.TestPostgres;
import signoff.console.api.problem.Faults;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;

/** The database goes away in the middle of the work, and comes back. */
@ActiveProfiles("api-alone")
@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"db.wait-max=1s", "db.connections=4"})
class DatabaseGoneTest {

    static final TestPostgres.Fresh DATABASE = TestPostgres.fresh();
    static final URI SERVER = URI.create(DATABASE.url().substring("jdbc:".length()));
    static final Relay WIRE = Relay.to(SERVER.getHost(), SERVER.getPort());

    @DynamicPropertySource
    static void overTheWire(DynamicPropertyRegistry registry) {
        var url = "jdbc:postgresql://127.0.0.1:" + WIRE.port() + SERVER.getPath();
        registry.add("db.url", () -> url);
        registry.add("db.user", DATABASE::user);
        registry.add("db.password", DATABASE::password);
    }

    @AfterAll
    static void close() throws Exception {
        WIRE.close();
    }

    @LocalServerPort
    int port;

    @Autowired
    FakeLines lines;

    @Test
    void a_request_is_told_to_come_back_and_its_repeat_is_carried_out() {
        var body =
                "{\"lineId\":\"%s\"}".formatted(lines.add(new BrandId("demo")).value());
        assertThat(request("warm", body).status()).isEqualTo(201);

        WIRE.cut();
        var gone = request("k", body);
        assertThat(gone.status()).isEqualTo(503);
        assertThat(gone.at("code")).isEqualTo("DATABASE_MUST_ANSWER");
        assertThat(gone.header("Retry-After")).contains("5");
        assertThat(read().status()).isEqualTo(503);

        WIRE.mend();
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var back = request("k", body);
        while (back.status() == 503 && System.nanoTime() < deadline) back = request("k", body);
        assertThat(back.status()).isEqualTo(200);
    }

    /** Then there is nothing left to roll back, and that is what is thrown. */
    @Test
    void a_connection_that_broke_in_the_middle_is_no_fault_of_ours() {
        var closed = new SQLException("Connection is closed");
        var refusal = Faults.of(new TransactionSystemException("JDBC rollback failed", closed));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.DATABASE_MUST_ANSWER);
    }

    ApiCall.Answer request(String key, String body) {
        return ApiCall.to(port, "POST", "/api/v1/closures")
                .token("tester:demo:closures.write")
                .key(key)
                .json(body)
                .send();
    }

    ApiCall.Answer read() {
        return ApiCall.to(port, "GET", "/api/v1/events")
                .token("tester:demo:events.read")
                .send();
    }
}
