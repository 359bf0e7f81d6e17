// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.console.api.ApiCall;
import signoff.console.api.ApiCall.Answer;
import signoff.ledger.Transfer.Reason;
import signoff.line.NumberResource;
import tools.jackson.databind.JsonNode;

/** A program closes lines of the demo over HTTP, with a token as an integrator gets it. */
class JsonJourneyTest {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    private static final String SECRET = "a-secret-of-32-letters-and-of-more";

    private static DemoNode node;
    private static Program program;
    private static Program foreign;

    @BeforeAll
    static void open() {
        node = new DemoNode(
                "--signoff.api.requests-per-second=100000",
                "--signoff.api.requests-at-once=100000",
                "--signoff.web.integrators[0].brand=other",
                "--signoff.web.integrators[0].client=foreign-shop",
                "--signoff.web.integrators[0].secret=" + SECRET,
                "--signoff.web.integrators[0].scopes="
                        + "closures.read,closures.write,orders.read,orders.write,events.read");
        program = Program.signedIn(
                node.port(), "demo-program", "only-to-try-the-api-on-this-machine");
        foreign = Program.signedIn(node.port(), "foreign-shop", SECRET);
    }

    @AfterAll
    static void close() {
        if (node != null) node.close();
    }

    @Test
    void what_the_preview_shows_is_what_happens() throws Exception {
        var guest = node.guest();
        node.give(guest.line(), 12_50);
        var order = placed(guest);
        var preview = expect(200, program.get(guest.line() + "/closure-preview"));
        assertThat(minor(preview, "returned"))
                .isEqualTo(minor(order, "returns"))
                .isEqualTo(35_00);
        assertThat(minor(preview, "weReturn")).isEqualTo(100_00 + 50_00 + 30_00 - 93_40);
        assertThat(minor(preview, "youOwe")).isZero();
        assertThat(minor(preview, "lostBonus")).isEqualTo(12_50);

        var closure = confirmed(guest, consents(preview));
        sameDates(closure, preview, List.of("serviceStops", "decideBy"));
        var closed = untilCompleted(closure.path("id").asString());

        sameDates(closed.json(), preview, SHOWN_DATES);
        assertThat(minor(closed, "weReturn")).isEqualTo(minor(preview, "weReturn"));
        assertThat(closed.json().has("youOwe")).isFalse();
        assertThat(node.paidBackTo(guest)).containsExactlyInAnyOrderElementsOf(legs(preview));
        assertThat(node.posted(guest.line(), Reason.BONUS_FORFEITED)).containsExactly(12_50L);
        var cancelled = expect(200, program.get("/orders/" + order.at("id")));
        assertThat(cancelled.at("status")).isEqualTo("cancelled");
        var after = expect(409, program.post(guest.line() + "/orders", PACK));
        assertThat(after.at("code")).isEqualTo("LINE_MUST_NOT_BE_CLOSING");
    }

    /** And not only said again: the number is held as long, and each step came in its time. */
    @Test
    void the_number_rests_and_each_step_comes_as_the_preview_says_I24() throws Exception {
        var guest = node.guest();
        var preview = expect(200, program.get(guest.line() + "/closure-preview"));
        var id = confirmed(guest).path("id").asString();
        untilCompleted(id);
        var number = node.numberOf(guest.line());
        assertThat(number.state()).isEqualTo(NumberResource.State.QUARANTINED);
        assertThat(number.minUntil())
                .isCloseTo(time(preview.json(), "numberFreeFrom"), WITHIN_THE_TEST);
        var steps = expect(200, program.get("/closures/" + id + "/timeline"));
        assertThat(timeOf(steps, "decided")).isBeforeOrEqualTo(time(preview.json(), "decideBy"));
        assertThat(timeOf(steps, "refunded")).isBeforeOrEqualTo(time(preview.json(), "refundBy"));
    }

    /** A preview begins now, and a closing at its notice: the dates of days are the same. */
    private static void sameDates(JsonNode closure, Answer preview, List<String> properties) {
        for (var property : properties) {
            assertThat(time(closure, property))
                    .as(property)
                    .isCloseTo(time(preview.json(), property), WITHIN_THE_TEST);
        }
    }

