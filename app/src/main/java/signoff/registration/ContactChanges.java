// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.notification.AddressBook.Contact;
import signoff.registration.Registrations.Beginning;

/** Changing how one is reached. Every other contact is told of each change. */
public interface ContactChanges {

    /** Sends a code to a new contact. */
    Beginning begin(Visitor visitor, String contact, String address);

    /** Adds the contact with the code that came back. */
    @Nullable
    Refusal confirm(Visitor visitor, UUID proof, String code, String address);

    /**
     * The line whose end takes a contact away: one of ours that has its number, whoever holds it.
     */
    Optional<LineId> lineOf(BrandId brand, Contact contact);

    /** Removes a contact; the last that outlives lines stays. */
    @Nullable
    Refusal remove(Visitor visitor, UUID contact);
}
