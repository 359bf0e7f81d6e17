// SPDX-License-Identifier: Apache-2.0
package signoff.registration.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import signoff.console.Integrators;
import signoff.console.api.ApiCall;
import signoff.console.security.Residents;
import signoff.kernel.AccountId;
import signoff.registration.Office;
import signoff.subscriber.document.Document;
import signoff.subscriber.document.Documents;
import tools.jackson.databind.json.JsonMapper;

/** An operator's system enters the document of a person it knows (SF-26). */
class DocumentsApiTest {

    @Test
    void a_document_is_entered_and_answered_by_its_last_letters() {
        var account = office.person().account();
        var answer = enter(account, "passport", "E 1234567");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("kind")).isEqualTo("passport");
        assertThat(answer.at("ends")).isEqualTo("67");
        assertThat(answer.text()).doesNotContain("1234");
        assertThat(documents.of(account))
                .contains(new Documents.Shown(Document.Kind.PASSPORT, "67"));
        enter(account, "national_id", "11010519491231002X");
        assertThat(documents.of(account).orElseThrow().ends()).isEqualTo("002X");
    }

    @Test
    void what_is_no_account_no_kind_or_no_number_is_refused_by_name() {
        var nobody = new AccountId(UUID.randomUUID());
        assertThat(enter(nobody, "passport", "E1234567").at("property")).isEqualTo("accountId");
        var account = office.person().account();
        assertThat(enter(account, "library_card", "E1234567").at("property")).isEqualTo("kind");
        assertThat(enter(account, "passport", "?").at("code"))
                .isEqualTo("DOCUMENT_MUST_BE_READABLE");
    }

    // The words used above.

    private static final String PROGRAM = "counter-program";

    private final Office office = Office.open();
    private final Documents documents = office.part(Documents.class);
    private final int port = Integer.parseInt(
            office.part(Environment.class).getRequiredProperty("local.server.port"));

    private ApiCall.Answer enter(AccountId account, String kind, String number) {
        return ApiCall.to(port, "PUT", "/api/v1/accounts/" + account.value() + "/document")
                .key(UUID.randomUUID().toString())
                .token(token())
                .json("{\"kind\":\"%s\",\"number\":\"%s\"}".formatted(kind, number))
                .send();
    }

    private String token() {
        var integrators = office.part(Integrators.class);
        var secret = integrators.newSecret();
        integrators.enter(Office.DEMO, PROGRAM, secret, Integrators.SCOPES);
        var answer = Residents.askToken(port, PROGRAM, secret, Set.of("claims.write"));
        return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
    }
}
