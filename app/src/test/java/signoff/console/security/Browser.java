// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does, as far as sessions and forms go: cookies, hidden fields, its origin. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String origin;
    private final CookieManager cookies = new CookieManager(null, Browser::take);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String token = "";

    /** To this machine itself browsers send a cookie that is secure without TLS, too. */
    private static boolean take(URI from, HttpCookie cookie) {
        cookie.setSecure(false);
        return true;
    }

    public Browser(int port) {
        this.origin = "http://localhost:" + port;
    }

    public String origin() {
        return origin;
    }

    /** Closes all tabs and forgets, as when somebody comes back the next day. */
    public void forget(String cookie) {
        cookies.getCookieStore().get(URI.create(origin)).stream()
                .filter(one -> one.getName().equals(cookie))
                .toList()
                .forEach(one -> cookies.getCookieStore().remove(null, one));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(one -> one.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public void plant(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookies.getCookieStore().add(URI.create(origin), cookie);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    /** Sends a form as our own pages send it, with the token of the page seen last. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return post(path, fields, origin);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String from) {
        var all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", token);
        var body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", from)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> signIn(String login, String password) {
        get("/sign-in");
        return post("/sign-in", Map.of("login", login, "password", password));
    }

    /** The first step of staff. */
    public HttpResponse<String> showPassword(String login, String password) {
        get("/staff/sign-in");
        return post("/staff/sign-in", Map.of("login", login, "password", password));
    }

    /** Both steps of staff. */
    public HttpResponse<String> signInStaff(String login, String password, String code) {
        showPassword(login, password);
        get("/staff/code");
        return post("/staff/code", Map.of("code", code));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            var found = TOKEN.matcher(answer.body());
            if (found.find()) token = found.group(1);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String goesTo(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
