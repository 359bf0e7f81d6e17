// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.excluded;
import static signoff.subscriber.db.Tables.ADDRESSEE;
import static signoff.subscriber.db.Tables.CONTACT;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.database.SharedQuestion;
import signoff.database.Trip;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.line.reach.LinesOutOfReach;
import signoff.notification.AddressBook;
import signoff.notification.AddressBook.Contact.Kind;
import signoff.subscriber.Contacts.Addressee;
import signoff.subscriber.Contacts.Held;
import signoff.subscriber.Contacts.Reachable;
import signoff.subscriber.db.tables.records.ContactRecord;
import signoff.vault.Vault;

/** The contacts of people, sealed. */
@Component
class ContactStore implements AddressBook {

    private record Row(
            Kind kind, byte[] sealedAddress, @Nullable UUID diesWithLine) {

        boolean isOn(Set<UUID> lines) {
            return diesWithLine != null && lines.contains(diesWithLine);
        }
    }

    /** A person as stored. */
    private record Sealed(
            BrandId brand, String language, byte @Nullable [] envelope, List<Row> contacts) {}

    private static final Comparator<Row> BEST_FIRST =
            Comparator.comparing((Row row) -> row.diesWithLine() != null).thenComparing(Row::kind);

    private static final String REACH = """
            select p.account_id, p.brand, p.language, k.sealed_keyset,
                c.kind, c.sealed_address, c.dies_with_line
            from unnest(?) as wanted (a)
            join subscribers.person p on p.account_id = a
            left join subscribers.account_key k on k.account_id = p.account_id
            left join subscribers.contact c on c.account_id = p.account_id and c.verified
            """;

    private static final String LINES_OF_CONTACTS =
            "select dies_with_line from subscribers.contact where account_id = ? and verified";

    private final DSLContext sql;
    private final JdbcTemplate jdbc;
    private final AccountSeals seals;
    private final Vault vault;
    private final LinesOutOfReach outOfReach;
    private final SharedQuestion<AccountId, Sealed> people = new SharedQuestion<>(this::read);

    ContactStore(
            DSLContext sql,
            JdbcTemplate jdbc,
            AccountSeals seals,
            Vault vault,
            LinesOutOfReach outOfReach) {
        this.outOfReach = outOfReach;
        this.sql = sql;
        this.jdbc = jdbc;
        this.seals = seals;
        this.vault = vault;
    }

    /**
     * One statement for all messages that are sent at this moment, because every closing passes
     * here several times. Each opens its own seals.
     */
    @Override
    public Reach reach(AccountId account, @Nullable LineId closing) {
        var person = person(account);
        return reach(person, opened(account, person, usable(person.contacts(), closing)));
    }

    @Override
    public Reach beside(AccountId account, LineId line) {
        var person = person(account);
        var others = person.contacts().stream()
                .filter(row -> !row.isOn(Set.of(line.value())))
                .sorted(BEST_FIRST)
                .toList();
        // What was entered before the number was the line's does not say that it is the line.
        var own = outOfReach.numberOf(line).map(number -> "+" + number).orElse("");
        var opened = opened(account, person, others).stream()
                .filter(contact -> !contact.address().equals(own))
                .toList();
        return reach(person, opened);
    }

    private Sealed person(AccountId account) {
        var person = people.ask(account);
        if (person == null) throw new IllegalStateException("nobody is known of " + account);
        return person;
    }

    private static Reach reach(Sealed person, List<Contact> contacts) {
        return new Reach(person.brand(), PersonStore.language(person.language()), contacts);
    }

    private Map<AccountId, Sealed> read(List<AccountId> accounts) {
        var keys = new SetOfRows<>(accounts).column("uuid", AccountId::value);
        var people = new HashMap<AccountId, Sealed>();
        jdbc.query(REACH, statement -> keys.setOn(statement, 1), (RowCallbackHandler) found -> {
            var account = new AccountId(found.getObject("account_id", UUID.class));
            var person = people.get(account);
            if (person == null) {
                person = sealed(found);
                people.put(account, person);
            }
            var kind = found.getString("kind");
            if (kind == null) return; // A person without a contact.
            person.contacts()
                    .add(new Row(
                            Kind.valueOf(kind),
                            found.getBytes("sealed_address"),
                            found.getObject("dies_with_line", UUID.class)));
        });
        leaveOutOfReach(people.values());
        return people;
    }

    /** One statement more where somebody is reached on a line, and none where nobody is. */
    private void leaveOutOfReach(Collection<Sealed> people) {
        var gone = outOfReach.among(people.stream()
                .flatMap(person -> person.contacts().stream())
                .map(Row::diesWithLine)
                .filter(Objects::nonNull)
                .collect(toSet()));
        for (var person : people) person.contacts().removeIf(row -> row.isOn(gone));
    }

    private static Sealed sealed(ResultSet found) throws SQLException {
        return new Sealed(
                new BrandId(found.getString("brand")),
                found.getString("language"),
                found.getBytes("sealed_keyset"),
                new ArrayList<>());
    }

    private static List<Row> usable(List<Row> all, @Nullable LineId closing) {
        var lasting = all.stream().filter(row -> outlasts(row, closing)).toList();
        return (lasting.isEmpty() ? all : lasting).stream().sorted(BEST_FIRST).toList();
    }

