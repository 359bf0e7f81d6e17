// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;
import static signoff.subscriber.db.Tables.CONTACT;
import static signoff.subscriber.db.Tables.PERSON;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.notification.AddressBook;
import signoff.notification.AddressBook.Contact.Kind;
import signoff.vault.Vault;

/** The contacts of people, sealed. */
@Component
class ContactStore implements AddressBook {

    private record Row(
            Kind kind, byte[] sealedAddress, @Nullable UUID diesWithLine) {}

    private static final Comparator<Row> BEST_FIRST =
            Comparator.comparing((Row row) -> row.diesWithLine() != null).thenComparing(Row::kind);

    private final DSLContext sql;
    private final AccountSeals seals;
    private final Vault vault;

    ContactStore(DSLContext sql, AccountSeals seals, Vault vault) {
        this.sql = sql;
        this.seals = seals;
        this.vault = vault;
    }

    /** One statement for the person, one for the key. */
    @Override
    public Reach reach(AccountId account, @Nullable LineId closing) {
        var found = sql.select(
                        PERSON.BRAND,
                        PERSON.LANGUAGE,
                        CONTACT.KIND,
                        CONTACT.SEALED_ADDRESS,
                        CONTACT.DIES_WITH_LINE)
                .from(PERSON)
                .leftJoin(CONTACT)
                .on(CONTACT.ACCOUNT_ID.eq(PERSON.ACCOUNT_ID), CONTACT.VERIFIED.isTrue())
                .where(PERSON.ACCOUNT_ID.eq(account.value()))
                .fetch();
        if (found.isEmpty()) throw new IllegalStateException("nobody is known of " + account);
        var all = found.stream()
                .filter(row -> row.get(CONTACT.KIND) != null)
                .map(row -> new Row(
                        Kind.valueOf(row.get(CONTACT.KIND)),
                        row.get(CONTACT.SEALED_ADDRESS),
                        row.get(CONTACT.DIES_WITH_LINE)))
                .toList();
        return new Reach(
                new BrandId(found.getFirst().get(PERSON.BRAND)),
                PersonStore.language(found.getFirst().get(PERSON.LANGUAGE)),
                opened(account, usable(all, closing)));
    }

    private static List<Row> usable(List<Row> all, @Nullable LineId closing) {
        var lasting = all.stream().filter(row -> outlasts(row, closing)).toList();
        return (lasting.isEmpty() ? all : lasting).stream().sorted(BEST_FIRST).toList();
    }

    private List<Contact> opened(AccountId account, List<Row> rows) {
        var sealed = rows.stream()
                .map(row -> new AccountSeals.Sealed(purpose(row.kind()), row.sealedAddress()))
                .toList();
        var addresses = seals.openAll(account, sealed).iterator();
        return rows.stream()
                .map(row -> new Contact(row.kind(), addresses.next()))
                .toList();
    }

    /** Without a line, every line counts as one that may end. */
    private static boolean outlasts(Row row, @Nullable LineId closing) {
        return row.diesWithLine() == null
                || (closing != null && !row.diesWithLine().equals(closing.value()));
    }

    /** Whether a message can reach the person when all their lines are gone (SF-24). */
    boolean hasLasting(AccountId account) {
        return verified(account).stream().anyMatch(row -> row.diesWithLine() == null);
    }

    void insert(AccountId account, Contact contact, @Nullable LineId diesWith) {
        var normal = contact.address().toLowerCase(Locale.ROOT);
        var hash = vault.digest("contact", (contact.kind() + "\n" + normal).getBytes(UTF_8));
        sql.insertInto(CONTACT)
                .set(CONTACT.ACCOUNT_ID, account.value())
                .set(CONTACT.KIND, contact.kind().name())
                .set(CONTACT.ADDRESS_HASH, hash)
                .set(
                        CONTACT.SEALED_ADDRESS,
                        seals.seal(account, purpose(contact.kind()), contact.address()))
                .set(CONTACT.VERIFIED, true)
                .set(CONTACT.DIES_WITH_LINE, diesWith == null ? null : diesWith.value())
                .onConflictDoNothing()
                .execute();
    }

    void erase(AccountId account) {
        sql.deleteFrom(CONTACT).where(CONTACT.ACCOUNT_ID.eq(account.value())).execute();
    }

    private List<Row> verified(AccountId account) {
        return sql.selectFrom(CONTACT)
                .where(CONTACT.ACCOUNT_ID.eq(account.value()), CONTACT.VERIFIED.isTrue())
                .fetch(found -> new Row(
                        Kind.valueOf(found.getKind()),
                        found.getSealedAddress(),
                        found.getDiesWithLine()));
    }

    private static String purpose(Kind kind) {
        return "contact " + kind;
    }
}
