// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signoff.policy.PolicyFiles.Place;

/** A version names its content for ever. */
class PolicyVersionTest {

    @Test
    void the_same_rules_written_in_another_way_are_the_same_version() throws Exception {
        var shipped = version();
        write("coolingOff: 168 hours\nconfirmation: \"REQUIRED\"\nremindBeforeStop: 2 days\n");
        assertThat(version()).isEqualTo(shipped);
    }

    @Test
    void one_value_more_or_less_is_another_version() throws Exception {
        var shipped = version();
        write("coolingOff: 8 days\n");
        assertThat(version().version())
                .isNotEqualTo(shipped.version())
                .startsWith("data-card-2026-11-21-");
    }

    @Test
    void what_is_read_back_is_what_was_resolved() {
        for (var policy : new PolicyBook(null, CALENDARS).versions()) {
            assertThat(policy.policy().version()).isEqualTo(policy.version());
            assertThat(policy.body()).startsWith("released: ").contains("\n  BACKUP: ADVISE\n");
        }
    }

    @Test
    void a_policy_of_another_time_is_read_as_it_was() {
        var shipped = version();
        var body = shipped.body()
                        .replace("reviewMaxDays: 7", "reviewMaxDays: 20")
                        .replace("reasons: [", "reasons: [OF_ITS_TIME, ")
                + "faxesMax: 1\n";
        var old = new PolicyVersion("data-card-2020-01-01-" + PolicyVersion.hash(body), body);
        assertThat(old.policy().reviewMaxDays()).isEqualTo(20);
        assertThat(old.policy().reasons()).startsWith("OF_ITS_TIME");
    }

    @Test
    void a_body_that_was_tampered_with_is_found_out() {
        var shipped = version();
        var changed = new PolicyVersion(
                shipped.version(), shipped.body().replace("coolingOff: 7", "coolingOff: 1"));
        assertThatThrownBy(changed::policy)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "the stored policy " + shipped.version() + " is not what it was");
    }

    // The words used above.

    private static final Set<String> CALENDARS = new BusinessDays((Path) null).countries();

    @TempDir
    Path folder;

    private PolicyVersion version() {
        return new PolicyFiles(folder).version(new Place("demo", "CN", "data-card"));
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("best.yaml"), "released: 2026-11-21\n" + text);
    }
}
