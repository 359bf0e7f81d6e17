// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.TestPostgres;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;
import signoff.workflow.Feed.Reading;

/** The feed on a real PostgreSQL: nothing is seen twice, nothing is lost, nobody sees across. */
class FeedStoreTest {

    final TestPostgres.Fresh database = TestPostgres.fresh();
    final FeedStore feed =
            new FeedStore(new JdbcTemplate(database.dataSource()), List.of("secret"));

    @Test
    void an_entry_that_commits_late_is_not_lost_to_a_reader_that_was_ahead() throws Exception {
        try (var slow = open();
                var fast = open()) {
            tell(slow, OURS, "Slow"); // Has the lower place, and is not committed.
            tell(fast, OURS, "Fast");
            fast.commit();
            var before = read(OURS, null, 10);
            assertThat(facts(before)).isEmpty();

            slow.commit();
            assertThat(facts(read(OURS, before.next(), 10))).containsExactly("Slow", "Fast");
        }
    }

    @Test
    void a_reader_sees_each_entry_once_whatever_the_size_of_the_pages() throws Exception {
        var told = new ArrayList<String>();
        try (var connection = open()) {
            for (int number = 0; number < 25; number++) {
                told.add("Fact" + number);
                tell(connection, OURS, "Fact" + number);
                if (number % 3 == 0) connection.commit();
            }
            connection.commit();
        }
        var random = new SplittableRandom(7);
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        while (seen.size() < told.size()) {
            var page = read(OURS, cursor, random.nextInt(1, 5));
            seen.addAll(facts(page));
            cursor = page.next();
        }
        assertThat(seen).isEqualTo(told);
        assertThat(facts(read(OURS, cursor, 5))).isEmpty();
    }

    @Test
    void a_brand_sees_its_own_entries_only() throws Exception {
        try (var connection = open()) {
            tell(connection, OURS, "Ours");
            tell(connection, new BrandId("other"), "Theirs");
            connection.commit();
        }
        assertThat(facts(read(OURS, null, 10))).containsExactly("Ours");
    }

    @Test
    void what_guards_a_sign_in_is_not_told_and_does_not_stop_the_reader() throws Exception {
        try (var connection = open()) {
            tell(connection, OURS, "Before");
            tell(connection, OURS, "PasswordWasChanged");
            connection.createStatement().execute("""
                    alter table workflow.journal disable trigger all;
                    update workflow.journal set kind = 'secret' where fact = 'PasswordWasChanged'
                    """);
            tell(connection, OURS, "After");
            connection.commit();
        }
        var first = read(OURS, null, 1);
        assertThat(facts(first)).containsExactly("Before");
        assertThat(facts(read(OURS, first.next(), 1))).containsExactly("After");
    }

    @Test
    void a_reader_who_found_nothing_goes_on_from_where_it_was() throws Exception {
        var nothing = read(OURS, null, 10);
        assertThat(read(OURS, nothing.next(), 10).next()).isEqualTo(nothing.next());
        try (var connection = open()) {
            tell(connection, OURS, "Late");
            connection.commit();
        }
        assertThat(facts(read(OURS, nothing.next(), 10))).containsExactly("Late");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ZjEu",
                "....",
                "%",
                "f1.1.1",
                "ZjEuLTEuMQ",
                "ZjEuOTk5OTk5OTk5OTk5OTk5OTk5OTkuMQ"
            })
    void a_cursor_that_is_not_ours_is_refused(String cursor) {
        assertThat(feed.after(OURS, cursor, 10))
                .isEqualTo(new Reading.Refused(Refusal.of(Refusal.Code.CURSOR_MUST_BE_OURS)));
    }

    @Test
    void a_page_has_a_bound() {
        assertThatThrownBy(() -> feed.after(OURS, null, 501)).hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> feed.after(OURS, null, 0)).hasMessageContaining("1 to 500");
    }

    // The words used above.

    static final BrandId OURS = new BrandId("ours");

    Connection open() throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    static void tell(Connection connection, BrandId brand, String fact) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into workflow.journal (account_id, case_id, number, fact, body, happened_at,
                    role, channel, who, state_before, state_after, policy_version, brand, kind,
                    previous_hash, hash)
                values (?, ?, 1, ?, '{}', now(), 'SYSTEM', 'SYSTEM', 'signoff', 'A', 'B', 'v1', ?,
                    'closure', '', '')
                """)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, UUID.randomUUID());
            insert.setString(3, fact);
            insert.setString(4, brand.code());
            insert.executeUpdate();
        }
    }

    Reading.Read read(BrandId brand, @Nullable String cursor, int limit) {
        return (Reading.Read) feed.after(brand, cursor, limit);
    }

    static List<String> facts(Reading.Read page) {
        return page.events().stream().map(event -> event.fact()).toList();
    }
}
