// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.AccountId;
import signoff.kernel.Language;
import signoff.notification.AddressBook.Contact;
import signoff.subscriber.Subscribers.Person;
import signoff.subscriber.Subscribers.Registration;

/** Everything that is stored of people, kept together: rows, contacts, keys and seals. */
@Component
class People {

    private static final String NAME = "name";

    private final PersonStore persons;
    private final ContactStore contacts;
    private final AccountKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            PersonStore persons,
            ContactStore contacts,
            AccountKeys keys,
            ApplicationEventPublisher events,
            Clock clock) {
        this.persons = persons;
        this.contacts = contacts;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    PersonStore rows() {
        return persons;
    }

    Optional<Person> find(AccountId account) {
        return persons.find(account).map(this::person);
    }

    Person person(PersonStore.Row row) {
        var name = new AccountSeals(keys).open(row.account(), NAME, row.sealedName());
        return new Person(row.account(), row.brand(), name, row.role(), row.language());
    }

    /** Whether a message can reach the person when all their lines are gone (SF-24). */
    boolean hasLastingContact(AccountId account) {
        return contacts.hasLasting(account);
    }

    /** All of a person or nothing. False when the account has one already. */
    @Transactional
    boolean register(Registration entry, String passwordHash, Logins logins) {
        var row = new PersonStore.Row(
                entry.account(),
                entry.brand(),
                entry.role(),
                entry.language(),
                new AccountSeals(keys).seal(entry.account(), NAME, entry.name()),
                passwordHash);
        if (!persons.insert(row, clock.instant())) return false;
        for (var login : entry.logins()) {
            var hash = logins.hash(entry.brand(), login);
            if (!persons.insertLogin(entry.brand(), hash, entry.account())) {
                throw new Subscribers.LoginTaken(entry.account(), entry.brand(), login);
            }
        }
        enterContacts(entry, logins);
        return true;
    }

    private void enterContacts(Registration entry, Logins logins) {
        if (entry.email() != null) {
            var mail = new Contact(Contact.Kind.EMAIL, entry.email().strip());
            contacts.insert(entry.account(), mail, null, now());
        }
        if (entry.phone() != null) {
            var number = logins.phone(entry.brand(), entry.phone())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the phone of " + entry.account() + " is no phone number"));
            var phone = new Contact(Contact.Kind.SMS, number);
            contacts.insert(entry.account(), phone, entry.line(), now());
        }
    }

    void changeLanguage(AccountId account, Language language) {
        persons.changeLanguage(account, language);
    }

    Instant now() {
        return clock.instant();
    }

    /** A change of how a person is reached or signs in (I34). */
    void noteChange(AccountId account) {
        persons.noteChange(account, now());
    }

    /** Whoever holds sessions of the person hears of it inside this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void changePassword(PersonStore.Row person, String passwordHash) {
        if (!persons.changePassword(person.account(), person.passwordHash(), passwordHash)) {
            throw new IllegalStateException(person + " changed although it was locked");
        }
        noteChange(person.account());
        events.publishEvent(new Subscribers.SignInChanged(person.account()));
    }

    @Transactional
    void endSignIn(AccountId account) {
        contacts.erase(account);
        persons.endSignIn(account);
        events.publishEvent(new Subscribers.SignInChanged(account));
    }

    void wantLine(AccountId account) {
        events.publishEvent(new Subscribers.LineWanted(account));
    }

    @Transactional
    void erase(AccountId account) {
        events.publishEvent(new Subscribers.ErasureAsked(account));
        keys.destroy(account);
        contacts.erase(account);
        persons.erase(account, clock.instant());
        events.publishEvent(new Subscribers.SignInChanged(account));
    }
}
