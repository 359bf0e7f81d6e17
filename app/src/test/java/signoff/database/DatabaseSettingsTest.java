// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    static final Duration WAIT = Duration.ofSeconds(10);

    @Test
    void blankAddressMeansEmbedded() {
        assertThat(new DatabaseSettings(" ", "signoff", "", 16, WAIT).url()).isNull();
    }

    @Test
    void wrongValueSaysKeyValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> new DatabaseSettings(null, "signoff", "", 1, WAIT))
                .hasMessageContaining("db.connections is 1")
                .hasMessageContaining("from 4 to 500");
        assertThatThrownBy(() -> new DatabaseSettings("mysql://x", "signoff", "", 16, WAIT))
                .hasMessageContaining("db.url is \"mysql://x\"")
                .hasMessageContaining("jdbc:postgresql://");
        assertThatThrownBy(() -> new DatabaseSettings(null, "signoff", "", 16, Duration.ZERO))
                .hasMessage("db.wait-max is PT0S. Allowed: 250ms to 2m.");
    }
}
