// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.kernel.AccountId;
import signoff.registration.Office;
import signoff.subscriber.Subscribers;

/** The document by which a subscriber is known: typed, masked, and erased (SF-26, I31). */
class DocumentTest {

    @ParameterizedTest
    @CsvSource({
        "e 123-4567, E1234567, 67",
        "A123456(7), A1234567, 67",
        "11010519491231002x, 11010519491231002X, 002X",
        "\uFF21\uFF11\uFF12\uFF13\uFF14, A1234, 4"
    })
    void a_number_has_one_form_and_little_of_it_is_shown(String typed, String kept, String ends) {
        var document = Document.typed(Document.Kind.PASSPORT, typed).orElseThrow();
        assertThat(document.number()).isEqualTo(kept);
        assertThat(document.ends()).isEqualTo(ends);
        assertThat(document.toString()).doesNotContain(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A1", "E12345_67", "1234567890123456789012345678901"})
    void what_can_be_no_number_is_none(String typed) {
        assertThat(Document.typed(Document.Kind.PASSPORT, typed)).isEmpty();
    }

    @Test
    void who_is_erased_leaves_neither_number_nor_hash_I31() {
        var office = Office.open();
        var account = office.person().account();
        var documents = office.part(Documents.class);
        var document = Document.typed(Document.Kind.NATIONAL_ID, "11010519491231002X");
        documents.keep(Office.DEMO, account, document.orElseThrow());
        assertThat(documents.of(account)).isPresent();
        office.part(Subscribers.class).erase(account);
        assertThat(documents.of(account)).isEmpty();
        assertThat(rowsOf(office, account)).isZero();
    }

    private static int rowsOf(Office office, AccountId account) {
        return office.part(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from subscribers.document where account_id = ?",
                        Integer.class,
                        account.value());
    }
}
