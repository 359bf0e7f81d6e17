// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import signoff.claim.Claims;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Visitor;
import signoff.recovery.Recoveries.Kind;
import signoff.recovery.Recoveries.Reason;
import signoff.recovery.RecoveryFact.LineGranted;
import signoff.recovery.RecoveryFact.RequestAccepted;
import signoff.recovery.RecoveryFact.RequestDeclined;
import signoff.subscriber.Contacts;
import signoff.subscriber.document.Document;
import signoff.subscriber.document.Documents;

/** Carries out what staff decide. */
@Component
class DecisionDesk implements RecoveryDecisions {

    private final RecoveryStore store;
    private final RecoveryCases cases;
    private final Contacts contacts;
    private final Claims claims;
    private final Documents documents;

    DecisionDesk(
            RecoveryStore store,
            RecoveryCases cases,
            Contacts contacts,
            Claims claims,
            Documents documents) {
        this.documents = documents;
        this.store = store;
        this.cases = cases;
        this.contacts = contacts;
        this.claims = claims;
    }

    @Override
    public List<Request> toDecide(BrandId brand, int most) {
        return store.toDecide(brand, most).stream().map(this::request).toList();
    }

    private Request request(RecoveryStore.Row row) {
        var contact = row.written().contact();
        return new Request(
                row.id().value(),
                row.id().number(),
                row.kind(),
                row.written().subject(),
                row.written().words(),
                contact == null ? "" : contact,
                row.kind() == Kind.LINE ? line(row).isPresent() : row.target() != null,
                row.askedAt(),
                row.decideBy());
    }

    private Optional<LineId> line(RecoveryStore.Row row) {
        return claims.unclaimed(row.brand(), row.written().subject());
    }

    @Override
    @Transactional
    public @Nullable Refusal accept(
            Visitor engineer, UUID recovery, String note, @Nullable Document seen) {
        var actor = engineer.mustBeEngineer().actor();
        if (note.isBlank()) return Refusal.of(Code.NOTE_MUST_BE_GIVEN);
        var found = store.find(engineer.brand(), recovery);
        if (found.isEmpty()) return Refusal.of(Code.CASE_MUST_BE_KNOWN);
        var row = found.get();
        store.note(row.id(), note.strip());
        var refused = seen == null ? null : identify(row, seen);
        if (refused == null) refused = accept(row, actor);
        if (refused != null) undo();
        return refused;
    }

    private @Nullable Refusal identify(RecoveryStore.Row row, Document seen) {
        var holder = row.kind() == Kind.LINE ? row.id().account() : row.target();
        if (holder == null) return Refusal.of(Code.RECOVERY_MUST_AWAIT_DECISION);
        var known = documents.is(row.brand(), holder, seen);
        if (!known.orElse(true)) return Refusal.of(Code.DOCUMENT_MUST_MATCH);
        if (known.isEmpty() && row.kind() == Kind.LINE) documents.keep(row.brand(), holder, seen);
        return null;
    }

    private @Nullable Refusal accept(RecoveryStore.Row row, Actor actor) {
        return row.kind() == Kind.LINE ? grant(row, actor) : open(row, actor);
    }

    private @Nullable Refusal open(RecoveryStore.Row row, Actor actor) {
        if (row.target() == null) return Refusal.of(Code.RECOVERY_MUST_AWAIT_DECISION);
        var holders = contacts.noteAll(row.target());
        return cases.tell(row.id(), new RequestAccepted(cases.now(), holders), actor);
    }

    private @Nullable Refusal grant(RecoveryStore.Row row, Actor actor) {
        var line = line(row);
        if (line.isEmpty()) return Refusal.of(Code.LINE_MUST_BE_UNCLAIMED);
        var refused = cases.tell(row.id(), new LineGranted(cases.now()), actor);
        return refused != null ? refused : claims.give(line.get(), row.id().account());
    }

    @Override
    @Transactional
    public @Nullable Refusal decline(Visitor engineer, UUID recovery, Reason why, String note) {
        var actor = engineer.mustBeEngineer().actor();
        if (note.isBlank()) return Refusal.of(Code.NOTE_MUST_BE_GIVEN);
        var found = store.find(engineer.brand(), recovery).map(RecoveryStore.Row::id);
        if (found.isEmpty()) return Refusal.of(Code.CASE_MUST_BE_KNOWN);
        store.note(found.get(), note.strip());
        var fact = new RequestDeclined(cases.now(), why);
        var refused = cases.tell(found.get(), fact, actor);
        if (refused != null) undo();
        return refused;
    }

    private static void undo() {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    }
}
