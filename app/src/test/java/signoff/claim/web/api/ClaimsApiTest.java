// SPDX-License-Identifier: Apache-2.0
package signoff.claim.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import signoff.claim.Claims;
import signoff.console.Integrators;
import signoff.console.api.ApiCall;
import signoff.console.security.Residents;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.registration.Office;
import tools.jackson.databind.json.JsonMapper;

/** Claiming a line as a program does it: over HTTP, with a token and a key (SF-25). */
class ClaimsApiTest {

    @Test
    void a_program_claims_a_line_for_who_reads_the_code_on_it() {
        var line = unclaimed();
        var number = office.identity(line).msisdn();
        var account = office.person().account();
        var begun = claim(account, "+" + number, "claim-1");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(claim(account, "+" + number, "claim-1").text())
                .as("I36: the same request has the same answer")
                .isEqualTo(begun.text());
        var code = office.code("+" + number);
        var proven = prove(begun.at("id"), account, code);
        assertThat(proven.status()).isEqualTo(200);
        assertThat(proven.at("lineId")).isEqualTo(line.value().toString());
        assertThat(lines.of(account))
                .extracting(Line::id)
                .containsExactly(new LineId(account, line.value()));
    }

    @Test
    void a_line_that_nobody_has_is_answered_like_one_that_can_be_claimed_I33() {
        var account = office.person().account();
        var begun = claim(account, "+8614299999999", "claim-2");
        assertThat(begun.status()).isEqualTo(201);
        var guess = prove(begun.at("id"), account, "12345678");
        assertThat(guess.status()).isEqualTo(422);
        assertThat(guess.at("code")).isEqualTo("CODE_MUST_MATCH");
    }

    @Test
    void an_account_of_nobody_and_a_line_that_is_none_are_refused_by_name() {
        var nobody = claim(new AccountId(UUID.randomUUID()), "+8614299999999", "claim-3");
        assertThat(nobody.at("code")).isEqualTo("PROPERTY_MUST_FIT");
        var none = claim(office.person().account(), "no number", "claim-4");
        assertThat(none.at("code")).isEqualTo("LINE_MUST_BE_READABLE");
    }

    @Test
    void who_has_no_token_or_none_for_claims_gets_nothing() {
        var body = body(office.person().account(), "line", "+8614299999999");
        assertThat(call("/api/v1/claims", "claim-5").json(body).send().status()).isEqualTo(401);
        var other = call("/api/v1/claims", "claim-6").token(token(Set.of("closures.read")));
        assertThat(other.json(body).send().status()).isEqualTo(403);
    }

    /** A shop has many customers, and all of them come from its one address. */
    @Test
    void what_one_account_tries_too_often_stops_no_other_of_the_same_program() {
        var token = token(Set.of("claims.write"));
        var busy = office.person().account();
        for (int number = 0; number < 100; number++) {
            assertThat(guess(busy, token).at("code")).isEqualTo("CODE_MUST_MATCH");
        }
        assertThat(guess(busy, token).at("code")).isEqualTo("ATTEMPTS_MUST_BE_SLOWER");
        assertThat(guess(office.person().account(), token).at("code")).isEqualTo("CODE_MUST_MATCH");
    }

    // The words used above.

    private static final String PROGRAM = "claiming-program";
    private static String secret = "";

    private final Office office = Office.open();
    private final Lines lines = office.part(Lines.class);
    private final int port = Integer.parseInt(
            office.part(Environment.class).getRequiredProperty("local.server.port"));

    private LineId unclaimed() {
        var line = office.line(new AccountId(UUID.randomUUID()));
        office.part(Claims.class).enter(line);
        return line;
    }

    private ApiCall.Answer claim(AccountId account, String line, String key) {
        return call("/api/v1/claims", key)
                .token(token(Set.of("claims.write")))
                .json(body(account, "line", line))
                .send();
    }

    private ApiCall.Answer prove(String claim, AccountId account, String code) {
        return call("/api/v1/claims/" + claim + "/code", "prove-" + claim)
                .token(token(Set.of("claims.write")))
                .json(body(account, "code", code))
                .send();
    }

    private ApiCall.Answer guess(AccountId account, String token) {
        var id = UUID.randomUUID();
        return call("/api/v1/claims/" + id + "/code", "guess-" + id)
                .token(token)
                .json(body(account, "code", "12345678"))
                .send();
    }

    private static String body(AccountId account, String name, String value) {
        return "{\"accountId\":\"%s\",\"%s\":\"%s\"}".formatted(account.value(), name, value);
    }

    private ApiCall call(String path, String key) {
        return ApiCall.to(port, "POST", path).key(key);
    }

    private synchronized String token(Set<String> scopes) {
        var integrators = office.part(Integrators.class);
        if (secret.isEmpty()) {
            secret = integrators.newSecret();
            integrators.enter(Office.DEMO, PROGRAM, secret, Integrators.SCOPES);
        }
        var answer = Residents.askToken(port, PROGRAM, secret, scopes);
        return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
    }
}
