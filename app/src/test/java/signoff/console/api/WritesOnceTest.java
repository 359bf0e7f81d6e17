// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.kernel.BrandId;

/** A write is carried out once, however often it is sent, and whatever happens in between. */
@org.springframework.test.context.ActiveProfiles("api-alone")
@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "signoff.api.wait-max=400ms")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class WritesOnceTest {

    @LocalServerPort
    int port;

    @Autowired
    FakeClosures closures;

    @Autowired
    FakeLines lines;

    @Autowired
    AnswersForgotten forgotten;

    @Autowired
    ApiTestApplication.TestClock clock;

    @Autowired
    JdbcTemplate sql;

    @AfterEach
    void undisturbed() {
        closures.meanwhile = () -> {};
    }

    @Test
    void a_repeat_gets_the_first_answer_byte_for_byte_and_does_nothing() {
        var before = closures.executed();
        var body = aRequest();
        var first = request("k1", body);
        var again = request("k1", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isPresent();
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(closures.executed()).isEqualTo(before + 1);
    }

    @Test
    void space_and_order_of_properties_make_no_other_request() {
        var line = lines.add(DEMO).value();
        var first = request(
                "k2", "{\"lineId\":\"%s\",\"reason\":\"no_longer_needed\"}".formatted(line));
        var again = request(
                "k2", "{ \"reason\" : \"no_longer_needed\",\n \"lineId\":\"%s\"}".formatted(line));
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        var first = request("k3", aRequest());
        var other = request("k3", aRequest());
        var elsewhere = call("/api/v1/closures/" + first.at("id") + "/withdrawal")
                .key("k3")
                .send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("code")).isEqualTo("KEY_MUST_MEAN_SAME_REQUEST");
        assertThat(elsewhere.at("code")).isEqualTo("KEY_MUST_MEAN_SAME_REQUEST");
    }

    @Test
    void keys_of_two_clients_never_meet() {
        var body = aRequest();
        var first = request("k4", body);
        var other = ApiCall.to(port, "POST", "/api/v1/closures")
                .token("another:demo:closures.write")
                .key("k4")
                .json(body)
                .send();
        assertThat(first.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("Idempotency-Replayed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "LONG"})
    void a_write_without_a_proper_key_is_refused(String key) {
        var call = call("/api/v1/closures").json(aRequest());
        if (!key.isEmpty()) call.key(key.equals("LONG") ? "k".repeat(129) : key);
        var answer = call.send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("code")).isEqualTo("KEY_MUST_BE_GIVEN");
    }

    @Test
    void many_at_the_same_moment_are_one() throws Exception {
        var before = closures.executed();
        var body = aRequest();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<ApiCall.Answer>>();
            Callable<ApiCall.Answer> one = () -> {
                start.await();
                return request("k5", body);
            };
            for (int number = 0; number < 24; number++) running.add(threads.submit(one));
            start.countDown();
            var texts = new java.util.HashSet<String>();
            for (var answer : running) {
                assertThat(answer.get().status()).isIn(201, 409);
                if (answer.get().status() == 201) texts.add(answer.get().text());
            }
            assertThat(texts).hasSize(1);
        }
        assertThat(closures.executed()).isEqualTo(before + 1);
    }

    @Test
    void a_second_request_waits_for_the_first_but_not_for_ever() throws Exception {
        var body = aRequest();
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        closures.meanwhile = () -> {
            inside.countDown();
            await(goOn);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> request("k6", body));
            await(inside);
            var second = request("k6", body);
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.at("code")).isEqualTo("KEY_MUST_NOT_BE_IN_USE");
            assertThat(second.header("Retry-After")).contains("1");

            goOn.countDown();
            assertThat(first.get().status()).isEqualTo(201);
            assertThat(request("k6", body).text()).isEqualTo(first.get().text());
        }
    }

    @Test
    void what_failed_left_nothing_and_its_key_is_free() {
        var before = closures.executed();
        var body = aRequest();
        closures.meanwhile = () -> {
            throw new IllegalStateException("a bug");
        };
        var failed = request("k7", body);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(closures.executed()).isEqualTo(before);

        closures.meanwhile = () -> {};
        assertThat(request("k7", body).status()).isEqualTo(201);
        assertThat(closures.executed()).isEqualTo(before + 1);
    }

    @Test
    void a_refusal_is_an_answer_too_and_what_it_wrote_stays() {
        var closure = request("k8", aRequest()).at("id");
        var before = closures.executed();
        var path = "/api/v1/closures/" + closure + "/confirmation";
        var wrong = call(path).key("k9").json("{\"code\":\"000000\"}");
        var first = wrong.send();
        var again = wrong.send();
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.at("code")).isEqualTo("CODE_MUST_MATCH");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.header("Content-Type")).contains("application/problem+json");
        assertThat(closures.executed()).as("the counted try").isEqualTo(before + 1);
    }

    @Test
    void what_was_not_understood_does_not_use_up_the_key() {
        var body = aRequest();
        assertThat(request("k10", body.substring(1)).status()).isEqualTo(400);
        assertThat(request("k10", body.replace("lineId", "line")).status()).isEqualTo(400);
        assertThat(request("k10", body).status()).isEqualTo(201);
    }

    @Test
    void answers_are_kept_for_a_week_and_then_forgotten_a_bounded_number_at_a_time() {
        var before = closures.executed();
        var body = aRequest();
        var first = request("k11", body);
        clock.wind(Duration.ofDays(7));
        assertThat(request("k11", body).text()).isEqualTo(first.text());
        assertThat(forgotten.forgetOnce()).isZero();

        clock.wind(Duration.ofSeconds(1));
        assertThat(request("k11", body).status()).as("asked anew").isEqualTo(200);
        assertThat(closures.executed()).isEqualTo(before + 2);

        clock.wind(Duration.ofDays(8));
        sql.update("""
                insert into web.answer (client, request_key, fingerprint, asked_at)
                select 'bulk', n::text, '', '2020-01-01' from generate_series(1, 1500) n
                """);
        assertThat(forgotten.forgetOnce()).isEqualTo(AnswersForgotten.BATCH_MAX);
        assertThat(forgotten.forgetOnce()).isGreaterThanOrEqualTo(501).isLessThan(600);
        assertThat(forgotten.forgetOnce()).isZero();
    }

    @Test
    void an_interrupted_caller_leaves_one_closing_whatever_it_repeats() {
        var attempts = new AtomicInteger();
        closures.meanwhile = () -> {
            if (attempts.incrementAndGet() < 4) throw new IllegalStateException("crash");
        };
        var before = closures.executed();
        var body = aRequest();
        for (int number = 0; number < 6; number++) request("k12", body);
        assertThat(attempts).hasValue(4);
        assertThat(closures.executed()).isEqualTo(before + 1);
    }

    // The words used above.

    static final BrandId DEMO = new BrandId("demo");
    static final String TOKEN = "tester:demo:closures.read,closures.write";

    String aRequest() {
        return "{\"lineId\":\"%s\"}".formatted(lines.add(DEMO).value());
    }

    ApiCall call(String path) {
        return ApiCall.to(port, "POST", path).token(TOKEN);
    }

    ApiCall.Answer request(String key, String body) {
        return call("/api/v1/closures").key(key).json(body).send();
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
