// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.notification.AddressBook.Contact;
import signoff.notification.Codes;
import signoff.notification.Notice;
import signoff.notification.TellAddressee;
import signoff.staff.invitation.Invitation;
import signoff.staff.invitation.Invitation.Fact;
import signoff.staff.invitation.Invitation.File;
import signoff.staff.invitation.Invitation.State;
import signoff.subscriber.Contacts;
import signoff.vault.Vault;
import signoff.workflow.Cases;

/** Sends the codes of invitations, and takes them back. */
@Component
class Invitations {

    /**
     * More than one address can try in two days, so that nobody uses up what somebody else needs;
     * and few enough that eight digits are not guessed from many of them.
     */
    static final int WRONG_TRIES_MAX = 1_000;

    private final InvitationStore store;
    private final Codes codes;
    private final Contacts contacts;
    private final Cases cases;
    private final Known known;

    /** What an invitation is made of besides. */
    @Component
    record Known(
            MemberSeals seals,
            StaffSettings settings,
            Vault vault,
            Ids ids,
            @Qualifier("machineClock") Clock clock) {}

    Invitations(InvitationStore store, Codes codes, Contacts contacts, Cases cases, Known known) {
        this.store = store;
        this.codes = codes;
        this.contacts = contacts;
        this.cases = cases;
        this.known = known;
    }

    /** Answers the code, which is written nowhere. */
    @Transactional(propagation = Propagation.MANDATORY)
    String send(MemberStore.Row member, Actor by) {
        var row = new InvitationStore.Row(
                member.id(), known.ids().next(), now().plus(known.settings().invitationValid()), 0);
        store.put(row);
        var mail = known.seals()
                .open(member.id(), MemberSeals.MAIL, member.sealed().mail());
        var contact = new Contact(Contact.Kind.EMAIL, mail);
        var to = contacts.note(
                member.id(), new Contacts.Addressee(member.brand(), member.language(), contact));
        var message =
                new TellAddressee(member.id(), to, Notice.STAFF_INVITED, 0, facts(row.caseId()));
        cases.open(
                Invitation.CASE,
                new Cases.Opening<>(
                        new CaseId(member.id(), row.caseId()),
                        member.brand(),
                        new File(member.id()),
                        new State.Sent(row.expiresAt()),
                        new Fact.StaffWereInvited(now()),
                        by,
                        List.of(message)));
        return codes.digits(purpose(row.caseId()));
    }

    private Map<String, String> facts(UUID caseId) {
        var code = purpose(caseId);
        return Map.of(
                "codeKind", code.kind(),
                "codeSubject", code.subject(),
                "codeContent", code.content(),
                "codeRound", Integer.toString(code.round()),
                "codeValidFor", known.settings().invitationValid().toString());
    }

    private Codes.Purpose purpose(UUID caseId) {
        var content = known.vault().digest("staff invitation", caseId.toString().getBytes(UTF_8));
        return new Codes.Purpose(
                "staff-invitation", caseId.toString(), HexFormat.of().formatHex(content), 1);
    }

    /** Takes a code back. Who has no invitation and who types a wrong code hear the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Nullable
    Refusal accept(MemberStore.Row member, String code) {
        var found = store.lock(member.id());
        if (found.isEmpty() || found.get().wrongTries() >= WRONG_TRIES_MAX) {
            return Refusal.of(Refusal.Code.CODE_MUST_MATCH);
        }
        var row = found.get();
        if (!codes.matches(purpose(row.caseId()), code)) {
            store.countWrongTry(member.id());
            return Refusal.of(Refusal.Code.CODE_MUST_MATCH);
        }
        if (!now().isBefore(row.expiresAt())) return Refusal.of(Refusal.Code.CODE_MUST_BE_FRESH);
        store.delete(member.id());
        var invited = new Actor(
                Actor.Role.SYSTEM, Actor.Channel.WEB, member.id().value().toString());
        cases.tell(
                Invitation.CASE,
                new CaseId(member.id(), row.caseId()),
                new Fact.CodeCameBack(now()),
                invited);
        return null;
    }

    void withdraw(MemberStore.Row member) {
        store.delete(member.id());
    }

    private Instant now() {
        return known.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
