// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.registration.AddressProof.Fact;
import signoff.registration.AddressProof.File;
import signoff.registration.AddressProof.State.Asked;
import signoff.registration.AddressProof.State.Proven;
import signoff.workflow.Cases;

/** Sends codes to addresses, and takes them back. */
@Component
class ProofDesk implements AddressProofs {

    private static final AddressProof TYPE = AddressProof.CASE;

    private final ProofStore store;
    private final ProofCodes codes;
    private final Cases cases;
    private final Ids ids;
    private final Clock clock;

    ProofDesk(ProofStore store, ProofCodes codes, Cases cases, Ids ids, Clock clock) {
        this.store = store;
        this.codes = codes;
        this.cases = cases;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID begin(Beginning beginning) {
        var proof = ids.next();
        var until = now().plus(codes.valid());
        store.insert(proof, beginning, until);
        var account = beginning.account();
        var file = new File(account, beginning.purpose(), beginning.afterwards());
        var code = beginning.hopeful()
                ? codes.facts(account, beginning.purpose(), proof)
                : Map.<String, String>of();
        cases.open(
                TYPE,
                new Cases.Opening<>(
                        new CaseId(account, proof),
                        beginning.brand(),
                        file,
                        new Asked(until),
                        new Fact.CodeWasAsked(now()),
                        beginning.actor(),
                        AddressProof.effects(account, beginning.first(), code)));
        return proof;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Checked check(BrandId brand, Purpose purpose, UUID proof, String code) {
        var found = store.lock(brand, purpose, proof);
        if (found.isEmpty()) return refused(Refusal.Code.CODE_MUST_MATCH);
        var row = found.get();
        if (row.usedAt() != null || !now().isBefore(row.expiresAt())) {
            return refused(Refusal.Code.CODE_MUST_BE_FRESH);
        }
        if (row.wrongTries() >= WRONG_TRIES_MAX) {
            return refused(Refusal.Code.CODE_TRIES_MUST_NOT_BE_USED_UP);
        }
        var matches = codes.fits(row.account(), purpose, proof, code);
        if (!matches || !row.hopeful()) {
            store.countWrongTry(row);
            return refused(Refusal.Code.CODE_MUST_MATCH);
        }
        return new Checked.Fits(row.account(), brand, proof, store.content(row));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Refusal settle(Checked.Fits fits, Actor actor) {
        store.use(fits.account(), fits.proof(), now());
        var id = new CaseId(fits.account(), fits.proof());
        var told = cases.tell(TYPE, id, new Fact.CodeCameBack(now()), actor);
        if (told instanceof Cases.Answer.Moved) return null;
        // The clock was faster: to the case the code has run out.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Refusal.of(Refusal.Code.CODE_MUST_BE_FRESH);
    }

    @Override
    @Transactional
    public void tell(AccountId account, BrandId brand, Telling telling, Actor actor) {
        cases.open(
                TYPE,
                new Cases.Opening<>(
                        new CaseId(account, ids.next()),
                        brand,
                        new File(account, Purpose.CONTACT, telling),
                        new Proven(now()),
                        new Fact.ContactWasRemoved(now()),
                        actor,
                        AddressProof.effects(account, telling)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Checked refused(Refusal.Code why) {
        return new Checked.Refused(Refusal.of(why));
    }
}
