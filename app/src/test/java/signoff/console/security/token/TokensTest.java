// SPDX-License-Identifier: Apache-2.0
package signoff.console.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signoff.console.security.Residents.DEMO;
import static signoff.console.security.Residents.PROGRAM;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.console.Integrators;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.vault.TestVault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens of programs: who gets one, what it says, and which do not hold (SF-21). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "signoff.workflow.run=false",
            "signoff.web.integrators[0].brand=other",
            "signoff.web.integrators[0].client=from-settings",
            "signoff.web.integrators[0].secret=" + TokensTest.SET_SECRET,
            "signoff.web.integrators[0].scopes=events.read"
        })
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class TokensTest {

    static final String SET_SECRET = "0123456789abcdef0123456789abcdef";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Integrators integrators;

    @Autowired
    IntegratorStore store;

    @Autowired
    JwtDecoder decoder;

    @Autowired
    JwtEncoder encoder;

    @Autowired
    JdbcTemplate sql;

    @Test
    void a_program_that_proves_itself_gets_a_token_for_its_own_brand() {
        var answer = ask(PROGRAM, residents.secret(), "closures.read", "events.read");
        assertThat(answer.statusCode()).isEqualTo(200);
        var token = decoder.decode(json(answer).get("access_token").asString());
        assertThat(token.getClaimAsString("brand")).isEqualTo("demo");
        assertThat(token.getSubject()).isEqualTo(PROGRAM);
        assertThat(token.getAudience()).containsExactly("signoff");
        assertThat(token.getClaimAsStringList("scope"))
                .containsExactlyInAnyOrder("closures.read", "events.read");
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt()))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(events(token.getTokenValue()).statusCode()).isEqualTo(200);
    }

    @Test
    void who_asks_for_no_scope_gets_those_it_was_entered_with() {
        var answer = ask("from-settings", SET_SECRET);
        var token = decoder.decode(json(answer).get("access_token").asString());
        assertThat(token.getClaimAsStringList("scope")).containsExactly("events.read");
        assertThat(token.getClaimAsString("brand")).isEqualTo("other");
    }

    @Test
    void a_wrong_secret_an_unknown_program_and_a_scope_too_many_get_none() {
        assertThat(ask(PROGRAM, "wrong").statusCode()).isEqualTo(401);
        assertThat(ask("nobody", residents.secret()).statusCode()).isEqualTo(401);
        var tooMuch = ask("from-settings", SET_SECRET, "closures.write");
        assertThat(tooMuch.statusCode()).isEqualTo(400);
        assertThat(json(tooMuch).get("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void a_program_that_the_settings_name_no_more_gets_no_more_tokens() {
        var secret = integrators.newSecret();
        integrators.enter(DEMO, "gone", secret, Set.of("events.read"));
        store.keepOfSettings(Set.of("gone", "from-settings"));
        assertThat(ask("gone", secret).statusCode()).isEqualTo(200);
        store.keepOfSettings(Set.of("from-settings"));
        assertThat(ask("gone", secret).statusCode()).isEqualTo(401);
        assertThat(ask("from-settings", SET_SECRET).statusCode()).isEqualTo(200);
        assertThat(ask(PROGRAM, residents.secret()).statusCode())
                .as("entered by other means")
                .isEqualTo(200);
    }

    @Test
    void secrets_are_long_and_not_in_the_database() {
        assertThatThrownBy(() -> integrators.enter(DEMO, "weak", "short", Set.of()))
                .hasMessageContaining("32 or more")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> integrators.enter(DEMO, "x", SET_SECRET, Set.of()))
                .hasMessageContaining("the client is x");
        assertThatThrownBy(() -> integrators.enter(DEMO, "much", SET_SECRET, Set.of("root")))
                .hasMessageContaining("scopes of much");
        assertThat(sql.queryForList("select t::text from web.integrator t", String.class))
                .isNotEmpty()
                .noneMatch(row -> row.contains(SET_SECRET) || row.contains(residents.secret()));
        assertThat(integrators.newSecret()).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void tokens_that_do_not_hold_are_refused_with_a_stable_code() {
        var foreign = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(strangersKey())));
        refused("garbage");
        refused(minted(
                encoder,
                claims -> claims.expiresAt(Instant.now().minusSeconds(60))
                        .issuedAt(Instant.now().minusSeconds(120))));
        refused(minted(encoder, claims -> claims.audience(List.of("somebody"))));
        refused(minted(encoder, claims -> claims.claim("brand", "gone")));
        refused(minted(encoder, claims -> claims.claims(all -> all.remove("brand"))));
        refused(minted(foreign, claims -> {}));
        assertThat(events(minted(encoder, claims -> {})).statusCode()).isEqualTo(200);
    }

    @Test
    void no_token_is_401_and_a_missing_scope_is_403() {
        var none = new Browser(port).get("/api/v1/events");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(json(none).get("code").asString()).isEqualTo("CALLER_MUST_BE_KNOWN");

        var token = minted(encoder, claims -> claims.claim("scope", List.of("closures.read")));
        var narrow = events(token);
        assertThat(narrow.statusCode()).isEqualTo(403);
        assertThat(json(narrow).get("code").asString()).isEqualTo("CALLER_MUST_BE_ALLOWED");
    }

    @Test
    void calls_and_tokens_begin_no_session() {
        var before = sessions();
        events(residents.token(port));
        ask(PROGRAM, residents.secret());
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void two_nodes_that_start_at_once_sign_with_the_same_key() throws Exception {
        var database = new JdbcTemplate(TestPostgres.fresh().dataSource());
        var vault = TestVault.make();
        Callable<SigningKey> start = () -> new SigningKey(database, vault, Clock.systemUTC());
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var keys = nodes.invokeAll(List.of(start, start));
            assertThat(keys.get(0).get().key()).isEqualTo(keys.get(1).get().key());
        }
        assertThat(database.queryForObject(
                        "select encode(sealed_key, 'escape') from web.signing_key", String.class))
                .doesNotContain("P-256");
    }

    // The words used above.

    private int sessions() {
        var count = sql.queryForObject("select count(*) from web.session", Integer.class);
        return count == null ? 0 : count;
    }

    private HttpResponse<String> ask(String client, String secret, String... scopes) {
        return Residents.askToken(port, client, secret, Set.of(scopes));
    }

    private HttpResponse<String> events(String token) {
        var browser = new Browser(port);
        return browser.send(HttpRequest.newBuilder(URI.create(browser.origin() + "/api/v1/events"))
                .header("Authorization", "Bearer " + token));
    }

    private void refused(String token) {
        var answer = events(token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(json(answer).get("code").asString()).isEqualTo("CALLER_MUST_BE_KNOWN");
    }

    private static String minted(JwtEncoder encoder, Consumer<JwtClaimsSet.Builder> change) {
        var claims = JwtClaimsSet.builder()
                .subject(PROGRAM)
                .audience(List.of("signoff"))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(60))
                .claim("brand", "demo")
                .claim("scope", List.of("events.read"));
        change.accept(claims);
        var header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }

    private static com.nimbusds.jose.jwk.ECKey strangersKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("strange").generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
