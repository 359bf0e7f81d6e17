// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signoff.line.Line.Status.ACTIVE;
import static signoff.line.Line.Status.CLOSED;
import static signoff.line.Line.Status.CLOSING;
import static signoff.line.Line.Status.DEACTIVATED;
import static signoff.line.Line.Status.SUSPENDED;
import static signoff.line.bar.Suspension.Owner.OPERATOR;
import static signoff.line.bar.Suspension.Owner.SUBSCRIBER;
import static signoff.line.bar.Suspension.Reason.FRAUD;
import static signoff.line.bar.Suspension.Reason.INACTIVITY;
import static signoff.line.bar.Suspension.Reason.LOST_STOLEN;
import static signoff.line.bar.Suspension.Reason.NON_PAYMENT;
import static signoff.line.bar.Suspension.Reason.REGULATORY;
import static signoff.line.bar.Suspension.Reason.SAFETY;
import static signoff.line.bar.Suspension.Reason.VOLUNTARY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.TestBooks;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line.Mandate;
import signoff.line.Lines.Closing;
import signoff.line.Lines.Ending;
import signoff.line.NumberResource.State;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Owner;
import signoff.line.bar.Suspension.Reason;
import signoff.line.bar.SuspensionStore;

/**
 * What lines and numbers may become, each rule told as one example, on PostgreSQL (SF-66, SF-82).
 */
class LinesTest {

    @Test
    void a_line_is_found_as_it_was_put_into_service() {
        var line = activated(ACTIVE);
        assertThat(lines.find(line.id())).contains(line);
        assertThat(books.together(() -> lines.lock(line.id()))).contains(line);
        assertThat(lines.of(line.id().account())).containsExactly(line);
    }

    @Test
    void a_line_of_another_brand_is_not_found() {
        var line = activated(ACTIVE);
        assertThat(lines.locate(line.brand(), line.id().value())).contains(line.id());
        assertThat(lines.locate(new BrandId("other"), line.id().value())).isEmpty();
    }

    @Test
    void closing_cancels_every_mandate_at_once_and_keeping_restores_none_of_them() {
        var line = activated(ACTIVE);
        suspend(line, VOLUNTARY, SUBSCRIBER);
        begin(line);
        assertThat(now(line).status()).isEqualTo(CLOSING);
        assertThat(now(line).mandates()).isEmpty();

        books.together(() -> lines.keep(List.of(line.id())));
        assertThat(now(line).status()).isEqualTo(SUSPENDED); // I4
        assertThat(now(line).closing()).isNull();
        assertThat(now(line).mandates()).isEmpty(); // I18
    }

    @Test
    void a_line_is_suspended_exactly_while_somebody_has_a_reason() {
        var line = activated(ACTIVE);
        suspend(line, VOLUNTARY, SUBSCRIBER);
        suspend(line, FRAUD, OPERATOR);
        assertThat(now(line).status()).isEqualTo(SUSPENDED);

        lift(line, VOLUNTARY, Actor.Role.SUBSCRIBER);
        assertThat(now(line).status()).isEqualTo(SUSPENDED); // I4
        lift(line, FRAUD, Actor.Role.AGENT);
        assertThat(now(line).status()).isEqualTo(ACTIVE);
        assertThat(lines.suspensions(line.id())).isEmpty();
    }

    @Test
    void a_reason_that_stands_already_stays_as_it_is() {
        var line = activated(ACTIVE);
        suspend(line, VOLUNTARY, SUBSCRIBER);
        var first = lines.suspensions(line.id());
        wind(Duration.ofDays(1));
        suspend(line, VOLUNTARY, SUBSCRIBER);
        assertThat(lines.suspensions(line.id())).isEqualTo(first);
    }

    @Test
    void a_subscriber_never_lifts_what_the_operator_has_barred() {
        var line = activated(ACTIVE);
        for (var reason : List.of(FRAUD, REGULATORY, NON_PAYMENT, INACTIVITY, SAFETY)) {
            suspend(line, reason, OPERATOR);
            assertThatThrownBy(() -> lift(line, reason, Actor.Role.SUBSCRIBER))
                    .hasMessageContaining("REASON_MUST_BE_LIFTED_BY_ITS_OWNER"); // L4
        }
        assertThat(lines.suspensions(line.id())).hasSize(5);
        assertThatThrownBy(() -> suspend(activated(ACTIVE), FRAUD, SUBSCRIBER))
                .hasMessageContaining("a_subscriber_must_own_only_what_a_subscriber_may_lift");
    }

