// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;

/** A preview is held, and what happens until the final balance is explained. */
class QuoteTest {

    @Test
    void what_differs_from_the_quote_is_told_line_by_line_and_adds_up() {
        var line = lineWith(30_00);
        var held = hold(line);
        assertThat(held.netMinor()).isEqualTo(30_00);
        var id = closing(line, held.token());
        use(line, 4_50);
        book(line, AccountKind.CASH, AccountKind.PAID, 10_00, Transfer.Reason.TOP_UP);
        passUntil(id, Status.REFUNDING);
        var found = Objects.requireNonNull(view(id).quoted());
        assertThat(found.lines())
                .extracting(ClosureView.QuoteLine::key, one -> one.change().minor())
                .containsExactlyInAnyOrder(tuple("USAGE", -4_50L), tuple("TOP_UP", 10_00L));
        assertThat(found.quoted().minor()).isEqualTo(30_00);
        assertThat(found.struck().minor()).isEqualTo(35_50);
        assertThat(Objects.requireNonNull(view(id).weReturn()).minor()).isEqualTo(35_50);
    }

    @Test
    void a_quote_that_nothing_happened_to_holds() {
        var line = lineWith(30_00);
        var id = closing(line, hold(line).token());
        passUntil(id, Status.REFUNDING);
        var found = Objects.requireNonNull(view(id).quoted());
        assertThat(found.lines()).isEmpty();
        assertThat(found.struck()).isEqualTo(found.quoted());
        assertThat(found.stop()).isEqualTo(view(id).serviceStops());
        assertThat(found.quotedStop()).isEqualTo(found.stop());
    }

    @Test
    void a_quote_that_was_changed_or_is_of_another_line_is_refused() {
        var other = hold(lineWith(99_00)).token();
        var line = lineWith(30_00);
        var token = hold(line).token();
        var more = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((line.line.value() + "|BONUS=900").getBytes(UTF_8));
        var forged = more + token.substring(token.indexOf('.'));
        for (var wrong : List.of(other, forged, token.substring(1), "", "a.b", "%.%")) {
            assertThat(closures.request(line.line, with(wrong), ACTOR))
                    .isEqualTo(new Opening.Refused(Refusal.of(Code.QUOTE_MUST_BE_OURS)));
        }
    }

    @Test
    void a_quote_that_has_run_out_is_refused_and_can_be_had_again() {
        var line = lineWith(30_00);
        var token = hold(line).token();
        operator.wind(Duration.ofHours(72));
        assertThat(closures.request(line.line, with(token), ACTOR))
                .isEqualTo(new Opening.Refused(Refusal.of(Code.QUOTE_MUST_BE_FRESH)));
        assertThat(closures.request(line.line, with(hold(line).token()), ACTOR))
                .isInstanceOf(Opening.Opened.class);
    }

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        closures = operator.part(Closures.class);
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    // The words used above.

    static final Actor ACTOR = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "quote-test");

    static SimulatedOperator operator;
    static Closures closures;

    SimulatedLines lines;

    /** A line with so much credit and nothing else. */
    LineModel lineWith(long minor) {
        operator.clock.set(SimulatedOperator.START);
        lines = new SimulatedLines(operator, new SplittableRandom(3), 0);
        var line = lines.bare();
        if (minor > 0) lines.carryOver(line, minor);
        return line;
    }

    void use(LineModel line, long minor) {
        book(line, AccountKind.PAID, AccountKind.REVENUE, minor, Transfer.Reason.USAGE);
    }

    void book(
            LineModel line, AccountKind from, AccountKind to, long minor, Transfer.Reason reason) {
        var transfer = new Transfer(
                UUID.randomUUID(),
                line.line,
                from,
                to,
                new Money(minor, lines.currency()),
                reason,
                operator.clock.instant());
        operator.part(Ledger.class).post(List.of(transfer));
    }

    private static Closures.Held hold(LineModel line) {
        return ((Closures.Holding.IsHeld) closures.hold(line.line, null, Stop.SOON)).held();
    }

    private static Answers with(String quote) {
        return new Answers(null, null, Set.of(), Stop.SOON, quote);
    }

    CaseId closing(LineModel line, String quote) {
        var opened = (Opening.Opened) closures.request(line.line, with(quote), ACTOR);
        var id = opened.closure().id();
        work();
        closures.confirm(id, lines.codeOf(id), ACTOR);
        return id;
    }

    static ClosureView view(CaseId id) {
        return closures.find(id).orElseThrow();
    }

    static void passUntil(CaseId id, Status status) {
        for (int round = 0; view(id).status() != status; round++) {
            assertThat(round).as("it stays %s", view(id).state()).isLessThan(300);
            pass();
        }
    }

    static void pass() {
        work();
        operator.wind(Duration.ofHours(9));
        operator.hand.timers(100);
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }
}
