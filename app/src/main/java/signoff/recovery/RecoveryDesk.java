// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Visitor;
import signoff.notification.AddressBook.Contact;
import signoff.recovery.RecoveryFact.CodeWasUsed;
import signoff.recovery.RecoveryFact.HolderStopped;
import signoff.registration.AddressProofs;
import signoff.registration.ContactChanges;
import signoff.registration.Registrations.Beginning;
import signoff.subscriber.Contacts;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Trial;

/** Takes requests that a person decides, and lets in who was accepted. */
@Component
class RecoveryDesk implements Recoveries {

    private final RecoveryAsking asking;
    private final RecoveryStore store;
    private final RecoveryCases cases;
    private final Subscribers subscribers;
    private final Contacts contacts;
    private final ContactChanges changes;
    private final TransactionTemplate transaction;

    RecoveryDesk(
            RecoveryAsking asking,
            RecoveryStore store,
            RecoveryCases cases,
            Subscribers subscribers,
            Parts parts) {
        this.asking = asking;
        this.store = store;
        this.cases = cases;
        this.subscribers = subscribers;
        this.contacts = parts.contacts();
        this.changes = parts.changes();
        this.transaction = parts.transaction();
    }

    /** How people are reached, what their contacts hang on, and what is done in one commit. */
    @Component
    record Parts(Contacts contacts, ContactChanges changes, TransactionTemplate transaction) {}

    @Override
    public Beginning begin(BrandId brand, Asking asked, String address) {
        return asking.begin(brand, asked, address);
    }

    @Override
    public @Nullable Refusal confirm(BrandId brand, UUID proof, String code, String address) {
        return asking.confirm(brand, proof, code, address);
    }

    // Attempts are counted before the transactions here: one that is done once more is still one.
    // Which line it is, staff look up: it may be entered later than it is asked for.
    @Override
    public @Nullable Refusal askForLine(
            Visitor visitor, String typed, String words, String address) {
        if (typed.isBlank()) return Refusal.of(Code.LINE_MUST_BE_READABLE);
        var account = visitor.account();
        var subject = account.value().toString();
        var slower = subscribers.admit(Trial.RECOVERY, visitor.brand(), subject, address);
        if (slower != null) return slower;
        var written = new RecoveryStore.Written(typed, words, null);
        transaction.executeWithoutResult(status -> open(visitor, written));
        return null;
    }

    private void open(Visitor visitor, RecoveryStore.Written written) {
        var zone = visitor.say().zone().getId();
        var account = visitor.account();
        var file = new RecoveryFile(account, cases.newId(), Kind.LINE, null, null, List.of(), zone);
        store.insert(cases.row(file, visitor.brand(), written));
        cases.open(visitor.brand(), file, visitor.actor());
    }

    @Override
    public @Nullable Refusal stop(BrandId brand, String login, String code, String address) {
        // Not against the login: who wants the account could keep its owner from stopping it.
        var slower = subscribers.admit(Trial.PROOF, address);
        return slower != null ? slower : transaction.execute(status -> stop(brand, login, code));
    }

    private @Nullable Refusal stop(BrandId brand, String login, String code) {
        var all = subscribers.byLogin(brand, login).map(store::stoppable).orElse(List.of());
        for (var row : all) {
            if (cases.stops(row.id(), code)) {
                var fact = new HolderStopped(cases.now());
                return cases.tell(row.id(), fact, RecoveryAsking.SOMEBODY);
            }
        }
        return Refusal.of(Code.CODE_MUST_MATCH);
    }

    @Override
    public @Nullable Refusal regain(BrandId brand, Regaining typed, String address) {
        var unfit = subscribers.unfit(typed.password(), typed.contact());
        if (unfit != null) return unfit;
        var contact = contacts.read(brand, typed.contact());
        if (contact.isEmpty()) return Refusal.of(Code.CONTACT_MUST_BE_READABLE);
        var subject = contact.get().address();
        var slower = subscribers.admit(Trial.PROOF, brand, subject, address);
        return slower != null
                ? slower
                : transaction.execute(status -> regain(brand, typed, contact.get()));
    }

    private @Nullable Refusal regain(BrandId brand, Regaining typed, Contact contact) {
        for (var row : store.openFor(brand, contact.address())) {
            if (row.wrongTries() >= AddressProofs.WRONG_TRIES_MAX) continue;
            if (cases.opens(row.id(), typed.code())) {
                return regain(row, contact, typed.password());
            }
            store.countWrongTry(row.id());
        }
        return Refusal.of(Code.CODE_MUST_MATCH);
    }

    private @Nullable Refusal regain(RecoveryStore.Row row, Contact contact, String password) {
        var target = Objects.requireNonNull(row.target());
        // Erased meanwhile: there is nothing left to get back into.
        if (subscribers.find(target).isEmpty()) return Refusal.of(Code.CODE_MUST_BE_FRESH);
        var fact = new CodeWasUsed(cases.now());
        var refused = cases.tell(row.id(), fact, RecoveryAsking.SOMEBODY);
        if (refused != null) return Refusal.of(Code.CODE_MUST_BE_FRESH);
        var diesWith = changes.lineOf(row.brand(), contact).orElse(null);
        contacts.regain(target, contact, diesWith, password);
        return null;
    }
}
