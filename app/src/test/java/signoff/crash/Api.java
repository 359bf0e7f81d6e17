// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signoff.kernel.CaseId;

/** A program that calls the API of one server. */
final class Api {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern UNTIL = Pattern.compile("\"waitsUntil\":\"([^\"]+)\"");

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

    /** What is sent to have something done. */
    record Write(String path, String body) {

        static Write request(UUID line, @Nullable Instant stopOn) {
            var stop = stopOn == null ? "" : ",\"stopOn\":\"" + stopOn + "\"";
            return new Write(
                    "/closures", "{\"lineId\":\"%s\",\"consents\":[]%s}".formatted(line, stop));
        }

        static Write confirm(CaseId id, String code) {
            return new Write(
                    "/closures/" + id.value() + "/confirmation", "{\"code\":\"" + code + "\"}");
        }

        static Write withdraw(CaseId id) {
            return new Write("/closures/" + id.value() + "/withdrawal", "");
        }
    }

    /** The server was gone before it answered. Whether it did anything, nobody knows. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        private NoAnswer(IOException cause) {
            super(cause);
        }
    }

    Api(int port, String secret) {
        root = "http://127.0.0.1:" + port;
        token = token(secret);
    }

    Reply request(UUID line, @Nullable Instant stopOn) {
        return send(newKey(), Write.request(line, stopOn));
    }

    Reply confirm(CaseId id, String code) {
        return send(newKey(), Write.confirm(id, code));
    }

    Reply withdraw(CaseId id) {
        return send(newKey(), Write.withdraw(id));
    }

    Reply topUp(UUID line, String instrument) {
        var body = "{\"instrument\":\"%s\",\"amountMinor\":1000,\"currency\":\"CNY\"}";
        return send(newKey(), new Write("/lines/" + line + "/top-ups", body.formatted(instrument)));
    }

    Reply pay(CaseId id, String instrument) {
        var body = "{\"instrument\":\"" + instrument + "\"}";
        return send(newKey(), new Write("/closures/" + id.value() + "/payments", body));
    }

    /** For what no payment takes back any more. */
    Reply namePayee(CaseId id, String holder, String account) {
        var body = "{\"holder\":\"%s\",\"account\":\"%s\"}".formatted(holder, account);
        return send(newKey(), new Write("/closures/" + id.value() + "/payee", body));
    }

    Reply confirmPayee(CaseId id, String code) {
        var path = "/closures/" + id.value() + "/payee/confirmation";
        return send(newKey(), new Write(path, "{\"code\":\"" + code + "\"}"));
    }

    /** Until when the case waits as it stands. */
    Instant waitsUntil(CaseId id) {
        var reply = get("/closures/" + id.value());
        var found = UNTIL.matcher(reply.body());
        if (!found.find()) throw new AssertionError(reply);
        return Instant.parse(found.group(1));
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    int port() {
        return URI.create(root).getPort();
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The same key again means the same write, however often it arrives. */
    Reply send(String key, Write write) {
        var request = HttpRequest.newBuilder(URI.create(root + "/api/v1" + write.path()))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key);
        if (!write.body().isEmpty()) request.header("Content-Type", "application/json");
        return send(
                request.POST(HttpRequest.BodyPublishers.ofString(write.body())).build());
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
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
