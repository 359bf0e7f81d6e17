// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.console.Integrators;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.kernel.Actor;
import signoff.kernel.Actor.Role;
import signoff.kernel.CaseId;
import signoff.staff.Staff;
import signoff.staff.TimeCodes;
import signoff.subscriber.Subscribers;

/** Requests as staff see them, and as those see them who are asked for something (SF-68, SF-78). */
class DeskPagesTest {

    @ParameterizedTest
    @CsvSource({"en, Requests to decide, Approve", "zh-Hans, 待审核的申请, 审核通过", "zh-Hant, 待審核的申請, 審核通過"
    })
    void who_reviews_finds_the_request_by_deadline_in_each_language(
            String language, String title, String approve) {
        var id = inReview();
        var browser = staff(Role.REVIEWER);
        browser.get("/desk?language=" + language);
        assertThat(browser.get("/desk").body()).contains(title, at(id));
        assertThat(browser.get(at(id)).body()).contains(approve, id.number());
        browser.get("/desk?language=en");
    }

    @Test
    void one_click_takes_it_and_one_decides_and_the_subscriber_reads_it() {
        var id = inReview();
        var browser = staff(Role.REVIEWER);
        browser.get(at(id));
        browser.post(at(id) + "/claim", Map.of());
        assertThat(browser.get("/desk?mine=true").body()).contains(at(id));
        browser.get(at(id));
        assertThat(Browser.goesTo(browser.post(at(id) + "/approve", Map.of()))).endsWith(at(id));
        assertThat(browser.get(at(id)).body()).contains("It is done");
        assertThat(status(id)).isEqualTo(Status.APPROVED);
        assertThat(browser.get("/desk").body()).doesNotContain(at(id));
    }

    @Test
    void what_is_asked_for_stands_on_the_page_of_the_subscriber_with_its_purpose_I30() {
        var id = inReview();
        var browser = staff(Role.REVIEWER);
        browser.get(at(id));
        browser.post(at(id) + "/ask", Map.of("items", "BANK_PROOF", "words", "Thank you."));
        var page = subscriber().get("/closures/" + id.value()).body();
        assertThat(page)
                .contains("Where your money should go", "To pay you and nobody else.")
                .contains("Thank you.", "/closures/" + id.value() + "/documents");
    }

    @Test
    void a_no_names_its_ground_and_the_way_out_and_another_person_can_be_asked_C11() {
        var id = inReview();
        var browser = staff(Role.REVIEWER);
        browser.get(at(id));
        browser.post(
                at(id) + "/reject", Map.of("ground", "NOT_ENTITLED", "words", "Another holder."));
        var mine = subscriber();
        assertThat(mine.get("/closures/" + id.value()).body())
                .contains("Another holder.", "/appeal");
        mine.post("/closures/" + id.value() + "/appeal", Map.of("words", "I am that holder."));
        assertThat(status(id)).isEqualTo(Status.IN_REVIEW);
        assertThat(browser.get(at(id)).body()).contains("I am that holder.");
        browser.post(at(id) + "/approve", Map.of());
        assertThat(browser.get(at(id)).body()).contains("REVIEWER_MUST_BE_ANOTHER");
    }

    @Test
    void who_may_only_read_is_shown_no_decision_and_a_forged_one_is_refused() {
        var id = inReview();
        var browser = staff(Role.AUDITOR);
        assertThat(browser.get(at(id)).body()).contains(id.number()).doesNotContain("/approve");
        assertThat(browser.post(at(id) + "/approve", Map.of()).statusCode()).isEqualTo(403);
        assertThat(status(id)).isEqualTo(Status.IN_REVIEW);
    }

    @Test
    void a_note_of_staff_is_not_for_the_subscriber() {
        var id = inReview();
        var browser = staff(Role.AGENT);
        browser.get(at(id));
        browser.post(at(id) + "/note", Map.of("note", "called twice"));
        assertThat(browser.get(at(id)).body()).contains("called twice");
        assertThat(subscriber().get("/closures/" + id.value()).body())
                .doesNotContain("called twice");
    }

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        closures = operator.part(Closures.class);
        new Residents(
                operator.part(Subscribers.class),
                operator.part(Staff.class),
                operator.part(Integrators.class));
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    // The words used above.

    static final Actor SUBSCRIBER =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "desk-pages-test");

    static SimulatedOperator operator;
    static Closures closures;

    SimulatedLines lines;

    CaseId inReview() {
        operator.clock.set(SimulatedOperator.START.plus(Duration.ofHours(rounds++)));
        lines = new SimulatedLines(operator, new SplittableRandom(5), 0);
        var line = lines.bareOf("data-card");
        lines.carryOver(line, 2_000_00);
        var answers = new Answers(null, null, Set.of(), Stop.SOON);
        var opened = (Opening.Opened) closures.request(line.line, answers, SUBSCRIBER);
        var id = opened.closure().id();
        while (operator.hand.work(50) > 0) {}
        closures.confirm(id, lines.codeOf(id), SUBSCRIBER);
        assertThat(status(id)).isEqualTo(Status.IN_REVIEW);
        return id;
    }

    /** Each time later, so that no code of an app is used twice. */
    static int rounds;

    static Status status(CaseId id) {
        return closures.find(id).orElseThrow().status();
    }

    static String at(CaseId id) {
        return "/desk/cases/" + id.value();
    }

    static int port() {
        return operator.context.getEnvironment().getProperty("local.server.port", Integer.class, 0);
    }

    static Browser staff(Role role) {
        var browser = new Browser(port());
        var code = TimeCodes.at(Residents.SECRET, operator.clock.instant());
        browser.signInStaff(role.name().toLowerCase(Locale.ROOT), Residents.PASSWORD, code);
        return browser;
    }

    Browser subscriber() {
        var browser = new Browser(port());
        var mail = "s" + lines.account().value().getLeastSignificantBits() + "@example.test";
        browser.signIn(mail, "correct horse battery");
        return browser;
    }
}
