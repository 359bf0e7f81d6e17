// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.EvenTime;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.notification.AddressBook.Contact;
import signoff.notification.Notice;
import signoff.recovery.Recoveries.Asking;
import signoff.recovery.Recoveries.Kind;
import signoff.registration.AddressProofs;
import signoff.registration.AddressProofs.Checked;
import signoff.registration.AddressProofs.Purpose;
import signoff.registration.AddressProofs.Telling;
import signoff.registration.Registrations.Beginning;
import signoff.subscriber.Contacts;
import signoff.subscriber.Contacts.Addressee;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Trial;

/** Takes requests from people who cannot sign in. */
@Component
class RecoveryAsking {

    /** A code takes a few statements more to send than not to send (I33). */
    private static final EvenTime ASKING = new EvenTime(Duration.ofMillis(400));

    /** Who asks has not signed in, so the evidence names nobody. */
    static final Actor SOMEBODY =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "not signed in");

    private final RecoveryStore store;
    private final RecoveryCases cases;
    private final Subscribers subscribers;
    private final Contacts contacts;
    private final AddressProofs proofs;
    private final TransactionTemplate transaction;

    RecoveryAsking(
            RecoveryStore store,
            RecoveryCases cases,
            Applicants applicants,
            AddressProofs proofs,
            TransactionTemplate transaction) {
        this.store = store;
        this.cases = cases;
        this.subscribers = applicants.subscribers();
        this.contacts = applicants.contacts();
        this.proofs = proofs;
        this.transaction = transaction;
    }

    /** Whose account it may be, and how whoever asks is reached. */
    @Component
    record Applicants(Subscribers subscribers, Contacts contacts) {}

    Beginning begin(BrandId brand, Asking asking, String address) {
        var contact = contacts.read(brand, asking.contact());
        if (contact.isEmpty()) {
            return new Beginning.Refused(Refusal.of(Code.CONTACT_MUST_BE_READABLE));
        }
        var subject = contact.get().address();
        var slower = subscribers.admit(Trial.RECOVERY, brand, subject, address);
        if (slower == null) slower = subscribers.admitCode(brand, subject);
        if (slower != null) return new Beginning.Refused(slower);
        return ASKING.answer(() -> new Beginning.Begun(begin(brand, asking, contact.get())));
    }

    private UUID begin(BrandId brand, Asking asking, Contact contact) {
        var account = cases.newAccount();
        var to = new Addressee(brand, asking.language(), contact);
        var addressee = contacts.note(account, to);
        return proofs.begin(new AddressProofs.Beginning(
                account,
                brand,
                Purpose.RECOVERY,
                Map.of(
                        "subject", asking.subject(),
                        "words", asking.words(),
                        "contact", contact.address(),
                        "addressee", addressee.toString(),
                        "zone", asking.zone()),
                Telling.of(Notice.CONTACT_CODE, addressee),
                true,
                Telling.NOTHING,
                SOMEBODY));
    }

    // Counted before the transaction: one that is done once more is still one attempt.
    @Nullable
    Refusal confirm(BrandId brand, UUID proof, String code, String address) {
        var slower = subscribers.admit(Trial.PROOF, brand, proof.toString(), address);
        if (slower != null) return slower;
        return transaction.execute(
                status -> switch (proofs.check(brand, Purpose.RECOVERY, proof, code)) {
                    case Checked.Refused(var why) -> why;
                    case Checked.Fits fits -> {
                        open(fits);
                        yield proofs.settle(fits, SOMEBODY);
                    }
                });
    }

    // Opened for an unknown account as well: staff say so, and nobody else does.
    private void open(Checked.Fits fits) {
        var given = fits.content();
        var subject = given.getOrDefault("subject", "");
        var target = subscribers
                .byLogin(fits.brand(), subject)
                .filter(account -> subscribers.find(account).isPresent())
                .orElse(null);
        var file = new RecoveryFile(
                fits.account(),
                cases.newId(),
                Kind.ACCOUNT,
                target,
                UUID.fromString(given.getOrDefault("addressee", "")),
                List.of(),
                given.getOrDefault("zone", "UTC"));
        var written = new RecoveryStore.Written(
                subject, given.getOrDefault("words", ""), given.getOrDefault("contact", ""));
        store.insert(cases.row(file, fits.brand(), written));
        cases.open(fits.brand(), file, SOMEBODY);
    }
}
