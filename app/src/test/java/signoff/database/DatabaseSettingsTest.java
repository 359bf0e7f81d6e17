// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    void blankAddressMeansEmbedded() {
        assertThat(new DatabaseSettings(" ", "signoff", "", 16).url()).isNull();
    }

    @Test
    void wrongValueSaysKeyValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> new DatabaseSettings(null, "signoff", "", 1))
                .hasMessageContaining("db.connections is 1")
                .hasMessageContaining("from 4 to 500");
        assertThatThrownBy(() -> new DatabaseSettings("mysql://x", "signoff", "", 16))
                .hasMessageContaining("db.url is \"mysql://x\"")
                .hasMessageContaining("jdbc:postgresql://");
    }
}
