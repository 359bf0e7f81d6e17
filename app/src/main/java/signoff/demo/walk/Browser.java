// SPDX-License-Identifier: Apache-2.0
package signoff.demo.walk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import signoff.demo.walk.Page.Form;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for pages and sends forms as a browser does: with cookies, and following redirects. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI start;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();

    Browser(URI start) {
        this.start = start;
    }

    Page open(String path) {
        return open(start.resolve(path));
    }

    Page open(URI address) {
        return page(request(address).GET().build());
    }

    Page send(Form form) {
        var body = form.fields().entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return page(request(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    JsonNode json(String path) {
        return json(request(start.resolve(path)).GET());
    }

    JsonNode sendJson(String path, String body) {
        return json(request(start.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode json(HttpRequest.Builder request) {
        var answer = page(request.setHeader("Accept", "application/json").build());
        if (answer.status() != 200) {
            throw new WalkStopped(answer.at() + " answers with status " + answer.status());
        }
        return JSON.readTree(answer.html());
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Accept-Language", "en");
    }

    private Page page(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Page(answer.uri(), answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new WalkStopped(request.uri() + " cannot be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkStopped("interrupted");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
