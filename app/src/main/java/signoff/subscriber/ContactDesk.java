// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.Trip;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.notification.AddressBook.Contact;
import signoff.subscriber.password.Passwords;

/** Changes contacts, each change with the row of its person locked. */
@Component
class ContactDesk implements Contacts {

    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private final ContactStore store;
    private final People people;
    private final Logins logins;
    private final Passwords passwords;
    private final Ids ids;

    ContactDesk(ContactStore store, People people, Logins logins, Passwords passwords, Ids ids) {
        this.store = store;
        this.people = people;
        this.logins = logins;
        this.passwords = passwords;
        this.ids = ids;
    }

    @Override
    public Optional<Contact> read(BrandId brand, String typed) {
        var login = logins.read(brand, typed);
        return switch (login.kind()) {
            case PHONE -> Optional.of(new Contact(Contact.Kind.SMS, login.normal()));
            case EMAIL ->
                MAIL.matcher(login.normal()).matches()
                        ? Optional.of(new Contact(Contact.Kind.EMAIL, login.normal()))
                        : Optional.empty();
            case NAME -> Optional.empty();
        };
    }

    @Override
    public List<Held> of(AccountId account) {
        return people.rows().find(account).isPresent() ? store.held(account) : List.of();
    }

    @Override
    public Reachable after(LineId line) {
        return store.after(line);
    }

    @Override
    public Supplier<Reachable> after(Trip trip, LineId line) {
        return store.after(trip, line);
    }

    @Override
    public UUID note(AccountId account, Addressee to) {
        var id = ids.next();
        store.note(account, id, to, people.now());
        return id;
    }

    @Override
    public List<UUID> noteAll(AccountId account) {
        var person = people.rows().find(account);
        if (person.isEmpty()) return List.of();
        var row = person.get();
        return store.held(account).stream()
                .filter(Held::usable)
                .map(one ->
                        note(account, new Addressee(row.brand(), row.language(), one.contact())))
                .toList();
    }

    @Override
    @Transactional
    public void add(AccountId account, Contact contact, @Nullable LineId diesWith) {
        add(people.rows().lock(account).orElseThrow(), contact, diesWith);
    }

    private void add(PersonStore.Row person, Contact contact, @Nullable LineId diesWith) {
        store.insert(person.account(), contact, diesWith, people.now());
        var hash = logins.hash(person.brand(), contact.address());
        // Somebody else's login stays theirs: one address may be the contact of several people.
        people.rows().insertLogin(person.brand(), hash, person.account());
        people.noteChange(person.account());
    }

    @Override
    @Transactional
    public @Nullable Refusal remove(AccountId account, UUID contact) {
        var person = people.rows().lock(account).orElseThrow();
        var all = store.held(account);
        var wanted = all.stream().filter(one -> one.id().equals(contact)).findFirst();
        if (wanted.isEmpty()) return null; // Gone already.
        var hash = logins.hash(person.brand(), wanted.get().contact().address());
        var lasts = all.stream().anyMatch(one -> !one.id().equals(contact) && !one.diesWithLine());
        if (!lasts || !people.rows().hasLoginBeside(account, hash)) {
            return Refusal.of(Refusal.Code.CONTACT_MUST_REMAIN);
        }
        store.delete(account, contact);
        people.rows().deleteLogin(person.brand(), hash, account);
        people.noteChange(account);
        return null;
    }

    @Override
    @Transactional
    public void regain(
            AccountId account, Contact proven, @Nullable LineId diesWith, String newPassword) {
        var person = people.rows().lock(account).orElseThrow();
        people.changePassword(person, passwords.kept(newPassword));
        add(person, proven, diesWith);
    }
}
