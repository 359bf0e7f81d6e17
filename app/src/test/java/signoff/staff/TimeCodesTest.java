// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-time codes, by the standard's own examples. */
class TimeCodesTest {

    /** RFC 6238, appendix B: the last six of the eight digits there. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(TimeCodes.at(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-30, true", "0, true", "30, true", "60, false"})
    void a_phone_whose_clock_is_off_by_one_step_is_let_in(long off, boolean letIn) {
        var code = TimeCodes.at(SECRET, NOW.plusSeconds(off));
        assertThat(TimeCodes.step(SECRET, code, NOW).isPresent()).isEqualTo(letIn);
    }

    @Test
    void a_code_belongs_to_the_step_in_which_the_app_showed_it() {
        var code = TimeCodes.at(SECRET, NOW.minusSeconds(30));
        assertThat(TimeCodes.step(SECRET, code, NOW)).hasValue(NOW.getEpochSecond() / 30 - 1);
    }

    // The words used above.

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
}
