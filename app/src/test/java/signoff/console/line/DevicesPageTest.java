// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.device.Binding;
import signoff.device.Bindings;
import signoff.device.Device;
import signoff.device.Devices;
import signoff.device.Devices.Answer;
import signoff.device.Devices.Wanted;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;

/** Devices, the checklist and the export, as their subscriber and nobody else gets them (SF-05). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "signoff.workflow.run=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class DevicesPageTest {

    /** SF-04, SF-07: a hotspot is a device of its own, and counts who shares it. */
    @Test
    void a_device_is_bound_seen_and_let_go_of() {
        var wrong = bind("490154203237517");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is no IMEI of a device.", "490154203237517");
        assertThat(Browser.goesTo(bind("49-015420-323751-8"))).endsWith("/devices");
        var device = devices.of(line).getFirst();
        assertThat(devices.share(line, device.id(), 3)).isNull();
        assertThat(page("/devices"))
                .contains("ends in 7518", "&lt;Router&gt;", "Bound now: 1 of 5");
        assertThat(page("/devices")).doesNotContain("490154203237518");
        browser().post(at("/devices/release"), Map.of("device", device.id() + ""));
        assertThat(devices.of(line)).isEmpty();
    }

    @Test
    void what_tells_about_a_person_is_sealed() {
        bind("490154203237518");
        bindings.add(line, "Library card");
        var rows = sql.queryForList("select d::text from devices.device d", String.class);
        rows.addAll(sql.queryForList("select b::text from devices.binding b", String.class));
        assertThat(rows)
                .hasSizeGreaterThan(1)
                .noneMatch(row -> row.contains("490154203237518")
                        || row.contains("Router")
                        || row.contains("Library"));
        assertThat(devices.of(line).getFirst().toString()).doesNotContain("490154", "Router");
    }

    @Test
    void two_at_once_never_pass_the_limit_of_the_line() throws Exception {
        commitments.keep(line, new Commitment(null, 0, 0, null, null, null, null, null, 1));
        var tries = Stream.of("490154203237518", "352099001761481", "004401123456788")
                .map(imei -> (Callable<Answer>)
                        () -> devices.bind(line, new Wanted(Device.Kind.PHONE, imei, null)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var bound = 0;
            for (var answer : threads.invokeAll(tries)) {
                if (answer.get() instanceof Answer.Bound) bound++;
            }
            assertThat(bound).isEqualTo(1);
        }
        assertThat(devices.of(line)).hasSize(1);
        assertThat(page("/devices")).contains("No more devices can be bound to this line.");
    }

    @Test
    void the_same_device_twice_is_one() {
        bind("490154203237518");
        bind("490154203237518");
        assertThat(devices.of(line)).hasSize(1);
    }

    /** SF-48, X-11. */
    @Test
    void the_checklist_is_ticked_off_and_opened_again() {
        assertThat(bindings.countOpen(line)).isEqualTo(5);
        browser().post(at("/bindings"), Map.of("name", "Library card"));
        browser().post(at("/bindings"), Map.of("name", " Library card "));
        var bank = of(Binding.Kind.BANK);
        mark(bank, true);
        mark(of(Binding.Kind.CUSTOM), true);
        assertThat(bindings.countOpen(line)).isEqualTo(4);
        assertThat(page("/bindings")).contains("Library card", "Open it again");
        mark(bank, false);
        assertThat(bindings.countOpen(line)).isEqualTo(5);
        assertThat(bindings.mark(line, UUID.randomUUID(), true)).isNotNull();
    }

    /** SF-17, SF-49. */
    @Test
    void the_data_of_a_line_is_a_file() {
        bind("490154203237518");
        var answer = browser().get(at("/export"));
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"line-8529");
        assertThat(answer.body()).contains("490154203237518", "\"bindings\"", "\"BANK\"");
    }

    @Test
    void a_program_of_the_brand_does_the_same_over_json() {
        var bound = api("/devices", "{\"kind\":\"hotspot\",\"imei\":\"490154203237518\"}");
        assertThat(bound.statusCode()).isEqualTo(201);
        assertThat(bound.body()).contains("\"imeiEnd\":\"7518\"").doesNotContain("490154203237518");
        var device = devices.of(line).getFirst().id();
        assertThat(api("/devices/" + device + "/clients", "{\"clients\":4}").body())
                .contains("\"clients\":4", "\"most\":5");
        assertThat(api("/devices/" + device + "/release", "{}").statusCode()).isLessThan(300);
        assertThat(devices.of(line)).isEmpty();
        var bank = of(Binding.Kind.BANK);
        assertThat(api("/bindings/" + bank, "{\"done\":true}").body()).contains("doneAt");
        assertThat(api("/commitment", "{\"portSince\":\"2026-11-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api("/closure-preview", null).body())
                .contains("\"code\":\"port_running\"", "\"stops\":true", "\"result\":\"found\"")
                .contains("/lines/" + line.value() + "/export");
        assertThat(api("/commitment", "{\"termFeeMinor\":5}").body()).contains("termUntil");
        line = new LineId(line.account(), UUID.randomUUID());
        for (var path : List.of("/devices", "/bindings", "/commitment")) {
            assertThat(api(path, null).statusCode()).isEqualTo(404);
        }
    }

    /** I6: the phone that is lost may be signed in; whoever reports it from elsewhere goes on. */
    @Test
    void who_reports_a_line_lost_ends_every_other_session_of_theirs() {
        var phone = new Browser(port);
        phone.signIn("taiman", Residents.PASSWORD);
        assertThat(phone.get(at("")).statusCode()).isEqualTo(200);
        browser().get(at(""));
        browser().post(at("/block"), Map.of());
        assertThat(Browser.goesTo(phone.get(at("")))).startsWith("/sign-in");
        assertThat(browser().get(at("")).statusCode()).isEqualTo(200);
    }

    @Test
    void what_a_system_does_not_name_stays_and_null_lifts_it() {
        api("/commitment", """
                {"termUntil":"2027-11-01T00:00:00Z","termFeeMinor":12000,
                "heldSince":"2026-10-01T00:00:00Z","devicesMost":3}
                """);
        assertThat(api("/commitment", "{\"portSince\":\"2026-11-01T00:00:00Z\"}")
                        .body())
                .contains("2027-11-01", "12000", "2026-10-01", "\"devicesMost\":3");
        assertThat(api("/commitment", "{}").body()).contains("2026-10-01");
        assertThat(api("/commitment", "{\"heldSince\":null,\"termUntil\":null}").body())
                .contains("2026-11-01", "\"devicesMost\":3")
                .doesNotContain("heldSince", "termUntil", "12000");
        assertThat(api("/commitment", "{\"devicesMost\":51}").body()).contains("devicesMost");
    }

    private HttpResponse<String> api(String path, String body) {
        var uri = URI.create(browser().origin() + "/api/v1" + at(path));
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + residents.token(port));
        if (body == null) return browser().send(request.GET());
        return browser()
                .send(request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void what_is_somebody_elses_does_not_exist() {
        var other = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        activate(other);
        for (var page : List.of("/devices", "/bindings", "/export")) {
            assertThat(browser().get("/lines/" + other.value() + page).statusCode())
                    .isEqualTo(404);
        }
        var fields = Map.of("kind", "PHONE", "imei", "490154203237518");
        page("/devices");
        assertThat(browser()
                        .post("/lines/" + other.value() + "/devices", fields)
                        .statusCode())
                .isEqualTo(404);
        assertThat(devices.of(other)).isEmpty();
    }

    // The words used above.

    private static final Currency HKD = Currency.getInstance("HKD");
    private static int lineCount;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Devices devices;

    @Autowired
    Bindings bindings;

    @Autowired
    Commitments commitments;

    @Autowired
    JdbcTemplate sql;

    private LineId line = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 1));

    @BeforeEach
    void newLine() {
        line = new LineId(residents.subscriber.account(), UUID.randomUUID());
        activate(line);
    }

    private void activate(LineId id) {
        var number = ++lineCount;
        lines.activate(new Line(
                id,
                Residents.DEMO,
                Line.Status.ACTIVE,
                "hotspot",
                "HK",
                "hotspot-50gb",
                HKD,
                new NetworkIdentity(
                        "00103%010d".formatted(number),
                        "8529%07d".formatted(number),
                        "898603%014d".formatted(number)),
                Set.of(),
                null,
                null,
                0,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null));
        ledger.open(id, HKD);
    }

    private Browser browser() {
        return residents.subscriber(port);
    }

    private String at(String page) {
        return "/lines/" + line.value() + page;
    }

    private String page(String page) {
        return browser().get(at(page)).body();
    }

    private HttpResponse<String> bind(String imei) {
        page("/devices");
        var fields = Map.of("kind", "HOTSPOT", "imei", imei, "name", "<Router>");
        return browser().post(at("/devices"), fields);
    }

    private UUID of(Binding.Kind kind) {
        return bindings.of(line).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void mark(UUID binding, boolean done) {
        page("/bindings");
        browser().post(at("/bindings/mark"), Map.of("binding", binding + "", "done", done + ""));
    }
}
