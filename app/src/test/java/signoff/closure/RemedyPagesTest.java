// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.TestPostgres;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.check.Check;
import signoff.closure.check.Check.Code;
import signoff.closure.check.Check.Remedy;
import signoff.closure.rules.ClosureEvent.Confirmed;
import signoff.closure.rules.StopBy;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Posting;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.line.allowance.UsageKind;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.workflow.Cases;

/** What a check says is on a page is there, and what it says is true of the line (SF-43, SF-50). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "signoff.workflow.run=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class RemedyPagesTest {

    @Test
    void every_remedy_leads_its_holder_to_what_it_promises() {
        var line = line(1, "data-card");
        post(line, AccountKind.UNPAID, AccountKind.REVENUE, Transfer.Reason.BILL, 26_00);
        for (var remedy : PROMISED.keySet()) {
            var page = remedy.pageOf(line);
            var answer = residents.subscriber(port).get(page);
            assertThat(answer.statusCode()).as("%s", remedy).isEqualTo(200);
            assertThat(answer.body()).as("%s", remedy).contains(PROMISED.get(remedy));
        }
        assertThat(PROMISED).containsOnlyKeys(Remedy.values());
    }

    @Test
    void every_link_of_a_check_that_found_something_is_a_page() {
        var line = line(2, "data-card");
        var preview = get("/lines/" + line.value() + "/close");
        var links = LINK.matcher(preview).results().map(found -> found.group(1)).toList();
        assertThat(links).contains("/lines/" + line.value() + "/mandates").hasSizeGreaterThan(3);
        for (var link : links) {
            assertThat(residents.subscriber(port).get(link).statusCode())
                    .as(link)
                    .isEqualTo(200);
        }
    }

    /** Minutes and texts are lost like data, and are agreed to by name. */
    @Test
    void what_is_lost_of_each_kind_is_told_and_agreed_to() {
        var line = line(3, "data-card");
        var told = List.of("Data: 3\u00a0GB", "Minutes of calls: 100", "Text messages: 20");
        assertThat(get("/lines/" + line.value() + "/close")).contains(told);
        assertThat(get("/lines/" + line.value() + "/close/consents")).contains(told);
        var minutes = line(4, "data-card", 0);
        assertThat(get("/lines/" + minutes.value() + "/close/consents"))
                .contains("value=\"ALLOWANCE\"", told.get(1));
    }

    /** nobody is told that a bill is no hindrance where it is one. */
    @Test
    void a_bill_that_keeps_somebody_is_told_as_one_until_it_is_covered() {
        var line = line(5, "hotspot-strict");
        post(line, AccountKind.UNPAID, AccountKind.REVENUE, Transfer.Reason.BILL, 26_00);
        var first = "It has to be paid before the line can be closed.";
        assertThat(get("/lines/" + line.value())).contains(first);
        assertThat(get("/lines/" + line.value() + "/close"))
                .contains("the balance does not cover them")
                .doesNotContain("They are taken off the balance");
        post(line, AccountKind.CASH, AccountKind.PAID, Transfer.Reason.TOP_UP, 26_00);
        assertThat(get("/lines/" + line.value())).doesNotContain(first);
        assertThat(get("/lines/" + line.value() + "/close"))
                .contains("They are taken off the balance")
                .doesNotContain("the balance does not cover them");
    }

    /** What has to come back is said for as long as it has to, and not only before the closing. */
    @Test
    void a_leased_device_is_told_on_the_page_of_the_case() {
        var line = line(6, "data-card");
        var consents = Set.of("ALLOWANCE");
        var answers = new Answers(null, null, consents, Closures.Stop.SOON);
        var opening = (Opening.Opened) closures.request(line, answers, ACTOR);
        var id = opening.closure().id();
        cases.tell(type, id, new Confirmed(Instant.now(), Instant.now()), ACTOR);
        var page = "/closures/" + id.value();
        assertThat(get(page)).contains("5G-CPE is leased. It has to be back by");
        assertThat(get(page + "/receipt")).contains("5G-CPE is leased. It has to be back by");
        commitments.keep(line, Commitment.NONE);
        assertThat(get(page)).doesNotContain("<dd>5G-CPE");
    }

    /** SF-54, SF-59, X-08: who has signed in is known, and nobody sends in a document. */
    @Test
    void a_form_asks_for_the_reason_and_for_nothing_that_is_known() {
        var close = "/lines/" + line(8, "data-card").value() + "/close";
        assertThat(get("/contacts")).contains("taiman@example.org");
        assertThat(get(close)).contains("signed in as the holder").doesNotContain("type=\"file\"");
        var asked = FIELD.matcher(get(close + "/reason"))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("_"))
                .collect(Collectors.toSet());
        assertThat(asked).containsExactlyInAnyOrder("reason", "words", "skip");
        assertThat(get("/contacts")).contains(">Chan Tai Man<");
        residents.subscriber(port).post(close + "/consents", Map.of("consents", "ALLOWANCE"));
        assertThat(get(close + "/check")).contains(">Chan Tai Man<", "taiman@example.org");
    }

    /** Who typed a day that cannot be is told at the day, and need not choose again. */
    @Test
    void a_stop_that_cannot_be_keeps_what_was_chosen() {
        var stop = "/lines/" + line(9, "data-card").value() + "/close/stop";
        assertThat(get(stop)).contains("id=\"stopOn\"");
        var typed = Map.of("stopBy", "ON_DATE", "stopOn", "2999-01-01");
        residents.subscriber(port).post(stop, typed);
        assertThat(get(stop))
                .contains("STOP_MUST_BE_IN_BOUNDS", "id=\"stopOn-wrong\"", "value=\"2999-01-01\"")
                .containsPattern("id=\"stop-ON_DATE\" value=\"ON_DATE\"[^>]* checked");
    }

    /**
     * C8: whoever does without time to think is told so before, and offered nothing to take back.
     */
    @Test
    void who_wants_it_now_reads_that_nothing_can_be_taken_back() {
        var line = line(21, "handset-sim");
        var close = "/lines/" + line.value() + "/close";
        assertThat(get(close + "/stop"))
                .contains("id=\"stop-NOW\"", "Then it can no longer be withdrawn")
                .contains("unless you want it now");
        var now = new Closures.Stop(StopBy.NOW, null);
        closures.draft(line, new Answers(null, null, Set.of("ALLOWANCE"), now), ACTOR);
        assertThat(get(close + "/check"))
                .contains("there is no time to think it over")
                .doesNotContain("One click takes it back until");
        var soon = line(22, "roaming-app");
        assertThat(get("/lines/" + soon.value() + "/close/stop")).doesNotContain("stop-NOW");
    }

    /** C6: a program has signed nobody in; it may ask, and the code goes to the holder. */
    @Test
    void a_program_is_told_that_the_code_proves_who_asks() {
        var line = line(7, "data-card");
        assertThat(get("/lines/" + line.value() + "/close")).contains("signed in as the holder");
        assertThat(program("/api/v1/lines/" + line.value() + "/closure-preview"))
                .contains("\"seconds\"", "recurring_payment")
                .contains("\"asker\":\"program\"", "{\"code\":\"confirm\"");
    }

    /** I28, C6: nobody has to press a button for it, and each check says later what it said. */
    @Test
    void what_the_last_page_shows_is_held_by_itself_and_kept_with_what_the_checks_said() {
        var line = line(31, "data-card");
        var close = "/lines/" + line.value() + "/close";
        var browser = residents.subscriber(port);
        var last = lastPage(browser, close);
        var quote = field(last, "quote");
        var fields = Map.of("print", field(last, "print"), "quote", quote);
        var at = Browser.goesTo(browser.post(close + "/check", fields));
        var id = new CaseId(line.account(), UUID.fromString(at.substring(at.length() - 36)));
        assertThat(cases.find(type, id).orElseThrow().file().quote()).isEqualTo(quote);
        assertThat(browser.get("/closures/" + id.value()).body())
                .contains("What the checks said when the request came in: 20")
                .contains("signed in as the holder", "Text messages: 20");
        assertThat(closures.checksOf(id)).extracting(Check::code).containsExactly(Code.values());
    }

    /** SF-20: on each page that somebody who ends something comes by. */
    @Test
    void what_is_announced_stands_on_every_page_of_closing() {
        var engineer = residents.engineer(port);
        engineer.get("/operator/announcements");
        var fields = new HashMap<>(Map.of("from", "2020-01-01", "until", "2999-01-01"));
        for (var language : Language.values()) {
            fields.put("title-" + language.tag(), "Said before you go");
            fields.put("body-" + language.tag(), "Whatever it is");
        }
        engineer.post("/operator/announcements", fields);
        var close = "/lines/" + line(32, "data-card").value() + "/close";
        var browser = residents.subscriber(port);
        assertThat(lastPage(browser, close)).contains("Said before you go");
        for (var page : List.of("", "/reason", "/stop", "/consents")) {
            assertThat(browser.get(close + page).body()).as(page).contains("Said before you go");
        }
        assertThat(browser.get("/account/close").body()).contains("Said before you go");
    }

    // The words used above.

    /** After the consents were given. */
    private static String lastPage(Browser browser, String close) {
        browser.get(close + "/consents");
        browser.post(close + "/consents", Map.of("consents", "ALLOWANCE"));
        return browser.get(close + "/check").body();
    }

    private static String field(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static final Currency HKD = Currency.getInstance("HKD");
    private static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "remedies");
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|textarea|select|button)[^>]* name=\"([^\"]+)\"");
    private static final Pattern LINK =
            Pattern.compile("<p><a href=\"(/lines/[^\"#]+)(#[^\"]*)?\">");

    /** What stands on the page, for whoever came to do it. */
    private static final Map<Remedy, String> PROMISED = Map.ofEntries(
            Map.entry(Remedy.CONTACTS, "Add a contact"),
            Map.entry(Remedy.SEE_CONTACTS, "Add a contact"),
            Map.entry(Remedy.PAY, "name=\"owed\" value=\"2600\""),
            Map.entry(Remedy.USE_UP, "value=\"PERIOD_END\""),
            Map.entry(Remedy.CHOOSE_STOP, "name=\"stopBy\""),
            Map.entry(Remedy.SEE_PLAN, "id=\"content\""),
            Map.entry(Remedy.CONFIRM, "id=\"checks\""),
            Map.entry(Remedy.WAIT, "id=\"checks\""),
            Map.entry(Remedy.CALL_OFF, "id=\"about\""),
            Map.entry(Remedy.RETURN, "id=\"about\""),
            Map.entry(Remedy.SEE_ORDERS, "id=\"orders\""),
            Map.entry(Remedy.UNBIND, "/devices\" method=\"post\""),
            Map.entry(Remedy.TICK_OFF, "/bindings/mark\" method=\"post\""),
            Map.entry(Remedy.EXPORT, "\"movements\""),
            Map.entry(Remedy.SWITCH_OFF, "/mandates/end\" method=\"post\""),
            Map.entry(Remedy.LOOK_AGAIN, "id=\"checks\""));

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Buckets buckets;

    @Autowired
    Commitments commitments;

    @Autowired
    Closures closures;

    @Autowired
    ClosureCases type;

    @Autowired
    Cases cases;

    @Autowired
    TransactionTemplate transaction;

    private String get(String page) {
        return residents.subscriber(port).get(page).body();
    }

    private String program(String path) {
        return new Browser(port)
                .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + residents.token(port)))
                .body();
    }

    private LineId line(int number, String kind) {
        return line(number, kind, 3_072);
    }

    private LineId line(int number, String kind, long megabytes) {
        var id = new LineId(residents.subscriber.account(), UUID.randomUUID());
        var since = Instant.parse("2026-01-01T00:00:00Z");
        lines.activate(new Line(
                id,
                Residents.DEMO,
                Line.Status.ACTIVE,
                kind,
                "HK",
                "data-10gb",
                HKD,
                new NetworkIdentity(
                        "00102%010d".formatted(number),
                        "85251236%03d".formatted(number),
                        "898602%014d".formatted(number)),
                Set.of(Line.Mandate.AUTO_RENEW),
                new Money(59_00, HKD),
                LocalDate.of(2999, 12, 1),
                megabytes,
                since,
                null,
                null,
                null));
        ledger.open(id, HKD);
        transaction.executeWithoutResult(_ -> buckets.fill(List.of(
                bucket(id, UsageKind.VOICE, 5_990, since), bucket(id, UsageKind.SMS, 20, since))));
        commitments.keep(id, new Commitment(null, 0, 0, "5G-CPE", null, null, null, null, null));
        return id;
    }

    private static Bucket bucket(LineId line, UsageKind kind, long amount, Instant since) {
        return new Bucket(line, UUID.randomUUID(), kind, null, amount, 0, since, null, true);
    }

    private void post(
            LineId line, AccountKind from, AccountKind to, Transfer.Reason reason, long minor) {
        var amount = new Money(minor, HKD);
        var transfer =
                new Transfer(UUID.randomUUID(), line, from, to, amount, reason, Instant.now());
        assertThat(ledger.post(List.of(transfer)).getFirst()).isInstanceOf(Posting.Posted.class);
    }
}