    @Test
    void what_is_barred_and_lifted_while_a_line_is_being_closed_is_as_it_should_be_when_kept() {
        var barred = activated(ACTIVE);
        begin(barred);
        suspend(barred, LOST_STOLEN, SUBSCRIBER);
        assertThat(now(barred).status()).isEqualTo(CLOSING);
        books.together(() -> lines.keep(List.of(barred.id())));
        assertThat(now(barred).status()).isEqualTo(SUSPENDED); // I4

        var free = activated(ACTIVE);
        suspend(free, NON_PAYMENT, OPERATOR);
        begin(free);
        lift(free, NON_PAYMENT, Actor.Role.AGENT);
        books.together(() -> lines.keep(List.of(free.id())));
        assertThat(now(free).status()).isEqualTo(ACTIVE); // I4: and no bar of the closing is left
    }

    @Test
    void a_line_out_of_service_is_not_suspended() {
        var line = activated(ACTIVE);
        begin(line);
        end(line, Duration.ofDays(30), Duration.ofDays(90));
        assertThatThrownBy(() -> suspend(line, FRAUD, OPERATOR))
                .hasMessageContaining("LINE_MUST_BE_IN_SERVICE");
    }

    @Test
    void days_that_cost_nothing_move_the_next_charge_and_are_counted_once() {
        var line = activated(ACTIVE);
        suspend(line, VOLUNTARY, SUBSCRIBER);
        wind(Duration.ofDays(4));
        suspend(line, LOST_STOLEN, SUBSCRIBER);
        wind(Duration.ofDays(6));
        lift(line, VOLUNTARY, Actor.Role.SUBSCRIBER);
        wind(Duration.ofDays(5));
        lift(line, LOST_STOLEN, Actor.Role.SUBSCRIBER);

        var due = LocalDate.parse("2026-04-01");
        assertThat(now(line).nextChargeOn()).isEqualTo(due.plusDays(15));
        assertThat(now(line).mandates()).isEqualTo(line.mandates());

        suspend(line, NON_PAYMENT, OPERATOR);
        wind(Duration.ofDays(5));
        lift(line, NON_PAYMENT, Actor.Role.AGENT);
        assertThat(now(line).nextChargeOn()).isEqualTo(due.plusDays(15));
    }

    @Test
    void a_line_is_found_by_its_number_within_its_brand_while_it_has_it() {
        var line = activated(ACTIVE);
        var number = line.identity().msisdn();
        assertThat(lines.holder(line.brand(), number)).contains(line.id());
        assertThat(lines.holder(new BrandId("other"), number)).isEmpty();
        begin(line);
        end(line, Duration.ofDays(30), Duration.ofDays(90));
        assertThat(lines.holder(line.brand(), number)).isEmpty();
    }

    @Test
    void a_line_is_closed_by_one_case_at_most() {
        var line = activated(ACTIVE);
        var by = begin(line);
        books.together(() -> lines.beginClosing(List.of(new Closing(line.id(), by))));
        assertThatThrownBy(() -> begin(line)).hasMessageContaining("LINE_MUST_BE_IN_SERVICE");
        assertThat(now(line).closing()).isEqualTo(by); // I1
    }

    @Test
    void a_number_rests_until_its_quarantine_is_over_and_the_line_can_no_longer_be_had_back() {
        var line = activated(ACTIVE);
        begin(line);
        end(line, Duration.ofDays(30), Duration.ofDays(20));
        assertThat(now(line).status()).isEqualTo(DEACTIVATED);
        assertThat(number(line).state()).isEqualTo(State.QUARANTINED);

        wind(Duration.ofDays(30).minusMillis(1));
        lines.tick();
        assertThat(number(line).state()).isEqualTo(State.QUARANTINED); // I24

        wind(Duration.ofMillis(1));
        lines.tick();
        assertThat(number(line).state()).isEqualTo(State.COOLED);
    }

    @Test
    void a_line_is_closed_when_money_is_final_and_it_can_no_longer_be_had_back() {
        var line = activated(ACTIVE);
        begin(line);
        end(line, Duration.ofDays(30), Duration.ofDays(90));
        books.together(() -> lines.settle(List.of(line.id())));
        lines.tick();
        assertThat(now(line).status()).isEqualTo(DEACTIVATED);

        wind(Duration.ofDays(30));
        lines.tick();
        assertThat(now(line).status()).isEqualTo(CLOSED); // L10
    }

    @Test
    void a_line_settled_after_its_restore_window_is_closed_at_once() {
        var line = activated(ACTIVE);
        begin(line);
        end(line, Duration.ofDays(30), Duration.ofDays(90));
        wind(Duration.ofDays(30));
        lines.tick();
        assertThat(now(line).status()).isEqualTo(DEACTIVATED);

        books.together(() -> lines.settle(List.of(line.id())));
        assertThat(now(line).status()).isEqualTo(CLOSED);
    }

