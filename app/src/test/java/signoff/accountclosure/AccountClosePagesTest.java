// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.accountclosure.AccountClosures.Status;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.console.api.ApiCall;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.notification.Codes;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Role;
import signoff.workflow.Cases;

/** Closing an account over HTTP: by hand in three languages, and by a program (SF-52, X-13). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.workflow.run=false", "signoff.world=memory"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class AccountClosePagesTest {

    @ParameterizedTest
    @CsvSource({
        "en, Close the account, Lines are being closed",
        "zh-Hans, 注销账户, 号码注销中",
        "zh-Hant, 註銷帳戶, 號碼註銷中"
    })
    void an_account_is_closed_by_hand_in_three_languages(
            String language, String title, String closing) {
        var browser = somebody();
        var line = newLine();
        browser.get("/home?language=" + language); // From now on in this language.
        assertThat(browser.get("/home").body()).contains("/account/close", title);
        assertThat(browser.get("/lines/" + line.value() + "/close").body())
                .as("what do you want to close")
                .contains("/account/close");
        var page = browser.get("/account/close").body();
        assertThat(page).contains(title, "¥12.00", "¥3.00").doesNotContain("??");
        browser.post("/account/close", Map.of("print", print(page)));
        assertThat(browser.get("/account/close").body()).contains("CONSENTS_MUST_BE_GIVEN");
        var form = Map.of("print", print(page), "consents", line.value() + " PROMOTIONAL_BALANCE");
        browser.post("/account/close", form);
        browser.post("/account/close", form);

        confirmByHand(browser, closing);
        browser.post("/account/close/withdraw", Map.of());
        assertThat(browser.get("/account/close").body()).contains(title, "/closures/");
        assertThat(closings.openFor(account)).isEmpty();
    }

    /** SF-62: nobody agrees to a loss that is not named. */
    @Test
    void data_that_is_lost_is_named_where_it_is_agreed_to() {
        var browser = somebody();
        var line = newLine(3_072);
        assertThat(browser.get("/account/close").body())
                .contains("value=\"" + line.value() + " ALLOWANCE\"")
                .containsPattern("not used:</span> <span><span>Data: 3\u00a0GB</span>");
    }

    private void confirmByHand(Browser browser, String closing) {
        browser.post("/account/close/code", Map.of("code", "00000000"));
        assertThat(browser.get("/account/close").body()).contains("CODE_MUST_MATCH");
        browser.post("/account/close/code/again", Map.of());
        browser.post("/account/close/code", Map.of("code", code(2)));
        assertThat(browser.get("/account/close").body())
                .contains(closing, "/closures/")
                .doesNotContain("??");
        assertThat(lines.of(account)).extracting(Line::status).containsExactly(Line.Status.CLOSING);
    }

    @Test
    void a_line_in_the_way_is_named_with_what_puts_it_right_and_there_is_no_button() {
        var browser = somebody();
        var line = newLine();
        commitments.keep(
                line, new Commitment(null, 0, 0, null, Instant.now(), null, null, null, null));
        var page = browser.get("/account/close").body();
        assertThat(page).contains("Cannot be closed yet", "Something comes first");
        assertThat(page).doesNotContain("name=\"print\"");
        browser.post("/account/close", Map.of("print", closings.preview(account).print()));
        assertThat(browser.get("/account/close").body()).contains("ACCOUNT_LINES_MUST_BE_CLOSABLE");
    }

    @Test
    void figures_that_have_changed_are_read_again_before_anything_is_asked_for() {
        var browser = somebody();
        newLine();
        var old = print(browser.get("/account/close").body());
        newLine();
        browser.post("/account/close", Map.of("print", old));
        assertThat(browser.get("/account/close").body()).contains("role=\"alert\"");
        assertThat(closings.openFor(account)).isEmpty();
    }

    @Test
    void an_account_without_lines_says_so_and_staff_have_no_such_page() {
        var browser = somebody();
        assertThat(browser.get("/account/close").body()).contains("There is no line");
        assertThat(Browser.goesTo(residents.engineer(port).get("/account/close")))
                .startsWith("/sign-in");
    }

    @Test
    void a_program_previews_asks_confirms_reads_and_withdraws() {
        somebody();
        var line = newLine();
        var base = "/api/v1/accounts/" + account.value();
        var preview = call("GET", base + "/closure-preview", "preview", null);
        assertThat(preview.text())
                .contains("\"possible\":true", "to_close", "promotional_balance", "1200");

        assertThat(call("POST", base + "/closure", "none", "{\"consents\":[]}").at("code"))
                .isEqualTo("CONSENTS_MUST_BE_GIVEN");
        var body = "{\"consents\":[{\"lineId\":\"%s\",\"consents\":[\"promotional_balance\"]}]}"
                .formatted(line.value());
        var asked = call("POST", base + "/closure", "ask", body);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.at("status")).isEqualTo("awaiting_code");
        assertThat(call("POST", base + "/closure", "ask", body).text())
                .as("I36: the same request has the same answer")
                .isEqualTo(asked.text());
        assertThat(call("POST", base + "/closure", "again", body).at("id"))
                .isEqualTo(asked.at("id"));
        confirmAndWithdraw("/api/v1/account-closures/" + asked.at("id"));
    }

    private void confirmAndWithdraw(String place) {
        var wrong = call("POST", place + "/confirmation", "wrong", "{\"code\":\"00000000\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(call("POST", place + "/confirmation/code", "new", null).status())
                .isEqualTo(200);
        var given = "{\"code\":\"%s\"}".formatted(code(2));
        var confirmed = call("POST", place + "/confirmation", "right", given);
        assertThat(confirmed.at("status")).as(confirmed.text()).isEqualTo("closing_lines");
        assertThat(call("GET", place, "read", null).text())
                .contains("\"standing\":\"closing\"", "closureId");
        assertThat(call("POST", place + "/withdrawal", "back", null).at("status"))
                .isEqualTo("withdrawn");
    }

    @Test
    void a_line_that_comes_in_the_way_undoes_all_of_it_over_json_too() {
        somebody();
        var first = newLine();
        var second = newLine();
        var id = asked(first, second);
        commitments.keep(
                second, new Commitment(null, 0, 0, null, Instant.now(), null, null, null, null));
        var given = "{\"code\":\"%s\"}".formatted(code(1));
        var place = "/api/v1/account-closures/" + id.value();
        var refused = call("POST", place + "/confirmation", "in-the-way", given);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.at("code")).isEqualTo("ACCOUNT_LINES_MUST_BE_CLOSABLE");
        assertThat(lines.of(account)).extracting(Line::status).containsOnly(Line.Status.ACTIVE);
        assertThat(closings.find(id).orElseThrow().status()).isEqualTo(Status.AWAITING_CODE);
        commitments.keep(second, Commitment.NONE);
        assertThat(call("POST", place + "/confirmation", "in-the-way", given).at("status"))
                .as("what was refused was not kept: nothing was done")
                .isEqualTo("closing_lines");
    }

    private signoff.kernel.CaseId asked(LineId first, LineId second) {
        var consents = Set.of("PROMOTIONAL_BALANCE");
        var both = Map.of(first.value(), consents, second.value(), consents);
        var asked = closings.ask(account, Residents.DEMO, both, signoff.kernel.Actor.system());
        return ((AccountClosures.Deciding.Decided) asked).closing().id();
    }

    @Test
    void nobody_reads_or_closes_the_account_of_another_brand() {
        var unknown = "/api/v1/account-closures/" + UUID.randomUUID();
        assertThat(call("GET", unknown, "unknown", null).status()).isEqualTo(404);
        var nobody = "/api/v1/accounts/" + UUID.randomUUID() + "/closure-preview";
        assertThat(call("GET", nobody, "nobody", null).at("code")).isEqualTo("PROPERTY_MUST_FIT");
    }

    // The words used above.

    private static final Currency CNY = Currency.getInstance("CNY");
    private static int number;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Subscribers subscribers;

    @Autowired
    AccountClosures closings;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Commitments commitments;

    @Autowired
    Cases cases;

    @Autowired
    Codes codes;

    @Autowired
    AccountClosureType type;

    @Autowired
    SimulatedWorld world;

    private AccountId account = new AccountId(new UUID(0, 0));

    private Browser somebody() {
        var login = "leaving" + ++number;
        account = subscribers.register(Residents.entry(login, Role.SUBSCRIBER)).account();
        var browser = new Browser(port);
        browser.signIn(login, Residents.PASSWORD);
        return browser;
    }

    /** What the message of that round says. */
    private String code(int round) {
        var id = open();
        var file = cases.find(type, id).orElseThrow().file();
        return codes.digits(new Codes.Purpose(
                AccountClosureRules.CODE_KIND, id.value().toString(), file.content(), round));
    }

    private CaseId open() {
        return closings.openFor(account).orElseThrow().id();
    }

    private static String print(String page) {
        var found = Pattern.compile("name=\"print\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private ApiCall.Answer call(String method, String path, String key, String body) {
        var call = ApiCall.to(port, method, path).token(residents.token(port));
        if (!method.equals("GET")) call = call.key(account.value() + key);
        return (body == null ? call : call.json(body)).send();
    }

    /** With ¥12.00 paid in, and ¥3.00 for nothing. */
    private LineId newLine() {
        return newLine(0);
    }

    private LineId newLine(long megabytes) {
        var id = new LineId(account, UUID.randomUUID());
        var place = ++number;
        var identity = new NetworkIdentity(
                "00106%010d".formatted(place),
                "86145%08d".formatted(place),
                "898606%014d".formatted(place));
        var now = Instant.now();
        world.addLine(identity);
        lines.activate(new Line(
                id,
                Residents.DEMO,
                Line.Status.ACTIVE,
                "phone-esim",
                "CN",
                "esim-8gb",
                CNY,
                identity,
                Set.of(),
                null,
                null,
                megabytes,
                now,
                null,
                null,
                null));
        ledger.open(id, CNY);
        ledger.post(List.of(
                transfer(id, AccountKind.CASH, AccountKind.PAID, 12_00, now),
                transfer(id, AccountKind.BONUS_COST, AccountKind.PROMOTIONAL, 3_00, now)));
        return id;
    }

    private static Transfer transfer(
            LineId line, AccountKind from, AccountKind to, long minor, Instant at) {
        var why = from == AccountKind.CASH ? Transfer.Reason.TOP_UP : Transfer.Reason.BONUS;
        return new Transfer(UUID.randomUUID(), line, from, to, new Money(minor, CNY), why, at);
    }
}
