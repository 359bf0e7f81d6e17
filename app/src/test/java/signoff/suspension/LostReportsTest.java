// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.SubscriberRegister.Service;
import signoff.subscriber.Subscribers;

/**
 * A lost line, reported by somebody who cannot sign in: what blocks it, and what nobody learns
 * (SF-31).
 */
class LostReportsTest extends PausedLines {

    @Test
    void the_name_on_the_account_blocks_the_line_at_once_and_the_subscriber_is_told_elsewhere() {
        var line = newLine();
        assertThat(report(number(line), "  LIN   paused ")).isNull();
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN);
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED);
        var told = world.messages(1, 0).getFirst().message();
        assertThat(told.to().address()).contains("@example.test"); // I32
        assertThat(told.text()).contains("lost or stolen");
    }

    @Test
    void the_end_of_the_serial_does_too_and_a_number_may_be_typed_as_people_type_it() {
        var line = newLine();
        var msisdn = number(line);
        var typed = "+86 %s-%s".formatted(msisdn.substring(2, 5), msisdn.substring(5));
        assertThat(report(typed, serial(line, 4))).isNull();
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN);
    }

    @Test
    void a_block_waits_for_no_closing() {
        var line = newLine();
        beginClosing(line);
        report(number(line), "Lin Paused");
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED); // I5
    }

    @Test
    void whoever_is_wrong_blocks_nothing_and_is_answered_alike_and_as_late() {
        var line = newLine();
        for (var typed : List.of(
                List.of(number(line), "Somebody Else"),
                List.of(number(line), ""),
                List.of("8614199999999", "Lin Paused"),
                List.of("no number", "Lin Paused"))) {
            var begun = System.nanoTime();
            assertThat(report(typed.getFirst(), typed.getLast())).isNull(); // I33
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
        assertThat(reasons(line)).isEmpty();
    }

    @Test
    void a_line_of_another_brand_is_not_found() {
        var line = newLine();
        reports().report(new BrandId("other"), number(line), "Lin Paused", address());
        assertThat(reasons(line)).isEmpty();
    }

    @Test
    void attempts_are_limited_per_address_and_number_whether_anybody_has_it_or_not() {
        var known = number(newLine());
        for (var number : List.of(known, "8614188888888")) {
            var from = address();
            for (int attempt = 0; attempt < 5; attempt++) {
                var fact = attempt == 2 ? "Lin Paused" : "guess " + attempt;
                assertThat(report(number, fact, from)).isNull();
            }
            // The right one counted like the others, or its number would be known by that.
            assertThat(report(number, "Lin Paused", from))
                    .extracting(Refusal::code)
                    .isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
        }
    }

    @Test
    void nobody_uses_up_the_tries_of_the_owner_I5() {
        var line = newLine();
        for (int stranger = 0; stranger < 12; stranger++) {
            assertThat(report(number(line), "guess " + stranger)).isNull();
        }
        assertThat(report(number(line), serial(line, 4))).isNull();
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN);
    }

    @Test
    void four_digits_are_not_found_by_many_who_try_and_the_name_still_blocks_the_line_I33() {
        for (var number : List.of(number(newLine()), "8614188888887")) {
            guessed(number);
            assertThat(report(number, "9050"))
                    .extracting(Refusal::code)
                    .isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
            assertThat(report(number, "Nobody Here")).isNull();
        }
        var named = newLine();
        guessed(number(named));
        report(number(named), serial(named, 4));
        assertThat(reasons(named)).isEmpty();
        report(number(named), "Lin Paused");
        assertThat(reasons(named)).containsExactly(Reason.LOST_STOLEN);
        var read = newLine();
        guessed(number(read));
        report(number(read), serial(read, 20));
        assertThat(reasons(read)).containsExactly(Reason.LOST_STOLEN);
    }

    /** Each further report ends the code that was sent, so they are counted for all together. */
    @Test
    void who_only_knows_the_name_does_not_keep_the_owner_from_unblocking_I5_I6() {
        var line = newLine();
        for (int report = 0; report < 4; report++) report(number(line), "Lin Paused");
        work();
        var block = suspensions.openOf(line).getFirst();
        var proof = ask(block);
        assertThat(report(number(line), "Lin Paused")).as("answered alike, I33").isNull();
        assertThat(report(number(line), serial(line, 4))).isNull();
        var code = code(line);
        assertThat(decided(unblock(block, proof, code)).status())
                .isEqualTo(Suspensions.Status.RESUMING);
        report(number(line), "Lin Paused");
        assertThat(statusOf(block))
                .as("what is not off is turned off")
                .isEqualTo(Suspensions.Status.STARTING);
    }

    @Test
    void who_has_the_card_at_hand_or_reports_for_the_first_times_ends_the_code_that_was_sent_I6() {
        var line = newLine();
        report(number(line), "Lin Paused");
        work();
        var block = suspensions.openOf(line).getFirst();
        for (var fact : List.of("Lin Paused", "Lin Paused", "Lin Paused", serial(line, 20))) {
            var proof = ask(block);
            report(number(line), fact);
            assertThat(refused(unblock(block, proof, code(line))).code())
                    .isEqualTo(Code.CODE_MUST_BE_NEWER_THAN_LOSS);
        }
    }

    // The words used above.

    private static final BrandId DEMO = new BrandId("demo");
    private static int addresses;

    /** A new one each time, so that only numbers are counted here. */
    private static String address() {
        return "192.0." + ++addresses / 250 + "." + addresses % 250;
    }

    /** As by many who try, with none of the time that each answer takes. */
    private static void guessed(String number) {
        for (int guess = 0; guess < 50; guess++) {
            var from = address();
            assertThat(part(Subscribers.class).admitReport(DEMO, number, true, from))
                    .isNull();
        }
    }

    private LostReports reports() {
        return part(LostReports.class);
    }

    private @Nullable Refusal report(String number, String fact) {
        return report(number, fact, address());
    }

    private @Nullable Refusal report(String number, String fact, String from) {
        return reports().report(DEMO, number, fact, from);
    }

    private String serial(LineId line, int digits) {
        var iccid = now(line).identity().iccid();
        return iccid.substring(iccid.length() - Math.min(digits, iccid.length()));
    }

    private String number(LineId line) {
        return now(line).identity().msisdn();
    }
}