    private List<Contact> opened(AccountId account, Sealed person, List<Row> rows) {
        var sealed = rows.stream()
                .map(row -> new AccountSeals.Sealed(purpose(row.kind()), row.sealedAddress()))
                .toList();
        var addresses = seals.openAll(account, person.envelope(), sealed).iterator();
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

    Reachable after(LineId line) {
        var trip = new Trip(jdbc);
        var answer = after(trip, line);
        trip.go();
        return answer.get();
    }

    /** What of the contacts of an account is there after a line, and while it lives. */
    Supplier<Reachable> after(Trip trip, LineId line) {
        var lines = trip.rows(
                LINES_OF_CONTACTS,
                Trip.values(line.account().value()),
                (found, at) -> Optional.ofNullable(found.getObject(1, UUID.class)));
        return () -> after(lines.get(), line.value());
    }

    private Reachable after(List<Optional<UUID>> lines, UUID line) {
        if (lines.stream().anyMatch(Optional::isEmpty)) return Reachable.AFTER_IT;
        var alive = lines.stream().flatMap(Optional::stream).collect(toSet());
        alive.removeAll(outOfReach.among(alive));
        if (alive.isEmpty()) return Reachable.NOT_AT_ALL;
        return alive.equals(Set.of(line)) ? Reachable.WHILE_IT_LIVES : Reachable.AFTER_IT;
    }

    void insert(AccountId account, Contact contact, @Nullable LineId diesWith, Instant at) {
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
                .set(CONTACT.ADDED_AT, at)
                .onConflict(CONTACT.ACCOUNT_ID, CONTACT.KIND, CONTACT.ADDRESS_HASH)
                .doUpdate()
                .set(CONTACT.DIES_WITH_LINE, excluded(CONTACT.DIES_WITH_LINE))
                .set(CONTACT.ADDED_AT, excluded(CONTACT.ADDED_AT))
                // Numbers move between lines: what is proven now hangs on the line of now.
                .where(CONTACT.DIES_WITH_LINE.isDistinctFrom(excluded(CONTACT.DIES_WITH_LINE)))
                .execute();
    }

    /** The verified contacts of an account, best first. */
    List<Held> held(AccountId account) {
        var found = sql.selectFrom(CONTACT)
                .where(CONTACT.ACCOUNT_ID.eq(account.value()), CONTACT.VERIFIED.isTrue())
                .fetch();
        var gone = outOfReach.among(found.stream()
                .map(ContactRecord::getDiesWithLine)
                .filter(Objects::nonNull)
                .collect(toSet()));
        return found.stream()
                .map(row -> {
                    var kind = Kind.valueOf(row.getKind());
                    var address = seals.open(account, purpose(kind), row.getSealedAddress());
                    var line = row.getDiesWithLine();
                    return new Held(
                            row.getContactId(),
                            new Contact(kind, address),
                            line != null,
                            line == null || !gone.contains(line),
                            row.getAddedAt());
                })
                .sorted(Comparator.comparing(Held::diesWithLine)
                        .thenComparing(one -> one.contact().kind())
                        .thenComparing(Held::id))
                .toList();
    }

    void delete(AccountId account, UUID contact) {
        sql.deleteFrom(CONTACT)
                .where(CONTACT.ACCOUNT_ID.eq(account.value()), CONTACT.CONTACT_ID.eq(contact))
                .execute();
    }

    void note(AccountId account, UUID id, Addressee to, Instant at) {
        sql.insertInto(ADDRESSEE)
                .set(ADDRESSEE.ACCOUNT_ID, account.value())
                .set(ADDRESSEE.ADDRESSEE_ID, id)
                .set(ADDRESSEE.BRAND, to.brand().code())
                .set(ADDRESSEE.LANGUAGE, to.language().tag())
                .set(ADDRESSEE.KIND, to.contact().kind().name())
                .set(
                        ADDRESSEE.SEALED_ADDRESS,
                        seals.seal(account, "addressee", to.contact().address()))
                .set(ADDRESSEE.NOTED_AT, at)
                .execute();
    }

    @Override
    public Optional<Reach> noted(AccountId account, UUID addressee) {
        return sql.selectFrom(ADDRESSEE)
                .where(ADDRESSEE.ACCOUNT_ID.eq(account.value()))
                .and(ADDRESSEE.ADDRESSEE_ID.eq(addressee))
                .fetchOptional(found -> new Reach(
                        new BrandId(found.getBrand()),
                        PersonStore.language(found.getLanguage()),
                        List.of(new Contact(
                                Kind.valueOf(found.getKind()),
                                seals.open(account, "addressee", found.getSealedAddress())))));
    }

    int forgetNotedBefore(Instant time, int most) {
        return sql.deleteFrom(ADDRESSEE)
                .where(ADDRESSEE.NOTED_AT.lt(time))
                .limit(most)
                .execute();
    }

    void erase(AccountId account) {
        sql.deleteFrom(ADDRESSEE)
                .where(ADDRESSEE.ACCOUNT_ID.eq(account.value()))
                .execute();
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
