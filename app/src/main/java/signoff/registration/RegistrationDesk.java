// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.EvenTime;
import signoff.kernel.Ids;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.line.Lines;
import signoff.notification.AddressBook.Contact;
import signoff.notification.Notice;
import signoff.registration.AddressProofs.Checked;
import signoff.registration.AddressProofs.Purpose;
import signoff.registration.AddressProofs.Telling;
import signoff.subscriber.Contacts;
import signoff.subscriber.Contacts.Addressee;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Registration;
import signoff.subscriber.Subscribers.Trial;

/** Registers accounts, and answers alike whether an address has one already. */
@Component
class RegistrationDesk implements Registrations {

    /** A code takes a few statements more to send than not to send (I33). */
    private static final EvenTime ASKING = new EvenTime(Duration.ofMillis(400));

    /** Who registers has not signed in, so the evidence names nobody. */
    private static final Actor SOMEBODY =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "not signed in");

    private final Subscribers subscribers;
    private final Contacts contacts;
    private final AddressProofs proofs;
    private final Lines lines;
    private final Ids ids;
    private final TransactionTemplate transaction;

    RegistrationDesk(
            Holders holders,
            AddressProofs proofs,
            Lines lines,
            Ids ids,
            TransactionTemplate transaction) {
        this.subscribers = holders.subscribers();
        this.contacts = holders.contacts();
        this.proofs = proofs;
        this.lines = lines;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** Who has an account, and how they are reached. */
    @Component
    record Holders(Subscribers subscribers, Contacts contacts) {}

    @Override
    public Beginning begin(BrandId brand, String typed, Language language, String address) {
        var contact = contacts.read(brand, typed);
        if (contact.isEmpty()) return refused(Refusal.Code.CONTACT_MUST_BE_READABLE);
        var subject = contact.get().address();
        var slower = subscribers.admit(Trial.REGISTRATION, brand, subject, address);
        if (slower == null) slower = subscribers.admitCode(brand, subject);
        if (slower != null) return new Beginning.Refused(slower);
        return ASKING.answer(
                () -> new Beginning.Begun(begin(new Addressee(brand, language, contact.get()))));
    }

    // An account of its own for each try: its key is destroyed if nobody comes back.
    private UUID begin(Addressee to) {
        var account = new AccountId(ids.next());
        var address = to.contact().address();
        var free = subscribers.byLogin(to.brand(), address).isEmpty();
        var notice = free ? Notice.REGISTRATION_CODE : Notice.REGISTRATION_TAKEN;
        return proofs.begin(new AddressProofs.Beginning(
                account,
                to.brand(),
                Purpose.REGISTRATION,
                Map.of("kind", to.contact().kind().name(), "address", address),
                Telling.of(notice, contacts.note(account, to)),
                free,
                Telling.NOTHING,
                SOMEBODY));
    }

    // Counted before the transaction: one that is done once more is still one attempt.
    @Override
    public @Nullable Refusal finish(
            BrandId brand, UUID proof, String code, Newcomer newcomer, String address) {
        var slower = subscribers.admit(Trial.PROOF, brand, proof.toString(), address);
        if (slower != null) return slower;
        var unfit = unfit(brand, newcomer);
        if (unfit != null) return unfit;
        return transaction.execute(
                status -> switch (proofs.check(brand, Purpose.REGISTRATION, proof, code)) {
                    case Checked.Refused(var why) -> why;
                    case Checked.Fits fits -> enter(fits, newcomer, status);
                });
    }

    private @Nullable Refusal unfit(BrandId brand, Newcomer newcomer) {
        if (newcomer.name().isBlank()) return Refusal.of(Refusal.Code.NAME_MUST_BE_GIVEN);
        var userName = newcomer.userName().strip();
        if (!userName.isEmpty() && !subscribers.isName(brand, userName)) {
            return Refusal.of(Refusal.Code.USER_NAME_MUST_BE_FREE);
        }
        return subscribers.unfit(newcomer.password(), userName);
    }

    // Only who has shown an address of their own learns that a user name is taken.
    private @Nullable Refusal enter(
            Checked.Fits fits, Newcomer newcomer, TransactionStatus status) {
        var contact = contact(fits.content());
        if (subscribers.byLogin(fits.brand(), contact.address()).isPresent()) {
            return Refusal.of(Refusal.Code.CODE_MUST_BE_FRESH);
        }
        var userName = newcomer.userName().strip();
        var logins = new ArrayList<>(List.of(contact.address()));
        if (!userName.isEmpty()) {
            if (subscribers.byLogin(fits.brand(), userName).isPresent()) {
                return Refusal.of(Refusal.Code.USER_NAME_MUST_BE_FREE);
            }
            logins.add(userName);
        }
        try {
            subscribers.register(registration(fits, newcomer, contact, logins));
        } catch (Subscribers.LoginTaken taken) {
            // Somebody else was faster by a moment. The code stays good for another name.
            status.setRollbackOnly();
            return Refusal.of(
                    taken.login().equals(userName)
                            ? Refusal.Code.USER_NAME_MUST_BE_FREE
                            : Refusal.Code.CODE_MUST_BE_FRESH);
        }
        return proofs.settle(fits, SOMEBODY);
    }

    private Registration registration(
            Checked.Fits fits, Newcomer newcomer, Contact contact, List<String> logins) {
        var mail = contact.kind() == Contact.Kind.EMAIL;
        return new Registration(
                fits.account(),
                fits.brand(),
                Subscribers.Role.SUBSCRIBER,
                newcomer.name().strip(),
                logins,
                newcomer.password(),
                newcomer.language(),
                mail ? contact.address() : null,
                mail ? null : contact.address(),
                ContactChangeDesk.lineOf(lines, fits.brand(), contact));
    }

    static Contact contact(Map<String, String> content) {
        return new Contact(
                Contact.Kind.valueOf(content.getOrDefault("kind", "")),
                content.getOrDefault("address", ""));
    }

    private static Beginning refused(Refusal.Code why) {
        return new Beginning.Refused(Refusal.of(why));
    }
}
