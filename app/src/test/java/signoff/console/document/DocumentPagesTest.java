// SPDX-License-Identifier: Apache-2.0
package signoff.console.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.document.DocumentWorld;
import signoff.document.Paper;
import signoff.document.Papers;
import signoff.document.Samples;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;

/** Documents as their owner, staff, programs and strangers get them (SF-58, SF-59, I30). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "signoff.web.upload-max=13MB",
            "signoff.workflow.run=false",
            "signoff.documents.decode-in=2m",
            "signoff.documents.wait-for=2m"
        })
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import({Residents.class, DocumentWorld.class})
class DocumentPagesTest {

    @Test
    void the_page_says_what_is_asked_for_and_why_and_until_when_it_is_kept() {
        assertThat(page())
                .contains("A document of identity")
                .contains("To be sure that it is the holder who asks.")
                .contains("deleted 30 days after the decision")
                .contains("capture=\"environment\"", "multiple");
    }

    @Test
    void several_files_at_once_are_taken_each_for_itself() {
        page();
        var answer = send(
                browser(),
                closure,
                Map.of("passport.jpg", Samples.jpeg(), "evil.jpg", Samples.svg()));
        assertThat(Browser.goesTo(answer)).endsWith("/documents");
        var after = page();
        assertThat(after)
                .contains("Received: 1", "passport.jpg", "FILE_MUST_BE_PICTURE_OR_PDF")
                .doesNotContain("evil.jpg");
        var paper = papers.of(closure).getFirst();
        browser().post(at(closure) + "/remove", Map.of("paper", paper.id().toString()));
        assertThat(page()).contains("Deleted.").doesNotContain("passport.jpg");
    }

    @Test
    void while_the_scanner_is_away_the_subscriber_is_told_that_the_request_goes_on() {
        scanner.away = true;
        page();
        send(browser(), closure, Map.of("passport.png", Samples.png()));
        assertThat(page()).contains("could not be looked at yet", "Waits for its scan");
    }

    @Test
    void a_file_over_the_limit_is_told_and_not_only_cut_off() {
        page();
        send(browser(), closure, Map.of("large.jpg", new byte[11 << 20]));
        assertThat(page())
                .contains("FILE_MUST_NOT_BE_TOO_LARGE", "The file has more than 10\u00a0MB.");
    }

    @Test
    void a_form_that_does_not_say_how_large_it_is_is_left_where_the_limit_is() {
        page();
        var body = form(Map.of("a.jpg", new byte[7 << 20], "b.jpg", new byte[7 << 20]));
        var answer = send(
                browser(),
                closure,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("FILE_MUST_NOT_BE_TOO_LARGE");
    }

    @Test
    void what_is_somebody_elses_does_not_exist() {
        var other = opened(new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID()));
        assertThat(browser().get(at(other)).statusCode()).isEqualTo(404);
        page();
        assertThat(send(browser(), other, Map.of("a.png", Samples.png())).statusCode())
                .isEqualTo(404);
        assertThat(papers.of(other)).isEmpty();
        var paper = handedIn();
        assertThat(browser().get("/desk/documents/" + paper.id()).statusCode()).isEqualTo(303);
        assertThat(browser().get(at(closure) + "/" + paper.id()).statusCode()).isEqualTo(404);
        browser().post(at(other) + "/remove", Map.of("paper", paper.id().toString()));
        assertThat(papers.of(closure).getFirst().state()).isEqualTo(Paper.State.KEPT);
    }

    @Test
    void a_form_of_somebody_elses_page_sends_no_file() {
        page();
        var body = form(Map.of("a.png", Samples.png()));
        var request = HttpRequest.newBuilder(
                        URI.create(browser().origin() + at(closure) + "?item=IDENTITY_DOCUMENT"))
                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(BodyPublishers.ofByteArray(body));
        assertThat(browser().send(request).statusCode()).isGreaterThanOrEqualTo(300);
        assertThat(papers.of(closure)).isEmpty();
    }

    @Test
    void staff_say_why_they_look_and_see_it_with_their_own_mark_uncached() {
        var paper = handedIn();
        var reviewer = residents.staff(port, Actor.Role.REVIEWER);
        var place = "/desk/documents/" + paper.id();
        assertThat(reviewer.get(place).body()).contains("Why do you look at it?");
        assertThat(reviewer.post(place, Map.of("reason", "CURIOSITY")).body())
                .doesNotContain("/viewings/");
        var looking = reviewer.post(place, Map.of("reason", "REVIEW")).body();
        var picture = PICTURE.matcher(looking);
        assertThat(picture.find()).isTrue();
        var page = reviewer.get(picture.group(1));
        assertThat(page.headers().map())
                .containsEntry("Cache-Control", List.of("no-store"))
                .containsEntry("Content-Type", List.of("image/jpeg"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("Content-Security-Policy", List.of("default-src 'none'; sandbox"));
        assertThat(page.headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo("inline; filename=\"page-1.jpg\"");
        assertThat(browser().get(picture.group(1)).statusCode()).isEqualTo(303);
        assertThat(reviewer.get(place + "/viewings/" + UUID.randomUUID() + "/1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_program_hands_in_lists_and_takes_back() {
        var sent = api("?item=identity_document", BodyPublishers.ofByteArray(Samples.jpeg()));
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(sent.body()).contains("\"state\":\"kept\"", "\"kind\":\"jpeg\"", "keepUntil");
        var refused =
                api("?item=identity_document", BodyPublishers.ofByteArray(new byte[11 << 20]));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("FILE_MUST_NOT_BE_TOO_LARGE");
        assertThat(api("?item=identity_document", BodyPublishers.ofByteArray(Samples.svg()))
                        .statusCode())
                .isEqualTo(415);
        assertThat(api("?item=none", BodyPublishers.ofByteArray(Samples.jpeg())).statusCode())
                .isEqualTo(409);
        assertThat(api("", null).body())
                .contains("\"asked\":[\"identity_document\",\"bank_proof\"]");
        var paper = papers.of(closure).getFirst().id();
        assertThat(api("/" + paper + "/removal", BodyPublishers.ofString("{}")).body())
                .contains("\"state\":\"removed\"");
    }

    @AfterEach
    void scannerIsBack() {
        scanner.away = false;
    }

    // The words used above.

    private static final String EDGE = "----edge";
    private static final Pattern PICTURE = Pattern.compile("src=\"(/desk/documents/[^\"]+)\"");
    private static final Pattern FORM =
            Pattern.compile("action=\"([^\"]*item=IDENTITY_DOCUMENT[^\"]*)\"");
    private static final Currency HKD = Currency.getInstance("HKD");
    private static int lineCount = 500;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Closures closures;

    @Autowired
    Papers papers;

    @Autowired
    DocumentWorld.Switched scanner;

    private CaseId closure = new CaseId(new AccountId(new UUID(0, 1)), new UUID(0, 1));

    @BeforeEach
    void newCase() {
        closure = opened(new LineId(residents.subscriber.account(), UUID.randomUUID()));
    }

    private CaseId opened(LineId line) {
        var number = ++lineCount;
        lines.activate(new Line(
                line,
                Residents.DEMO,
                Line.Status.ACTIVE,
                "hotspot",
                "HK",
                "hotspot-50gb",
                HKD,
                new NetworkIdentity(
                        "00111%010d".formatted(number),
                        "8524%07d".formatted(number),
                        "898611%014d".formatted(number)),
                Set.of(),
                null,
                null,
                0,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null));
        ledger.open(line, HKD);
        var actor = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "test");
        var answers = new Answers(null, null, Set.of(), Stop.SOON);
        return switch (closures.draft(line, answers, actor)) {
            case Opening.Opened(var view) -> view.id();
            case Opening.AlreadyOpen(var view) -> view.id();
            case Opening.Refused(var why) -> throw new AssertionError(why.toString());
        };
    }

    private Browser browser() {
        return residents.subscriber(port);
    }

    private static String at(CaseId of) {
        return "/closures/" + of.value() + "/documents";
    }

    private String page() {
        return browser().get(at(closure)).body();
    }

    /** As the form of the page last seen sends it. */
    private HttpResponse<String> send(Browser from, CaseId to, Map<String, byte[]> files) {
        return send(from, to, BodyPublishers.ofByteArray(form(files)));
    }

    private HttpResponse<String> send(Browser from, CaseId to, HttpRequest.BodyPublisher body) {
        var action = FORM.matcher(page());
        assertThat(action.find()).isTrue();
        var path = action.group(1)
                .replace("&amp;", "&")
                .replace(closure.value().toString(), to.value().toString());
        return from.send(HttpRequest.newBuilder(URI.create(from.origin() + path))
                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .header("Origin", from.origin())
                .POST(body));
    }

    private static byte[] form(Map<String, byte[]> files) {
        var body = new byte[0];
        for (var file : files.entrySet()) {
            var head =
                    "--" + EDGE + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + file.getKey() + "\"\r\nContent-Type: text/html\r\n\r\n";
            body = Samples.joined(
                    body, head.getBytes(ISO_8859_1), file.getValue(), "\r\n".getBytes(ISO_8859_1));
        }
        return Samples.joined(body, ("--" + EDGE + "--\r\n").getBytes(ISO_8859_1));
    }

    private Paper handedIn() {
        page();
        send(browser(), closure, Map.of("passport.jpg", Samples.jpeg()));
        return papers.of(closure).getFirst();
    }

    private HttpResponse<String> api(String path, HttpRequest.BodyPublisher body) {
        var uri = URI.create(
                browser().origin() + "/api/v1/closures/" + closure.value() + "/documents" + path);
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + residents.token(port));
        if (body == null) return browser().send(request.GET());
        return browser()
                .send(request.header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/octet-stream")
                        .POST(body));
    }
}