    @Test
    void a_number_that_somebody_has_or_had_last_is_not_given_to_another() {
        var line = activated(ACTIVE);
        var number = line.identity().msisdn();
        assertThatThrownBy(() -> activate(line(ACTIVE, number)))
                .hasMessageContaining("NUMBER_MUST_BE_AVAILABLE");

        begin(line);
        end(line, Duration.ofDays(30), Duration.ofDays(90));
        assertThatThrownBy(() -> activate(line(ACTIVE, number)))
                .hasMessageContaining("NUMBER_MUST_BE_AVAILABLE");
    }

    @Test
    void two_holders_are_the_quarantine_apart_whatever_the_state_of_the_number_says() {
        var line = activated(ACTIVE);
        var number = line.identity().msisdn();
        begin(line);
        end(line, Duration.ofDays(30), Duration.ofDays(90));
        books.sql()
                .update(
                        "update lines.number set state = 'AVAILABLE', min_until = null"
                                + " where msisdn = ?",
                        number);

        wind(Duration.ofDays(90).minusMillis(1));
        assertThatThrownBy(() -> activate(line(ACTIVE, number)))
                .hasMessageContaining("holders_must_not_overlap"); // I23
        wind(Duration.ofMillis(1));
        activate(line(ACTIVE, number));
    }

    @Test
    void the_clock_acts_on_a_node_without_being_asked() {
        var line = activated(ACTIVE);
        begin(line);
        end(line, Duration.ofDays(30), Duration.ofDays(90));
        books.together(() -> lines.settle(List.of(line.id())));
        wind(Duration.ofDays(30));

        var timer = new LineTimer(lines);
        timer.start();
        var patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (now(line).status() != CLOSED && System.nanoTime() < patience) Thread.onSpinWait();
        timer.stop();
        assertThat(now(line).status()).isEqualTo(CLOSED);
        assertThat(timer.isRunning()).isFalse();
    }

    @Test
    void service_ends_only_for_a_line_that_is_being_closed() {
        var line = activated(ACTIVE);
        assertThatThrownBy(() -> end(line, Duration.ofDays(30), Duration.ofDays(90)))
                .hasMessageContaining("LINE_MUST_BE_CLOSING");
        assertThat(number(line).state()).isEqualTo(State.ASSIGNED);
    }

    // The words used above.

    static final Currency HKD = Currency.getInstance("HKD");
    static final AtomicLong time =
            new AtomicLong(Instant.parse("2026-03-02T12:00:00Z").toEpochMilli());
    static final AtomicLong numbers = new AtomicLong(85_200_000_000L);
    static final TestBooks books = new TestBooks();
    static final InstantSource hand = () -> Instant.ofEpochMilli(time.get());
    static final Clock clock = hand.withZone(ZoneOffset.UTC);
    static final Lines lines = new LineDesk(
            new LineStore(books.sql()),
            new NumberStore(books.sql()),
            new SuspensionStore(books.sql()),
            new LineDesk.Around(books.transactions(), event -> {}),
            clock);

    @AfterAll
    static void close() {
        books.close();
    }

    static void wind(Duration by) {
        time.addAndGet(by.toMillis());
    }

    static Line activated(Line.Status status) {
        var line = line(status, Long.toString(numbers.incrementAndGet()));
        activate(line);
        return line;
    }

    static void activate(Line line) {
        books.together(() -> lines.activate(line));
    }

    static void suspend(Line line, Reason reason, Owner owner) {
        var why = new Suspension(reason, owner, clock.instant(), null);
        books.together(() -> lines.suspend(line.id(), why));
    }

    static void lift(Line line, Reason reason, Actor.Role by) {
        books.together(() -> lines.lift(line.id(), reason, by));
    }

    static CaseId begin(Line line) {
        var by = new CaseId(line.id().account(), UUID.randomUUID());
        books.together(() -> lines.beginClosing(List.of(new Closing(line.id(), by))));
        return by;
    }

    static void end(Line line, Duration restorable, Duration quarantined) {
        var at = clock.instant();
        var ending = new Ending(line.id(), at, at.plus(restorable), at.plus(quarantined));
        books.together(() -> lines.endService(List.of(ending)));
    }

    static Line now(Line line) {
        return lines.find(line.id()).orElseThrow();
    }

    static NumberResource number(Line line) {
        return lines.number(line.identity().msisdn()).orElseThrow();
    }

    static Line line(Line.Status status, String msisdn) {
        var id = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        var identity = new NetworkIdentity("00101" + "0000000001", msisdn, "8985200000000000001");
        var mandates = EnumSet.allOf(Mandate.class);
        var due = LocalDate.parse("2026-04-01");
        return new Line(
                id,
                new BrandId("demo"),
                status,
                "data-card",
                "HK",
                "plan.monthly",
                HKD,
                identity,
                Set.copyOf(mandates),
                new Money(99_00, HKD),
                due,
                1_400,
                clock.instant(),
                null,
                null,
                null);
    }
}
