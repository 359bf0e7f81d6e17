// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers whose time tells nothing, on a clock that the test moves. */
class EvenTimeTest {

    @ParameterizedTest
    @CsvSource({"0, 250", "1, 250", "249, 250", "250, 500", "251, 500", "499, 500", "900, 1000"})
    void work_is_answered_at_the_end_of_a_span(int took, int answered) {
        var answer = even.answer(() -> {
            pass(took);
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(passed()).isEqualTo(answered);
    }

    @Test
    void what_fails_is_answered_no_sooner() {
        assertThatThrownBy(() -> even.answer(() -> {
                    pass(3);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(passed()).isEqualTo(250);
    }

    /** A thread may wake up for no reason. */
    @Test
    void a_rest_that_ends_too_soon_goes_on() {
        var restless = new EvenTime(SPAN, nanos::get, left -> nanos.addAndGet(left / 2 + 1));
        restless.answer(() -> "done");
        assertThat(passed()).isEqualTo(250);
    }

    // The words used above.

    private static final Duration SPAN = Duration.ofMillis(250);
    private static final long BEGAN = Long.MAX_VALUE - 5; // The machine's clock may overflow.

    private final AtomicLong nanos = new AtomicLong(BEGAN);
    private final EvenTime even = new EvenTime(SPAN, nanos::get, nanos::addAndGet);

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private long passed() {
        return Duration.ofNanos(nanos.get() - BEGAN).toMillis();
    }
}
