// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.line.Lines;
import signoff.notification.AddressBook.Contact;
import signoff.notification.Notice;
import signoff.registration.AddressProofs.Checked;
import signoff.registration.AddressProofs.Purpose;
import signoff.registration.AddressProofs.Telling;
import signoff.registration.Registrations.Beginning;
import signoff.subscriber.Contacts;
import signoff.subscriber.Contacts.Addressee;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Trial;

/** Adds and removes contacts of people who have signed in. */
@Component
class ContactChangeDesk implements ContactChanges {

    private final Subscribers subscribers;
    private final Contacts contacts;
    private final AddressProofs proofs;
    private final Lines lines;
    private final TransactionTemplate transaction;

    ContactChangeDesk(
            Subscribers subscribers,
            Contacts contacts,
            AddressProofs proofs,
            Lines lines,
            TransactionTemplate transaction) {
        this.subscribers = subscribers;
        this.contacts = contacts;
        this.proofs = proofs;
        this.lines = lines;
        this.transaction = transaction;
    }

    // Counted before the transaction: one that is done once more is still one attempt.
    @Override
    public Beginning begin(Visitor visitor, String typed, String address) {
        var contact = contacts.read(visitor.brand(), typed);
        if (contact.isEmpty()) {
            return new Beginning.Refused(Refusal.of(Refusal.Code.CONTACT_MUST_BE_READABLE));
        }
        var subject = visitor.account().value().toString();
        var slower = subscribers.admit(Trial.CONTACT, visitor.brand(), subject, address);
        if (slower == null) {
            slower = subscribers.admitCode(visitor.brand(), contact.get().address());
        }
        if (slower != null) return new Beginning.Refused(slower);
        var proof = transaction.execute(status -> begin(visitor, contact.get()));
        return new Beginning.Begun(Objects.requireNonNull(proof));
    }

    private UUID begin(Visitor visitor, Contact contact) {
        var account = visitor.account();
        var to = new Addressee(visitor.brand(), visitor.say().language(), contact);
        return proofs.begin(new AddressProofs.Beginning(
                account,
                visitor.brand(),
                Purpose.CONTACT,
                Map.of("kind", contact.kind().name(), "address", contact.address()),
                Telling.of(Notice.CONTACT_CODE, contacts.note(account, to)),
                true,
                new Telling(Notice.CONTACT_ADDED, contacts.noteAll(account)),
                visitor.actor()));
    }

    @Override
    public @Nullable Refusal confirm(Visitor visitor, UUID proof, String code, String address) {
        var slower = subscribers.admit(Trial.PROOF, visitor.brand(), proof.toString(), address);
        return slower != null ? slower : transaction.execute(status -> prove(visitor, proof, code));
    }

    private @Nullable Refusal prove(Visitor visitor, UUID proof, String code) {
        return switch (proofs.check(visitor.brand(), Purpose.CONTACT, proof, code)) {
            case Checked.Refused(var why) -> why;
            case Checked.Fits fits
            when !fits.account().equals(visitor.account()) ->
                Refusal.of(Refusal.Code.CODE_MUST_MATCH);
            case Checked.Fits fits -> {
                var contact = RegistrationDesk.contact(fits.content());
                contacts.add(fits.account(), contact, lineOf(lines, fits.brand(), contact));
                yield proofs.settle(fits, visitor.actor());
            }
        };
    }

    @Override
    public Optional<LineId> lineOf(BrandId brand, Contact contact) {
        return Optional.ofNullable(lineOf(lines, brand, contact));
    }

    /** A contact whose number is a line of ours dies with it, whoever holds the line. */
    static @Nullable LineId lineOf(Lines lines, BrandId brand, Contact contact) {
        if (contact.kind() != Contact.Kind.SMS) return null;
        return lines.holder(brand, contact.address().replace("+", "")).orElse(null);
    }

    // The contact that goes is told as well: it may be its owner who is being shut out.
    @Override
    @Transactional
    public @Nullable Refusal remove(Visitor visitor, UUID contact) {
        var held = contacts.of(visitor.account());
        if (held.stream().noneMatch(one -> one.id().equals(contact))) return null;
        var told = contacts.noteAll(visitor.account());
        var refused = contacts.remove(visitor.account(), contact);
        if (refused != null) return refused;
        var telling = new Telling(Notice.CONTACT_REMOVED, told);
        proofs.tell(visitor.account(), visitor.brand(), telling, visitor.actor());
        return null;
    }
}
