// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import signoff.console.Integrators;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.staff.Roles;
import signoff.staff.Staff;
import signoff.staff.TimeCodes;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Registration;
import signoff.subscriber.Subscribers.Role;
import tools.jackson.databind.json.JsonMapper;

/** A subscriber, staff of each role and a program, entered once for each database. */
public final class Residents {

    public static final BrandId DEMO = new BrandId("demo");
    public static final String PASSWORD = "three blind mice run";
    public static final String PROGRAM = "shop";

    /** The second factor of all staff here. */
    public static final byte[] SECRET = "twenty bytes of test".getBytes(UTF_8);

    private static final String HALF = "half";

    public final Subscribers.Person subscriber;
    private final String secret;
    private final Map<String, Browser> signedIn = new ConcurrentHashMap<>();

    public Residents(Subscribers subscribers, Staff staff, Integrators integrators) {
        subscriber = subscribers.register(entry("taiman", Role.SUBSCRIBER));
        subscribers.register(entry("stranger", Role.SUBSCRIBER));
        for (var role : Roles.OF_STAFF) enter(staff, loginOf(role), role);
        enter(staff, HALF, Actor.Role.AGENT);
        secret = integrators.newSecret();
        integrators.enter(DEMO, PROGRAM, secret, Integrators.SCOPES);
    }

    public static Registration entry(String login, Role role) {
        return new Registration(
                new AccountId(UUID.randomUUID()),
                DEMO,
                role,
                "Chan Tai Man",
                List.of(login),
                PASSWORD,
                Language.EN,
                login + "@example.org",
                null,
                null);
    }

    public Browser subscriber(int port) {
        return signedIn(port, "taiman");
    }

    /** Another subscriber: what is of the first is not found. */
    public Browser stranger(int port) {
        return signedIn(port, "stranger");
    }

    public Browser engineer(int port) {
        return staff(port, Actor.Role.ENGINEER);
    }

    /** Somebody of the staff with that role alone, who has shown both factors. */
    public Browser staff(int port, Actor.Role role) {
        return signedIn.computeIfAbsent(loginOf(role), login -> {
            var browser = new Browser(port);
            browser.signInStaff(login, PASSWORD, TimeCodes.at(SECRET, Instant.now()));
            return browser;
        });
    }

    /** Somebody of the staff who has shown a password and nothing else. */
    public Browser half(int port) {
        return signedIn.computeIfAbsent(HALF, login -> {
            var browser = new Browser(port);
            browser.showPassword(login, PASSWORD);
            return browser;
        });
    }

    private static String loginOf(Actor.Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void enter(Staff staff, String login, Actor.Role role) {
        var newcomer = new Staff.Newcomer(
                DEMO, login, "Wong Siu Ming", login + "@staff.example", Language.EN, Set.of(role));
        staff.enter(newcomer, new AccountId(UUID.randomUUID()), PASSWORD, SECRET);
    }

    private Browser signedIn(int port, String login) {
        return signedIn.computeIfAbsent(login, any -> {
            var browser = new Browser(port);
            browser.signIn(login, PASSWORD);
            return browser;
        });
    }

    /** A new one each time: one that is kept runs out while other tests share the node. */
    public String token(int port) {
        var answer = askToken(port, PROGRAM, secret, Set.of());
        return new JsonMapper().readTree(answer.body()).get("access_token").asString();
    }

    public String secret() {
        return secret;
    }

    public static HttpResponse<String> askToken(
            int port, String client, String secret, Set<String> scopes) {
        var proof = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        var body = "grant_type=client_credentials"
                + (scopes.isEmpty() ? "" : "&scope=" + String.join("+", scopes));
        var uri = URI.create("http://localhost:" + port + "/oauth2/token");
        return new Browser(port)
                .send(HttpRequest.newBuilder(uri)
                        .header("Authorization", "Basic " + proof)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
