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
        var iccid = now(line).identity().iccid();
        var msisdn = number(line);
        var typed = "+86 %s-%s".formatted(msisdn.substring(2, 5), msisdn.substring(5));
        assertThat(report(typed, iccid.substring(iccid.length() - 4))).isNull();
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
    void attempts_are_limited_per_number_whether_anybody_has_it_or_not() {
        var known = number(newLine());
        for (var number : List.of(known, "8614188888888")) {
            for (int attempt = 0; attempt < 5; attempt++) {
                var fact = attempt == 2 ? "Lin Paused" : "guess " + attempt;
                assertThat(report(number, fact)).isNull();
            }
            // The right one counted like the others, or its number would be known by that.
            var why = report(number, "Lin Paused");
            assertThat(why).extracting(Refusal::code).isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
        }
    }

    // The words used above.

    private static int addresses;

    /** A new one each time, so that only numbers are counted here. */
    private static String address() {
        return "192.0.2." + ++addresses;
    }

    private LostReports reports() {
        return part(LostReports.class);
    }

    private @Nullable Refusal report(String number, String fact) {
        return reports().report(new BrandId("demo"), number, fact, address());
    }

    private String number(LineId line) {
        return now(line).identity().msisdn();
    }
}
