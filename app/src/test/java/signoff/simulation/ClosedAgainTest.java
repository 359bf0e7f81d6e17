// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.closure.ClosureView;
import signoff.closure.Closures;
import signoff.closure.Preview;
import signoff.kernel.CaseId;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.line.Line;
import signoff.notification.Notice;
import signoff.refund.PayRefund;
import signoff.refund.Refunds;
import signoff.workflow.EffectId;

/**
 * Lines that were closed, had back, and are closed once more: each closing pays what came in since
 * the one before it, and nothing else (L9, SF-83).
 */
class ClosedAgainTest extends RestoredLines {

    /** Struck and paid within a day, had back, topped up anew, and closed once more. */
    @ParameterizedTest
    @ValueSource(longs = {30_00, 100_00, 170_00})
    void a_line_closed_again_is_paid_the_new_money_and_nothing_else_I14_I15_I20(long more) {
        var line = toppedUp(100_00);
        var first = settled(line);
        assertThat(paidBack(first)).isEqualTo(100_00);
        restored(line);
        lines.topUp(line, more);
        work();
        assertThat(preview(line).weReturn().minor()).isEqualTo(more);
        var planned = preview(line).legs();
        var second = settled(line);
        assertThat(second).isNotEqualTo(first);
        assertThat(operator.part(Refunds.class).promised(second)).isEqualTo(planned);
        assertThat(paidBack(second)).isEqualTo(more);
        assertThat(paidBack(first)).isEqualTo(100_00);
        assertThat(operator.part(Refunds.class).promised(first))
                .as("what the page of the first case shows")
                .extracting(leg -> leg.amount().minor())
                .containsExactly(100_00L);
        noPaymentGaveBackMoreThanItBrought();
        assertThat(held(line, AccountKind.PAYABLE)).isZero();
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
    }

    @Test
    void a_refund_that_is_stuck_and_one_of_a_later_closing_are_paid_each_for_itself_I15_I20() {
        var line = toppedUp(100_00);
        var first = refused(line);
        restored(line);
        lines.topUp(line, 40_00);
        work();
        var second = settled(line);
        assertThat(paidBack(second)).isEqualTo(40_00);
        closures.namePayee(first, SimulatedLines.accountOf(line), ACTOR);
        work();
        closures.confirmPayee(first, lines.codeOf(first, Notice.REFUND_CONFIRM), ACTOR);
        work();
        assertThat(closures.find(first).orElseThrow().status())
                .isEqualTo(ClosureView.Status.COMPLETED);
        assertThat(paidBack(first)).as("to the account, and not to the card").isZero();
        assertThat(operator.part(Refunds.class).promised(second))
                .extracting(leg -> leg.amount().minor())
                .containsExactly(40_00L);
        noPaymentGaveBackMoreThanItBrought();
        assertThat(held(line, AccountKind.PAYABLE)).isZero();
        assertThat(line(line).status()).isEqualTo(Line.Status.DEACTIVATED);
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
    }

    // The words used above.

    /** A line with that much on it, paid by card; it is struck as soon as its service ends. */
    LineModel toppedUp(long minor) {
        lines = new SimulatedLines(operator, new SplittableRandom(5), 0);
        var line = lines.bare();
        lines.paidFrom(line, lines.instrumentOf(line));
        lines.topUp(line, minor);
        work();
        return line;
    }

    /** Closes a line whose payment cannot be paid back, and waits until that is known. */
    CaseId refused(LineModel line) {
        world.refuse(world.payments(0, Integer.MAX_VALUE).getLast().reference());
        close(line);
        for (int round = 0; view(line).owed() == null; round++) {
            assertThat(round).as("it stays %s", view(line).state()).isLessThan(100);
            pass();
        }
        return Objects.requireNonNull(line.closing);
    }

    /** Closes a line, and waits until all is paid. */
    CaseId settled(LineModel line) {
        close(line);
        passUntil(line, ClosureView.Status.COMPLETED);
        return Objects.requireNonNull(line.closing);
    }

    static void passUntil(LineModel line, ClosureView.Status status) {
        for (int round = 0; view(line).status() != status; round++) {
            assertThat(round).as("it stays %s", view(line).state()).isLessThan(100);
            pass();
        }
    }

    static Preview preview(LineModel line) {
        return ((Closures.Previewing.Previewed) closures.preview(line.line, null)).preview();
    }

    /** What the bank paid back by the keys of one case. */
    static long paidBack(CaseId id) {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(number -> EffectId.of(id, PayRefund.legOf(number)))
                .flatMap(key -> world.paymentsOf(key).stream())
                .mapToLong(payment -> payment.amount().minor())
                .sum();
    }

    static void noPaymentGaveBackMoreThanItBrought() {
        var payments = world.payments(0, Integer.MAX_VALUE);
        for (var taken : payments) {
            if (taken.kind() != Payment.Kind.TAKEN) continue;
            var back = payments.stream()
                    .filter(one -> one.kind() == Payment.Kind.PAID_BACK)
                    .filter(one -> one.source().equals(taken.reference()))
                    .mapToLong(one -> one.amount().minor())
                    .sum();
            assertThat(back).as("I15").isLessThanOrEqualTo(taken.amount().minor());
        }
    }
}
