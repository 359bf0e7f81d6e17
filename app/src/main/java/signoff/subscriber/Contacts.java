// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signoff.database.Trip;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.notification.AddressBook.Contact;

/**
 * Where people can be reached. Whoever calls has seen a code come back from a contact before it is
 * added, and tells the others of each change.
 */
public interface Contacts {

    /** What was typed, as a contact: an e-mail address, or a phone number in E.164 form. */
    Optional<Contact> read(BrandId brand, String typed);

    /** The verified contacts of an account, best first. */
    List<Held> of(AccountId account);

    /** Notes an address to be written to, under a reference that a message can hold. */
    UUID note(AccountId account, Addressee to);

    /** Notes every usable contact of a person by itself, so that each of them can be told. */
    List<UUID> noteAll(AccountId account);

    /**
     * Adds a contact that was just proven, and lets its holder sign in with it if nobody of the
     * brand does.
     *
     * @param diesWith the line whose end takes this contact away, if there is one
     */
    void add(AccountId account, Contact contact, @Nullable LineId diesWith);

    /**
     * Removes a contact, but never the last that outlives lines, nor the last way to sign in. One
     * that is gone already is no mistake.
     */
    @Nullable
    Refusal remove(AccountId account, UUID contact);

    /**
     * Gives a person who has lost the way in a new one: a password, and a contact that was proven.
     * Ends every session.
     *
     * @param diesWith the line whose end takes the contact away, if there is one
     */
    void regain(AccountId account, Contact proven, @Nullable LineId diesWith, String newPassword);

    /** Whether messages about a line reach its holder, and for how long. */
    Reachable after(LineId line);

    /** The same, with what else is asked of the database: there when the trip is over. */
    Supplier<Reachable> after(Trip trip, LineId line);

    /** How a holder can be reached about a line. */
    enum Reachable {
        /** By a contact that outlives it. */
        AFTER_IT,
        /** By its own number alone. */
        WHILE_IT_LIVES,
        /** There is no contact, or only numbers of lines that have ended or are lost. */
        NOT_AT_ALL
    }

    /**
     * A contact as its owner sees it.
     *
     * @param usable whether anything is sent there: not to lines that have ended or are lost
     */
    record Held(UUID id, Contact contact, boolean diesWithLine, boolean usable, Instant addedAt) {}

    /** An address, and how to write to it. */
    record Addressee(BrandId brand, Language language, Contact contact) {}
}
