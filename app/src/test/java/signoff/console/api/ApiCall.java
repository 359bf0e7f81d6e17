// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request over a real port, said in few words, and its answer. */
public final class ApiCall {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String method;
    private final URI uri;
    private final List<String> headers = new ArrayList<>();
    private byte @Nullable [] body;

    private ApiCall(String method, URI uri) {
        this.method = method;
        this.uri = uri;
    }

    public static ApiCall to(int port, String method, String path) {
        return new ApiCall(method, URI.create("http://127.0.0.1:" + port + path));
    }

    public ApiCall with(String header, String value) {
        headers.add(header);
        headers.add(value);
        return this;
    }

    public ApiCall token(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiCall key(String key) {
        return with("Idempotency-Key", key);
    }

    public ApiCall json(String text) {
        return bytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .with("Content-Type", "application/json");
    }

    public ApiCall bytes(byte[] bytes) {
        body = bytes;
        return this;
    }

    public Answer send() {
        var request = HttpRequest.newBuilder(uri)
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> http) {

        public int status() {
            return http.statusCode();
        }

        public String text() {
            return http.body();
        }

        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        public String at(String property) {
            return json().path(property).asString("");
        }

        public Optional<String> header(String name) {
            return http.headers().firstValue(name);
        }
    }
}
