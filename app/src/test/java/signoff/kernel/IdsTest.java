// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
}
