// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.bar.Suspension.Reason;
import signoff.notification.AddressBook.Contact;
import signoff.notification.Notice;
import signoff.registration.AddressProofs;
import signoff.registration.AddressProofs.Beginning;
import signoff.registration.AddressProofs.Checked;
import signoff.registration.AddressProofs.Purpose;
import signoff.registration.AddressProofs.Telling;
import signoff.subscriber.Contacts;
import signoff.subscriber.Contacts.Addressee;
import signoff.subscriber.Contacts.Held;
import signoff.subscriber.Subscribers;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Suspensions.Suspended;

/** Sends the codes that turn lost lines on again, and takes them back. */
@Component
class UnblockDesk implements Unblocks {

    private static final String SUSPENSION = "suspension";
    private static final String REPORTS = "reports";

    private final SuspensionDesk desk;
    private final SuspensionTerms terms;
    private final AddressProofs proofs;
    private final Contacts contacts;
    private final Subscribers subscribers;
    private final Lines lines;
    private final TransactionTemplate transaction;

    UnblockDesk(SuspensionDesk desk, SuspensionTerms terms, Lines lines, Parts parts) {
        this.desk = desk;
        this.terms = terms;
        this.lines = lines;
        this.proofs = parts.proofs();
        this.contacts = parts.contacts();
        this.subscribers = parts.subscribers();
        this.transaction = parts.transaction();
    }

    /** What the desk needs of others. */
    @Component
    record Parts(
            AddressProofs proofs,
            Contacts contacts,
            Subscribers subscribers,
            TransactionTemplate transaction) {}

    // Counted before the transaction: one that is done once more still sends one code.
    @Override
    public Asking ask(CaseId suspension, Actor actor) {
        var blocked = blocked(suspension);
        if (blocked.isEmpty()) return refused(Refusal.of(Code.LINE_MUST_BE_SUSPENDED));
        var line = lines.find(blocked.get().line()).orElseThrow();
        var to = contacts.of(suspension.account()).stream()
                .filter(one -> isTrusted(one, line, blocked.get().since()))
                .findFirst();
        if (to.isEmpty()) {
            var wait = terms.mistrusts(line);
            return refused(Refusal.of(Code.CONTACT_MUST_BE_OLDER_THAN_LOSS, "after", wait));
        }
        var slower = subscribers.admitCode(line.brand(), to.get().contact().address());
        if (slower != null) return refused(slower);
        var proof = transaction.execute(
                status -> begin(blocked.get(), line, to.get().contact(), actor));
        return new Asking.Asked(Objects.requireNonNull(proof));
    }

    private Optional<Suspended> blocked(CaseId suspension) {
        return desk.find(suspension)
                .filter(one -> one.reason() == Reason.LOST_STOLEN)
                .filter(one -> one.status() == Suspensions.Status.SUSPENDED);
    }

    // Whoever has found the phone may add a contact there, of which all others are told. The number
    // of the line itself may have been a contact before it was the line's (I34).
    private boolean isTrusted(Held one, Line line, Instant lost) {
        var own = "+" + line.identity().msisdn();
        return one.usable()
                && !one.contact().address().equals(own)
                && (!one.addedAt().isAfter(lost)
                        || !one.addedAt().plus(terms.mistrusts(line)).isAfter(terms.now()));
    }

    private UUID begin(Suspended blocked, Line line, Contact contact, Actor actor) {
        AccountId account = line.id().account();
        var language = subscribers.find(account).orElseThrow().language();
        var to = contacts.note(account, new Addressee(line.brand(), language, contact));
        return proofs.begin(new Beginning(
                account,
                line.brand(),
                Purpose.UNBLOCK,
                Map.of(
                        SUSPENSION, blocked.id().value().toString(),
                        REPORTS, Integer.toString(desk.lossReports(blocked.id()))),
                Telling.of(Notice.UNBLOCK_CODE, to),
                true,
                new Telling(Notice.UNBLOCK_PROVEN, contacts.noteAll(account)),
                actor));
    }

    @Override
    @Transactional
    public Deciding unblock(CaseId suspension, UUID proof, String code, Actor actor) {
        var known = desk.find(suspension).flatMap(one -> lines.find(one.line()));
        if (known.isEmpty()) return new Deciding.Refused(Refusal.of(Code.CASE_MUST_BE_KNOWN));
        var typed = code.replaceAll("\\s", "");
        return switch (proofs.check(known.get().brand(), Purpose.UNBLOCK, proof, typed)) {
            case Checked.Refused(var why) -> new Deciding.Refused(why);
            case Checked.Fits fits when isFor(suspension, fits) -> proven(suspension, fits, actor);
            case Checked.Fits fits -> new Deciding.Refused(Refusal.of(Code.CODE_MUST_MATCH));
        };
    }

    private static boolean isFor(CaseId suspension, Checked.Fits fits) {
        return fits.account().equals(suspension.account())
                && suspension.value().toString().equals(fits.content().get(SUSPENSION));
    }

    private Deciding proven(CaseId suspension, Checked.Fits fits, Actor actor) {
        var reports = Integer.parseInt(fits.content().getOrDefault(REPORTS, "0"));
        var deciding = desk.resumeProven(suspension, reports, actor);
        if (deciding instanceof Deciding.Refused) return deciding;
        var late = proofs.settle(fits, actor);
        return late == null ? deciding : new Deciding.Refused(late);
    }

    private static Asking refused(Refusal why) {
        return new Asking.Refused(why);
    }
}