    private static final List<String> SHOWN_DATES =
            List.of("serviceStops", "decideBy", "refundBy", "restorableUntil");
    private static final TemporalUnitOffset WITHIN_THE_TEST = within(1, ChronoUnit.MINUTES);

    @Test
    void the_timeline_and_the_feed_tell_the_same_story() throws Exception {
        var cursor = endOfFeed();
        var guest = node.guest();
        var id = confirmed(guest).path("id").asString();
        var running = expect(200, program.get("/closures/" + id + "/timeline"));
        assertThat(progress(running)).startsWith("done", "done").doesNotContain("skipped");
        assertThat(progress(running)).endsWith("to_come");
        untilCompleted(id);
        var over = expect(200, program.get("/closures/" + id + "/timeline"));
        assertThat(over.at("status")).isEqualTo("completed");
        assertThat(progress(over)).containsOnly("done");

        var events = eventsAfter(cursor).stream()
                .filter(event -> event.path("caseId").asString().equals(id))
                .toList();
        assertThat(events.stream().map(event -> event.path("number").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.getLast().path("after").asString()).isEqualTo("Completed");
        for (int place = 1; place < events.size(); place++) {
            var before = events.get(place).path("before").asString();
            assertThat(before).isEqualTo(events.get(place - 1).path("after").asString());
        }
    }

    @Test
    void a_closing_is_taken_back_and_the_line_can_be_closed_again() throws Exception {
        var guest = node.guest();
        var id = confirmed(guest).path("id").asString();
        var withdrawn = expect(200, program.post("/closures/" + id + "/withdrawal", ""));
        assertThat(withdrawn.at("status")).isEqualTo("withdrawn");
        assertThat(withdrawn.at("tmfState")).isEqualTo("cancelled");
        var again = expect(200, program.post("/closures/" + id + "/withdrawal", ""));
        assertThat(again.text()).as("who says it twice is not blamed").isEqualTo(withdrawn.text());
        expect(200, program.get(guest.line() + "/closure-preview"));
        var second = expect(201, program.request(guest.id()));
        assertThat(second.at("id")).isNotEqualTo(id);
    }

    /** What one table does not answer hides nothing of the others, in a transaction, too (I9). */
    @Test
    void a_notice_is_taken_although_a_table_cannot_be_read() throws Exception {
        var guest = node.guest();
        node.run("alter table devices.device rename to away");
        Answer asked;
        try {
            asked = expect(201, program.request(guest.id()));
        } finally {
            node.run("alter table devices.away rename to device");
        }
        assertThat(asked.at("status")).isEqualTo("awaiting_confirmation");
        assertThat(expect(200, program.request(guest.id())).at("id")).isEqualTo(asked.at("id"));
    }

    @Test
    void a_key_means_one_request_and_one_answer() throws Exception {
        var guest = node.guest();
        var path = guest.line() + "/orders";
        var key = UUID.randomUUID().toString();
        var first = expect(201, program.postAgain(key, path, PACK));
        var second = expect(201, program.postAgain(key, path, PACK));
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).contains("true");

        var other = program.postAgain(key, path, PACK.replace("3500", "3600"));
        problem(other, 422, "KEY_MUST_MEAN_SAME_REQUEST");
        problem(program.call("POST", path).json(PACK).send(), 400, "KEY_MUST_BE_GIVEN");
        var preview = expect(200, program.get(guest.line() + "/closure-preview"));
        assertThat(minor(preview, "returned")).as("one order").isEqualTo(35_00);
    }

