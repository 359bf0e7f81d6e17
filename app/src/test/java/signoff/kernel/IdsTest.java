// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    private final Ids ids = new Ids(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void ids_of_one_millisecond_sort_in_the_order_they_were_drawn() {
        var drawn = Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList();
        assertThat(drawn).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_id_is_of_version_7_and_tells_its_millisecond() {
        var id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12", "1-1-1-1-1", "not-an-id", "01a1febf-dfc4-7000-b8b1-a2741be8d21"})
    void what_is_no_id_is_the_id_of_nobody(String text) {
        assertThat(Ids.sent(text)).isEqualTo(new UUID(0, 0));
    }

    @Test
    void an_id_is_read_in_large_letters_too() {
        var id = ids.next();
        assertThat(Ids.sent(id.toString())).isEqualTo(id);
        assertThat(Ids.sent(id.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
    }
}
