// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The account is the grain: every key of an account's table begins with the account, so that the
 * installation can be spread over several databases by it. What has another grain is named here.
 */
class GrainTest {

    /** Tables that are not an account's, with the whole of their primary key. */
    private static final Map<String, String> OWN_GRAIN = Map.ofEntries(
            // What a brand tells all its subscribers belongs to none of them.
            Map.entry("announcements.announcement", "brand, announcement_id"),
            Map.entry("catalogs.catalog_version", "version"),
            Map.entry("demo.clock", "one"),
            Map.entry("demo.filling", "one"),
            // A number outlives the account that holds it.
            Map.entry("lines.number", "msisdn"),
            Map.entry("lines.number_holding", "msisdn, from_at"),
            // A card outlives the account that holds it, and lies in the stock before.
            Map.entry("lines.sim", "iccid"),
            // What was done to the database as a whole.
            Map.entry("migrations.done", "digest"),
            // The bank knows no accounts of ours.
            Map.entry("outside.card_page", "registration_id"),
            // The outside world is not ours, and knows lines by its own names.
            Map.entry("outside.charging_line", "imsi"),
            Map.entry("outside.message", "message_id"),
            Map.entry("outside.payment", "payment_id"),
            Map.entry("outside.profile", "iccid"),
            Map.entry("outside.refused", "name"),
            Map.entry("outside.register_line", "imsi"),
            Map.entry("outside.session", "session_id"),
            Map.entry("policies.policy_version", "version"),
            // Staff have no account with lines and money: the member is their grain.
            Map.entry("staff.event", "number"),
            Map.entry("staff.factor_reset", "reset_id"),
            Map.entry("staff.invitation", "member_id"),
            Map.entry("staff.member", "member_id"),
            Map.entry("staff.member_role", "member_id, role"),
            Map.entry("staff.recovery_code", "member_id, code_hash"),
            Map.entry("staff.session", "session_id"),
            // Who signs in is not known yet: the account is what is looked for.
            Map.entry("subscribers.attempts", "id"),
            Map.entry("subscribers.login", "brand, login_hash"),
            Map.entry("subscribers.password_code", "brand, login_hash"),
            Map.entry("vault.key_proof", "the_one"),
            // An integrator is known by its client, and may speak for many accounts.
            Map.entry("web.answer", "client, request_key"),
            Map.entry("web.integrator", "client"),
            // A session begins before anybody has signed in, and has the keys of its library.
            Map.entry("web.session", "primary_id"),
            Map.entry("web.session_attributes", "session_primary_id, attribute_name"),
            Map.entry("web.signing_key", "the_one"));

    private static final JdbcClient database =
            JdbcClient.create(TestPostgres.fresh().dataSource());

    /** The primary key of each table, and nothing for a table that has none. */
    private static final Map<String, String> KEYS = new TreeMap<>();

    private record Table(String name, String key) {}

    private record Rule(String table, String name, String columns) {}

    private record Reference(String name, String from, String to) {}

    @BeforeAll
    static void readKeys() {
        database.sql("""
                        select t.relnamespace::regnamespace || '.' || t.relname as name,
                            coalesce((select string_agg(c.attname, ', ' order by k.place)
                                from unnest(p.conkey) with ordinality as k (number, place)
                                join pg_attribute c on c.attrelid = t.oid
                                    and c.attnum = k.number), '') as key
                        from pg_class t
                        left join pg_constraint p on p.conrelid = t.oid and p.contype = 'p'
                        where t.relkind in ('r', 'p') and t.relname <> 'flyway_schema_history'
                            and t.relnamespace::regnamespace::text
                                not in ('pg_catalog', 'information_schema')
                        """)
                .query(Table.class)
                .list()
                .forEach(table -> KEYS.put(table.name(), table.key()));
        assertThat(KEYS).hasSizeGreaterThan(10);
    }

    @Test
    void the_primary_key_of_an_accounts_table_begins_with_the_account() {
        var others = KEYS.entrySet().stream()
                .filter(table -> !OWN_GRAIN.containsKey(table.getKey()))
                .filter(table -> !isOfAccount(table.getValue()))
                .toList();
        assertThat(others)
                .as("Begin the primary key with account_id, or name the table's own grain here")
                .isEmpty();
    }

    @Test
    void a_table_of_another_grain_has_the_key_that_is_named_here() {
        var found = KEYS.entrySet().stream()
                .filter(table -> OWN_GRAIN.containsKey(table.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(found).isEqualTo(OWN_GRAIN);
    }

    @Test
    void whatever_is_unique_is_unique_within_one_account() {
        var rules = database.sql("""
                        select t.relnamespace::regnamespace || '.' || t.relname as table,
                            i.indexrelid::regclass::text as name,
                            (select string_agg(coalesce(c.attname, '?'), ', ' order by k.place)
                                from unnest(i.indkey::smallint[]) with ordinality
                                    as k (number, place)
                                left join pg_attribute c on c.attrelid = t.oid
                                    and c.attnum = k.number and k.number > 0) as columns
                        from pg_index i join pg_class t on t.oid = i.indrelid
                        where i.indisunique or i.indisexclusion
                        """).query(Rule.class).list();
        assertThat(rules)
                .filteredOn(rule -> KEYS.containsKey(rule.table()))
                .filteredOn(rule -> !OWN_GRAIN.containsKey(rule.table()))
                .as("A unique index begins with account_id: nothing is unique across accounts")
                .allMatch(rule -> isOfAccount(rule.columns()));
    }

    @Test
    void a_foreign_key_stays_within_its_module_and_begins_with_the_account() {
        var references = database.sql("""
                        select f.conrelid::regclass || ' ' || f.conname as name,
                            a.relnamespace::regnamespace || '.' || c.attname as from,
                            b.relnamespace::regnamespace || '.' || d.attname as to
                        from pg_constraint f
                        join pg_class a on a.oid = f.conrelid
                        join pg_class b on b.oid = f.confrelid
                        join pg_attribute c on c.attrelid = a.oid and c.attnum = f.conkey[1]
                        join pg_attribute d on d.attrelid = b.oid and d.attnum = f.confkey[1]
                        where f.contype = 'f'
                        """).query(Reference.class).list();
        assertThat(references)
                .isNotEmpty()
                .filteredOn(reference -> !OWN_GRAIN.containsKey(reference.name().split(" ")[0]))
                .as("A foreign key begins with account_id and stays in its schema")
                .allMatch(reference -> reference.from().endsWith(".account_id"))
                .allMatch(reference -> reference.from().equals(reference.to()));
    }

    @Test
    void a_migration_begins_with_why() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            var sql = files.filter(file -> file.toString().endsWith(".sql")).toList();
            assertThat(sql)
                    .hasSizeGreaterThan(5)
                    .as("A migration begins with two lines or more of comment: why it is so")
                    .allMatch(file -> commentOf(file).count() >= 2);
        }
    }

    private static Stream<String> commentOf(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream().takeWhile(line -> line.startsWith("--"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfAccount(String columns) {
        return columns.equals("account_id") || columns.startsWith("account_id, ");
    }
}
