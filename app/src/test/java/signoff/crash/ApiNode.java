// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import signoff.Application;
import signoff.TestHome;
import signoff.TestPostgres;
import signoff.kernel.CaseId;

/** One node with its API, and a program that calls it. */
final class ApiNode implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern UNTIL = Pattern.compile("\"waitsUntil\":\"([^\"]+)\"");

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String token;

    /** What was answered. */
    record Reply(int status, String body) {

        String id() {
            var found = ID.matcher(body);
            if (!found.find()) throw new AssertionError(status + " " + body);
            return found.group(1);
        }
    }

    ApiNode(TestPostgres.Fresh database, String secret) {
        this(database, secret, null);
    }

    /** With a business clock that a test winds; the machine's own goes on. */
    ApiNode(TestPostgres.Fresh database, String secret, @Nullable Clock clock) {
        context = new SpringApplicationBuilder(Application.class)
                .initializers(starting -> keepTime((GenericApplicationContext) starting, clock))
                .run(
                        "--server.port=0",
                        "--db.url=" + database.url(),
                        "--db.user=" + database.user(),
                        "--db.password=" + database.password(),
                        "--db.connections=8",
                        "--signoff.home=" + TestHome.named("crash"),
                        "--signoff.world=database",
                        "--signoff.workflow.poll-every=50ms",
                        "--signoff.api.requests-per-second=100000",
                        "--signoff.api.requests-at-once=100000",
                        "--logging.level.root=WARN");
        root = "http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port");
        token = token(secret);
    }

    private static void keepTime(GenericApplicationContext starting, @Nullable Clock clock) {
        if (clock == null) return;
        starting.registerBean("clock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
    }

    Reply request(UUID line, @Nullable Instant stopOn) {
        var stop = stopOn == null ? "" : ",\"stopOn\":\"" + stopOn + "\"";
        return post("/closures", "{\"lineId\":\"%s\",\"consents\":[]%s}".formatted(line, stop));
    }

    Reply confirm(CaseId id, String code) {
        return post("/closures/" + id.value() + "/confirmation", "{\"code\":\"" + code + "\"}");
    }

    Reply withdraw(CaseId id) {
        return post("/closures/" + id.value() + "/withdrawal", "");
    }

    Reply topUp(UUID line, String instrument) {
        var body = "{\"instrument\":\"%s\",\"amountMinor\":1000,\"currency\":\"CNY\"}";
        return post("/lines/" + line + "/top-ups", body.formatted(instrument));
    }

    Reply pay(CaseId id, String instrument) {
        var body = "{\"instrument\":\"" + instrument + "\"}";
        return post("/closures/" + id.value() + "/payments", body);
    }

    /** Until when the case waits as it stands. */
    Instant waitsUntil(CaseId id) {
        var request = HttpRequest.newBuilder(URI.create(root + "/api/v1/closures/" + id.value()))
                .header("Authorization", "Bearer " + token)
                .build();
        var reply = send(request);
        var found = UNTIL.matcher(reply.body());
        if (!found.find()) throw new AssertionError(reply);
        return Instant.parse(found.group(1));
    }

    private Reply post(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(root + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private String token(String secret) {
        var basic = Base64.getEncoder().encodeToString(("race:" + secret).getBytes());
        var reply = send(HttpRequest.newBuilder(URI.create(root + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        var found = TOKEN.matcher(reply.body());
        if (!found.find()) throw new AssertionError(reply);
        return found.group(1);
    }

    private Reply send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
