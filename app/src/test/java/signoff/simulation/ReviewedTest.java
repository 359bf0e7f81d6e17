// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.closure.Reviews;
import signoff.closure.Reviews.Decision;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.review.QueueStore;
import signoff.document.Papers;
import signoff.document.Papers.HandingIn;
import signoff.document.Papers.Upload;
import signoff.document.Samples;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/** Requests that risk something: people decide, and a clock when nobody does (SF-68, SF-78). */
class ReviewedTest {

    @Test
    void a_request_without_risk_is_looked_at_by_nobody_X07() {
        var id = confirmed("data-card", 100_00);
        assertThat(view(id).status()).isEqualTo(Status.APPROVED);
        assertThat(inQueue(id)).isNull();
    }

    @Test
    void a_lot_of_money_waits_for_a_person_who_says_yes() {
        var id = confirmed("data-card", MUCH);
        assertThat(view(id).status()).isEqualTo(Status.IN_REVIEW);
        assertThat(Objects.requireNonNull(inQueue(id)).until()).isEqualTo(view(id).waitsUntil());
        assertThat(decide(id, new Decision.Approve(), ANNA)).isNull();
        assertThat(view(id).status()).isEqualTo(Status.APPROVED);
        assertThat(inQueue(id)).as("nobody has to look any more").isNull();
    }