    @Test
    void who_has_no_token_or_not_the_scope_gets_a_problem() throws Exception {
        var reader = Program.signedIn(
                node.port(),
                "demo-program",
                "only-to-try-the-api-on-this-machine",
                "closures.read");
        var refused = reader.request(node.guest().id());
        problem(refused, 403, "CALLER_MUST_BE_ALLOWED");
        assertThat(refused.at("scope")).isEqualTo("closures.write");
        problem(reader.get("/events"), 403, "CALLER_MUST_BE_ALLOWED");
        expect(200, reader.get("/closures"));
        var nobody = ApiCall.to(node.port(), "GET", "/api/v1/closures").send();
        problem(nobody, 401, "CALLER_MUST_BE_KNOWN");
        assertThat(nobody.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void what_belongs_to_another_brand_is_answered_like_what_does_not_exist() throws Exception {
        var guest = node.guest();
        var order = placed(guest).at("id");
        var closure = expect(201, program.request(guest.id())).at("id");
        for (var path : List.of("/closures/%s", "/closures/%s/timeline")) hidden(path, closure);
        hidden("/orders/%s", order);
        hidden("/lines/%s/closure-preview", guest.id());
        hidden("/closures/%s/confirmation", closure, "{\"code\":\"12345678\"}");
        hidden("/closures/%s/withdrawal", closure, "");
        hidden("/closures/%s/code", closure, "");
        hidden("/lines/%s/orders", guest.id(), PACK);
        var asked = foreign.request(guest.id());
        var unknown = foreign.request(UUID.randomUUID().toString());
        assertThat(asked.text()).isEqualTo(unknown.text());
        assertThat(asked.status()).isEqualTo(unknown.status()).isEqualTo(404);
        assertThat(foreign.get("/closures").text()).doesNotContain(closure);
        assertThat(foreign.get("/events").text()).doesNotContain(closure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"lineId\":\"L\",\"colour\":1} | 400 | PROPERTY_MUST_BE_KNOWN",
                "application/xml  | <lineId>L</lineId>              | 415 | BODY_MUST_BE_JSON",
                "text/plain       | {\"lineId\":\"L\"}              | 415 | BODY_MUST_BE_JSON",
            })
    void what_cannot_be_taken_is_refused(String type, String body, int status, String code)
            throws Exception {
        var guest = node.guest();
        var text = body.replace("\"L\"", "\"" + guest.id() + "\"");
        problem(sent(type, text), status, code);
        expect(201, program.request(guest.id()));
    }

    @ParameterizedTest
    @ValueSource(ints = {262_145, 1_000_000})
    void a_body_that_is_too_large_is_refused(int size) {
        var answer = sent("application/json", "\"" + "x".repeat(size - 2) + "\"");
        problem(answer, 413, "REQUEST_MUST_NOT_BE_TOO_LARGE");
        assertThat(answer.json().path("bytesMax").asInt()).isEqualTo(262_144);
    }

    @Test
    void paging_walks_over_every_closing_once() throws Exception {
        var asked = new ArrayList<String>();
        for (int number = 0; number < 7; number++) {
            asked.add(expect(201, program.request(node.guest().id())).at("id"));
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = expect(200, program.get("/closures?limit=3" + next));
            assertThat(page.json().path("closures")).hasSizeLessThanOrEqualTo(3);
            page.json().path("closures").forEach(one -> seen.add(one.path("id").asString()));
            next = page.at("next").isEmpty() ? "" : "&cursor=" + page.at("next");
        } while (!next.isEmpty());
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
        assertThat(seen).startsWith(asked.reversed().toArray(String[]::new));
    }

    // The words used above.

    private static final String PACK =
            "{\"pack\":\"pack-5gb\",\"amountMinor\":3500,\"currency\":\"CNY\"}";

    private static Answer placed(DemoNode.Guest guest) {
        var order = expect(201, program.post(guest.line() + "/orders", PACK));
        assertThat(expect(200, program.get("/orders/" + order.at("id"))).text())
                .isEqualTo(order.text());
        return order;
    }

    /** Asks for a closing and confirms it with the code of the message. */
    private static JsonNode confirmed(DemoNode.Guest guest) throws Exception {
        return confirmed(guest, List.of());
    }

    private static JsonNode confirmed(DemoNode.Guest guest, List<String> consents)
            throws Exception {
        var asked = expect(201, program.request(guest.id(), consents));
        assertThat(asked.at("status")).isEqualTo("awaiting_confirmation");
        var code = node.codeSentTo(guest.email());
        var confirmed = expect(200, program.confirm(asked.at("id"), code));
        assertThat(confirmed.json().path("noticeReceivedAt"))
                .isEqualTo(asked.json().path("noticeReceivedAt"));
        return confirmed.json();
    }

    /** Winds only while the clock alone is waited for: what others do takes its own time. */
    private static Answer untilCompleted(String closure) throws Exception {
        var giveUp = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            var seen = expect(200, program.get("/closures/" + closure));
            if (seen.at("status").equals("completed")) return seen;
            assertThat(System.nanoTime()).as(seen.text()).isLessThan(giveUp);
            if (seen.at("waitsFor").equals("clock")) node.windUntil(seen.at("waitsUntil"));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String endOfFeed() {
        var next = "";
        while (true) {
            var page = expect(200, program.get("/events?limit=50" + next));
            if (page.json().path("events").isEmpty()) return page.at("next");
            next = "&after=" + page.at("next");
        }
    }

    /** In small pages, each from where the one before ended. */
    private static List<JsonNode> eventsAfter(String cursor) {
        var events = new ArrayList<JsonNode>();
        var next = cursor;
        while (true) {
            var page = expect(200, program.get("/events?limit=4&after=" + next));
            page.json().path("events").forEach(events::add);
            if (page.json().path("events").isEmpty()) return events;
            next = page.at("next");
        }
    }

    private static void hidden(String path, String id) {
        var unknown = UUID.randomUUID().toString();
        same(foreign.get(path.formatted(id)), id, foreign.get(path.formatted(unknown)), unknown);
    }

    private static void hidden(String path, String id, String body) {
        var unknown = UUID.randomUUID().toString();
        same(
                foreign.post(path.formatted(id), body),
                id,
                foreign.post(path.formatted(unknown), body),
                unknown);
    }

    private static void same(Answer theirs, String id, Answer nobodys, String unknown) {
        assertThat(theirs.status()).isEqualTo(nobodys.status()).isEqualTo(404);
        assertThat(theirs.text().replace(id, "ID"))
                .isEqualTo(nobodys.text().replace(unknown, "ID"));
    }

    private static Answer sent(String type, String body) {
        return program.call("POST", "/closures")
                .key(UUID.randomUUID().toString())
                .bytes(body.getBytes(UTF_8))
                .with("Content-Type", type)
                .send();
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    private static void problem(Answer answer, int status, String code) {
        expect(status, answer);
        assertThat(answer.header("Content-Type").orElse("")).isEqualTo("application/problem+json");
        assertThat(answer.at("code")).isEqualTo(code);
        assertThat(answer.at("title")).isNotBlank();
        assertThat(answer.at("detail")).isNotBlank();
    }

    private static long minor(Answer answer, String amount) {
        return answer.json().required(amount).required("amountMinor").asLong();
    }

    private static Instant time(JsonNode told, String property) {
        return Instant.parse(told.required(property).asString());
    }

    private static Instant timeOf(Answer timeline, String step) {
        return timeline.json()
                .required("steps")
                .valueStream()
                .filter(one -> one.path("key").asString().equals(step))
                .map(one -> time(one, "at"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(step + " in " + timeline.text()));
    }

    /** All that the preview asks leave for. */
    private static List<String> consents(Answer preview) {
        return preview.json()
                .required("checks")
                .valueStream()
                .filter(check -> check.has("consent"))
                .map(check -> check.path("consent").asString())
                .toList();
    }

    private static List<Long> legs(Answer preview) {
        var legs = new ArrayList<Long>();
        preview.json()
                .required("legs")
                .forEach(leg -> legs.add(leg.path("amount").path("amountMinor").asLong()));
        return legs;
    }

    private static List<String> progress(Answer timeline) {
        var all = new ArrayList<String>();
        timeline.json()
                .required("steps")
                .forEach(step -> all.add(step.path("progress").asString()));
        return all;
    }
}
