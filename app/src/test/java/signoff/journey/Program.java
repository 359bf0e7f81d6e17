// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import signoff.console.api.ApiCall;
import signoff.console.api.ApiCall.Answer;

/** A program of an integrator: it gets a token, and then knows the API and nothing else. */
final class Program {

    private final int port;
    private final String token;

    private Program(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** Gets a token by OAuth 2 client credentials, for all its scopes or for those named. */
    static Program signedIn(int port, String client, String secret, String... scopes) {
        var proof = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        var wish = "grant_type=client_credentials"
                + (scopes.length == 0 ? "" : "&scope=" + String.join("+", scopes));
        var answer = ApiCall.to(port, "POST", "/oauth2/token")
                .with("Authorization", "Basic " + proof)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .bytes(wish.getBytes(UTF_8))
                .send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Program(port, answer.at("access_token"));
    }

    Answer get(String path) {
        return call("GET", path).send();
    }

    /** A write with a key that nobody used before. */
    Answer post(String path, String body) {
        return postAgain(UUID.randomUUID().toString(), path, body);
    }

    Answer postAgain(String key, String path, String body) {
        var call = call("POST", path).key(key);
        return (body.isEmpty() ? call : call.json(body)).send();
    }

    Answer request(String line) {
        return post("/closures", requestOf(line));
    }

    /** With leave to lose what a check asks about. */
    Answer request(String line, List<String> consents) {
        var all = consents.stream().map(one -> "\"" + one + "\"").collect(joining(","));
        return post("/closures", "{\"lineId\":\"%s\",\"consents\":[%s]}".formatted(line, all));
    }

    static String requestOf(String line) {
        return "{\"lineId\":\"" + line + "\",\"consents\":[]}";
    }

    Answer confirm(String closure, String code) {
        return post("/closures/" + closure + "/confirmation", "{\"code\":\"" + code + "\"}");
    }

    ApiCall call(String method, String path) {
        return ApiCall.to(port, method, "/api/v1" + path).token(token);
    }
}
