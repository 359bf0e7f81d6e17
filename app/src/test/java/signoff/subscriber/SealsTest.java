// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signoff.subscriber.Town.DEMO;
import static signoff.subscriber.db.Tables.ACCOUNT_KEY;
import static signoff.subscriber.db.Tables.PERSON;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;

/**
 * What is sealed with the key of an account, and what is left when that key is destroyed (SF-18).
 */
class SealsTest {

    private final Town town = new Town();
    private final Seals seals = town.seals;

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void any_text_opens_for_its_account_and_purpose_and_for_nothing_else() {
        var random = new SplittableRandom(31);
        for (int round = 0; round < 100; round++) {
            var text = text(random);
            var sealed = seals.seal(CHAN, "payee", text);
            assertThat(seals.open(CHAN, "payee", sealed)).isEqualTo(text);
            assertThatThrownBy(() -> seals.open(CHAN, "name", sealed))
                    .isInstanceOf(IllegalStateException.class);
            seals.seal(WONG, "payee", text);
            assertThatThrownBy(() -> seals.open(WONG, "payee", sealed))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void the_same_text_is_sealed_differently_each_time_and_never_shows() {
        var first = seals.seal(CHAN, "payee", "HK-1234567890");
        var second = seals.seal(CHAN, "payee", "HK-1234567890");
        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("1234567890");
    }

    @Test
    void the_envelope_of_one_account_opens_nothing_in_the_row_of_another() {
        var sealed = seals.seal(CHAN, "payee", "x");
        seals.seal(WONG, "payee", "y");
        var chans = town.keyStore.find(CHAN).orElseThrow();
        town.sql
                .update(ACCOUNT_KEY)
                .set(ACCOUNT_KEY.SEALED_KEYSET, chans)
                .where(ACCOUNT_KEY.ACCOUNT_ID.eq(WONG.value()))
                .execute();
        assertThatThrownBy(() -> seals.open(WONG, "payee", sealed))
                .hasMessageContaining("does not open");
    }

    @Test
    void two_nodes_that_seal_first_at_the_same_time_make_one_key() throws Exception {
        var other = new AccountSeals(new AccountKeys(town.vault, town.keyStore, town.clock));
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                var account = new AccountId(UUID.randomUUID());
                Callable<byte[]> here = () -> seals.seal(account, "payee", "x");
                Callable<byte[]> there = () -> other.seal(account, "payee", "x");
                for (var sealed : nodes.invokeAll(List.of(here, there))) {
                    assertThat(seals.open(account, "payee", sealed.get())).isEqualTo("x");
                }
            }
        }
    }

    @Test
    void opened_keys_are_kept_for_a_bounded_number_of_accounts() {
        seals.seal(CHAN, "payee", "x");
        seals.seal(WONG, "payee", "x");
        seals.seal(CHAN, "payee", "x");
        assertThat(town.keys.cached()).isEqualTo(2);
        assertThat(AccountKeys.CACHED_MAX).isLessThanOrEqualTo(10_000);
    }

    @Test
    void after_erasure_nothing_opens_on_any_node_and_no_new_key_is_made() {
        var node = town.node();
        var entry = Town.reachable(
                town.entry(DEMO, "Chan Tai Man", List.of("chan", "chan@example.org")),
                "chan@example.org",
                "+852 5123 4567",
                new LineId(CHAN, UUID.randomUUID()));
        var account = node.register(entry).account();
        var other = new AccountSeals(new AccountKeys(town.vault, town.keyStore, town.clock));
        var payee = other.seal(account, "payee", "HK-1");
        assertThat(other.open(account, "payee", payee)).isEqualTo("HK-1");

        node.erase(account);

        assertThat(node.find(account)).isEmpty();
        assertThat(town.contacts.reach(account, null).contacts()).isEmpty();
        assertThat(town.contacts.reach(account, null).brand()).isEqualTo(DEMO);
        for (var seals : List.of(town.seals, other)) {
            assertThatThrownBy(() -> seals.open(account, "payee", payee))
                    .hasMessageContaining("destroyed");
            assertThatThrownBy(() -> seals.seal(account, "payee", "again"))
                    .hasMessageContaining("destroyed");
        }
        node.erase(account); // Twice is once.
    }

    /** Of all other tables, after a whole closing, {@code TracesTest} says so. */
    @Test
    void no_row_about_a_person_shows_who_it_is_I31() {
        town.node()
                .register(Town.reachable(
                        town.entry(DEMO, "Chan Tai Man", List.of("taiman", "taiman@example.org")),
                        "taiman@example.org",
                        "+852 5123 4567",
                        new LineId(CHAN, UUID.randomUUID())));
        var dump = Stream.of("account_key", "person", "login", "contact")
                .flatMap(table -> town
                        .sql
                        .fetch("select t::text, encode(t::text::bytea, 'escape') from subscribers."
                                + table + " t")
                        .stream())
                .map(Object::toString)
                .toList();
        assertThat(dump)
                .isNotEmpty()
                .noneMatch(row -> row.contains("aiman")
                        || row.contains("Tai Man")
                        || row.contains("51234567")
                        || row.contains(hex("taiman"))
                        || row.contains(hex("Tai Man")));
        assertThat(town.sql.fetchCount(PERSON)).isEqualTo(1);
    }

    // The words used above.

    static final AccountId CHAN = new AccountId(new UUID(1, 1));
    static final AccountId WONG = new AccountId(new UUID(1, 2));

    private static String text(SplittableRandom random) {
        return random.ints(random.nextInt(60), 0x20, 0x9fff)
                .filter(Character::isDefined)
                .filter(point -> !Character.isSurrogate((char) point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of()
                .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
