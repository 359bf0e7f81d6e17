// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signoff.line.Line.Status.ACTIVE;
import static signoff.line.Line.Status.CLOSED;
import static signoff.line.Line.Status.CLOSING;
import static signoff.line.Line.Status.DEACTIVATED;
import static signoff.line.Line.Status.SUSPENDED;

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
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line.Mandate;
import signoff.line.Lines.Closing;
import signoff.line.Lines.Ending;
import signoff.line.NumberResource.State;

/** What lines and numbers may become, each rule told as one example, on PostgreSQL. */
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
        var line = activated(SUSPENDED);
        begin(line);
        assertThat(now(line).status()).isEqualTo(CLOSING);
        assertThat(now(line).mandates()).isEmpty();

        books.together(() -> lines.keep(List.of(line.id())));
        assertThat(now(line).status()).isEqualTo(SUSPENDED); // I4
        assertThat(now(line).closing()).isNull();
        assertThat(now(line).mandates()).isEmpty(); // I18
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
            new LineStore(books.sql()), new NumberStore(books.sql()), books.transactions(), clock);

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