    @Test
    void much_risk_needs_two_people_and_nobody_waits_for_the_first_I7() {
        var id = confirmed("data-card", MUCH, SimulatedOperator.START, "HOLDER_DIED");
        assertThat(Objects.requireNonNull(inQueue(id)).reviewers()).isEqualTo(2);
        assertThat(decide(id, new Decision.Approve(), ANNA)).isNull();
        assertThat(view(id).status()).isEqualTo(Status.IN_REVIEW);
        assertThat(decide(id, new Decision.Approve(), ANNA))
                .isEqualTo(Refusal.of(Code.REVIEWER_MUST_BE_ANOTHER));
        assertThat(decide(id, new Decision.Approve(), BERT)).isNull();
        assertThat(view(id).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void all_that_is_missing_is_asked_for_at_once_and_twice_at_most_C4() throws Exception {
        var id = confirmed("hotspot", MUCH);
        var asked = Set.of(Item.IDENTITY_DOCUMENT, Item.BANK_PROOF);
        assertThat(decide(id, new Decision.Ask(asked, "Both, please."), ANNA)).isNull();
        assertThat(view(id).status()).isEqualTo(Status.NEEDS_INFO);
        assertThat(handIn(id, "IDENTITY_DOCUMENT")).isInstanceOf(HandingIn.Kept.class);
        assertThat(reviews.answer(id, "", SUBSCRIBER)).as("files are an answer").isNull();
        assertThat(decide(id, new Decision.Ask(Set.of(Item.BANK_PROOF), ""), ANNA))
                .isNull();
        assertThat(reviews.answer(id, "It is on its way.", SUBSCRIBER)).isNull();
        assertThat(decide(id, new Decision.Ask(asked, ""), ANNA))
                .isEqualTo(Refusal.of(Code.ROUNDS_MUST_NOT_BE_USED_UP, "rounds", 2));
        assertThat(decide(id, new Decision.Approve(), ANNA))
                .isEqualTo(Refusal.of(Code.IDENTITY_MUST_BE_PROVED));
        assertThat(decide(id, new Decision.Prove("passport seen"), ANNA)).isNull();
        assertThat(decide(id, new Decision.Approve(), ANNA)).isNull();
    }

    @Test
    void what_nobody_asked_for_cannot_be_handed_in_I30() throws Exception {
        var id = confirmed("hotspot", MUCH);
        assertThat(handIn(id, "IDENTITY_DOCUMENT"))
                .isEqualTo(new HandingIn.Refused(Refusal.of(Code.FILE_MUST_BE_ASKED_FOR)));
        assertThat(decide(id, new Decision.Ask(Set.of(Item.BANK_PROOF), ""), ANNA))
                .isNull();
        assertThat(handIn(id, "IDENTITY_DOCUMENT")).isInstanceOf(HandingIn.Refused.class);
        assertThat(handIn(id, "BANK_PROOF")).isInstanceOf(HandingIn.Kept.class);
    }

    @Test
    void what_was_handed_in_leaves_a_time_after_the_decision_I30() throws Exception {
        var id = confirmed("hotspot", MUCH);
        decide(id, new Decision.Ask(Set.of(Item.BANK_PROOF), ""), ANNA);
        handIn(id, "BANK_PROOF");
        reviews.answer(id, "Here it is.", SUBSCRIBER);
        decide(id, new Decision.Approve(), ANNA);
        var paper = operator.part(Papers.class).of(id).getFirst();
        assertThat(paper.keepUntil()).isEqualTo(operator.clock.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void another_person_looks_at_an_appeal_C11_I7() {
        var id = confirmed("data-card", MUCH);
        var no = new Decision.Reject(Ground.NOT_ENTITLED, "The contract names another holder.");
        assertThat(decide(id, no, ANNA)).isNull();
        assertThat(view(id).status()).isEqualTo(Status.REJECTED);
        assertThat(reviews.appeal(id, "I am that holder.", SUBSCRIBER)).isNull();
        assertThat(decide(id, new Decision.Approve(), ANNA))
                .isEqualTo(Refusal.of(Code.REVIEWER_MUST_BE_ANOTHER));
        assertThat(decide(id, new Decision.Approve(), BERT)).isNull();
        assertThat(view(id).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void over_a_holiday_nobody_decides_and_that_is_a_yes_C12_I12() {
        var id = confirmed("data-card", MUCH, Instant.parse("2026-09-28T02:00:00Z"));
        var until = Objects.requireNonNull(view(id).waitsUntil());
        assertThat(until).as("China rests from 1 to 7 October").isAfter(AFTER_THE_HOLIDAY);
        operator.clock.set(until.minusSeconds(1));
        operator.hand.timers(100);
        assertThat(view(id).status()).isEqualTo(Status.IN_REVIEW);
        operator.clock.set(until);
        operator.hand.timers(100);
        assertThat(view(id).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void a_request_that_is_held_for_fraud_is_not_approved_by_silence() {
        var id = confirmed("data-card", MUCH);
        assertThat(decide(id, new Decision.Hold("two accounts, one card"), FRAUD))
                .isNull();
        operator.clock.set(Objects.requireNonNull(view(id).waitsUntil()).plusSeconds(1));
        operator.hand.timers(100);
        assertThat(view(id).status()).isNotEqualTo(Status.APPROVED);
    }

    @Test
    void who_has_taken_a_request_has_it_for_a_while() {
        var id = confirmed("data-card", MUCH);
        assertThat(reviews.claim(SimulatedLines.BRAND, id.value(), ANNA)).isNull();
        assertThat(decide(id, new Decision.Approve(), BERT))
                .isEqualTo(Refusal.of(Code.REQUEST_MUST_NOT_BE_TAKEN));
        operator.wind(Duration.ofMinutes(31));
        assertThat(decide(id, new Decision.Approve(), BERT)).isNull();
    }

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        closures = operator.part(Closures.class);
        reviews = operator.part(Reviews.class);
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    // The words used above.

    static final long MUCH = 2_000_00;
    static final Instant AFTER_THE_HOLIDAY = Instant.parse("2026-10-08T00:00:00Z");
    static final Actor SUBSCRIBER =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "reviewed-test");
    static final Actor ANNA = new Actor(Actor.Role.REVIEWER, Actor.Channel.WEB, "anna");
    static final Actor BERT = new Actor(Actor.Role.REVIEWER, Actor.Channel.WEB, "bert");
    static final Actor FRAUD = new Actor(Actor.Role.FRAUD, Actor.Channel.WEB, "fred");

    static SimulatedOperator operator;
    static Closures closures;
    static Reviews reviews;

    static CaseId confirmed(String kind, long minor) {
        return confirmed(kind, minor, SimulatedOperator.START);
    }

    static CaseId confirmed(String kind, long minor, Instant at) {
        return confirmed(kind, minor, at, null);
    }

    static CaseId confirmed(String kind, long minor, Instant at, @Nullable String reason) {
        operator.clock.set(at);
        var lines = new SimulatedLines(operator, new SplittableRandom(5), 0);
        var line = lines.bareOf(kind);
        lines.carryOver(line, minor);
        var answers = new Answers(reason, null, Set.of(), Stop.SOON);
        var opened = (Opening.Opened) closures.request(line.line, answers, SUBSCRIBER);
        var id = opened.closure().id();
        work();
        closures.confirm(id, lines.codeOf(id), SUBSCRIBER);
        return id;
    }

    static @Nullable Refusal decide(CaseId id, Decision decision, Actor staff) {
        return reviews.decide(SimulatedLines.BRAND, id.value(), decision, staff);
    }

    static QueueStore.@Nullable Row inQueue(CaseId id) {
        return reviews.look(SimulatedLines.BRAND, id.value()).orElseThrow().row();
    }

    static HandingIn handIn(CaseId id, String item) throws Exception {
        var file = new Upload(new ByteArrayInputStream(Samples.png()), "paper.png");
        return operator.part(Papers.class).handIn(SimulatedLines.BRAND, id, item, file);
    }

    static ClosureView view(CaseId id) {
        return closures.find(id).orElseThrow();
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }
}
