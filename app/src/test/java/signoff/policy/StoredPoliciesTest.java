// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import signoff.TestPostgres;
import signoff.kernel.BrandId;

/** A case is judged by the version pinned at its notice, whatever the files say by now (I13). */
class StoredPoliciesTest {

    @Test
    void a_version_is_read_by_a_node_whose_files_have_changed() throws Exception {
        write("data-card.yaml", "released: 2026-11-21\ncoolingOff: 5 days\n");
        var pinned = node().current(DEMO, "CN", "data-card");
        write("data-card.yaml", "released: 2026-12-01\ncoolingOff: 3 days\n");
        var later = node();
        assertThat(later.current(DEMO, "CN", "data-card").coolingOff())
                .isEqualTo(Duration.ofDays(3));
        assertThat(later.pinned(pinned.version())).isEqualTo(pinned);
        assertThat(pinned.coolingOff()).isEqualTo(Duration.ofDays(5));
    }

    @Test
    void a_version_is_read_by_a_node_whose_files_are_older() throws Exception {
        var older = node();
        write("data-card.yaml", "released: 2026-12-01\ncoolingOff: 3 days\n");
        var newest = node().current(DEMO, "CN", "data-card");
        assertThat(older.pinned(newest.version())).isEqualTo(newest);
    }

    @Test
    void a_version_that_was_never_in_force_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node().pinned("data-card-2020-01-01-00000000"))
                .withMessage("no policy data-card-2020-01-01-00000000 was ever in force here");
    }

    @Test
    void nodes_that_start_at_once_store_each_version_once() throws Exception {
        Callable<StoredPolicies> start = this::node;
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (var node : nodes.invokeAll(List.of(start, start, start))) {
                assertThat(node.get().current(DEMO, "CN", "data-card")).isNotNull();
            }
        }
        var book = new PolicyBook(folder, days.countries());
        assertThat(count()).isEqualTo(book.versions().size());
    }

    @Test
    void a_stored_version_cannot_be_changed() {
        node();
        assertThatThrownBy(() -> sql("update policies.policy_version set body = ''"))
                .hasMessageContaining("policy_versions_must_not_change");
        assertThatThrownBy(() -> sql("delete from policies.policy_version"))
                .hasMessageContaining("policy_versions_must_not_change");
        assertThatThrownBy(() -> sql("truncate policies.policy_version"))
                .hasMessageContaining("policy_versions_must_not_change");
    }

    @Test
    void two_policies_of_one_name_stop_the_start() {
        var version = Policies.shipped().current(DEMO, "CN", "data-card").version();
        sql("insert into policies.policy_version values ('" + version + "', 'other', now())");
        assertThatThrownBy(this::node)
                .hasMessage("the database has another policy with the name " + version
                        + ": put a new date into a file that makes it");
    }

    // The words used above.

    private static final BrandId DEMO = new BrandId("demo");

    private final TestPostgres.Fresh database = TestPostgres.fresh();
    private final BusinessDays days = new BusinessDays((Path) null);

    @TempDir
    Path folder;

    private StoredPolicies node() {
        return new StoredPolicies(
                new PolicySettings(folder, null),
                days,
                new PolicyVersionStore(DSL.using(database.dataSource(), SQLDialect.POSTGRES)),
                Clock.systemUTC());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void sql(String statement) {
        JdbcClient.create(database.dataSource()).sql(statement).update();
    }

    private int count() {
        return JdbcClient.create(database.dataSource())
                .sql("select count(*) from policies.policy_version")
                .query(Integer.class)
                .single();
    }
}
