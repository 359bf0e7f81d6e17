// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signoff.policy.ClosurePolicy.Blackout;

/** When the network is touched for a stop, where it is left alone for some hours (C14). */
class BlackoutTest {

    @ParameterizedTest
    @CsvSource({
        "22:00 to 06:00, 2026-03-02T21:59:59Z, 2026-03-02T21:59:59Z",
        "22:00 to 06:00, 2026-03-02T22:00:00Z, 2026-03-03T06:00:00Z",
        "22:00 to 06:00, 2026-03-03T05:59:59Z, 2026-03-03T06:00:00Z",
        "22:00 to 06:00, 2026-03-03T06:00:00Z, 2026-03-03T06:00:00Z",
        "01:00 to 05:00, 2026-03-02T00:59:59Z, 2026-03-02T00:59:59Z",
        "01:00 to 05:00, 2026-03-02T03:00:00Z, 2026-03-02T05:00:00Z",
        "none, 2026-03-02T03:00:00Z, 2026-03-02T03:00:00Z"
    })
    void a_step_waits_for_the_end_of_the_hours(String hours, Instant at, Instant done) {
        assertThat(of(hours).after(at, ZoneId.of("Europe/London"))).isEqualTo(done);
    }

    /** The night in which the clock is put back has one of its hours twice. */
    @Test
    void the_longest_night_ends_too_I12() {
        var night = of("01:00 to 01:45");
        var berlin = ZoneId.of("Europe/Berlin");
        for (var at = NIGHT; at.isBefore(NIGHT.plusSeconds(86_400)); at = at.plusSeconds(300)) {
            assertThat(night.after(at, berlin)).isBetween(at, at.plusSeconds(4 * 3_600));
        }
        assertThat(of("02:15 to 02:45").after(Instant.parse("2026-10-25T01:30:00Z"), berlin))
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    // The words used above.

    private static final Instant NIGHT = Instant.parse("2026-10-24T18:00:00Z");

    private static Blackout of(String hours) {
        return Objects.requireNonNull(Blackout.read(hours));
    }
}
