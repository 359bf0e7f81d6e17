// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.notification.Codes;
import signoff.recovery.RecoveryFact.RecoveryAsked;
import signoff.recovery.RecoveryState.Reviewing;
import signoff.workflow.Cases;

/** The cases of recoveries, in the hands of the workflow. */
@Component
class RecoveryCases {

    private final Cases cases;
    private final RecoveryType type;
    private final Codes codes;
    private final Ids ids;
    private final Clock clock;

    RecoveryCases(Cases cases, RecoveryType type, Codes codes, Ids ids, Clock clock) {
        this.cases = cases;
        this.type = type;
        this.codes = codes;
        this.ids = ids;
        this.clock = clock;
    }

    /** To the microsecond, as PostgreSQL stores it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    AccountId newAccount() {
        return new AccountId(ids.next());
    }

    UUID newId() {
        return ids.next();
    }

    /** A row for what is asked now. */
    RecoveryStore.Row row(RecoveryFile file, BrandId brand, RecoveryStore.Written written) {
        var at = now();
        return new RecoveryStore.Row(
                new CaseId(file.applicant(), file.recovery()),
                brand,
                file.kind(),
                written,
                file.target(),
                0,
                at,
                at.plus(RecoveryRules.DECIDE_WITHIN));
    }

    void open(BrandId brand, RecoveryFile file, Actor actor) {
        var at = now();
        cases.open(
                type,
                new Cases.Opening<>(
                        new CaseId(file.applicant(), file.recovery()),
                        brand,
                        file,
                        new Reviewing(at.plus(RecoveryRules.DECIDE_WITHIN)),
                        new RecoveryAsked(at),
                        actor,
                        List.of()));
    }

    /** Whether it is the code with which the owner of the account stops the case. */
    boolean stops(CaseId id, String code) {
        return codes.matches(file(id).stop(), code);
    }

    /** Whether it is the code with which the applicant gets in. */
    boolean opens(CaseId id, String code) {
        return codes.matches(file(id).way(), code);
    }

    private RecoveryFile file(CaseId id) {
        return cases.find(type, id).orElseThrow().file();
    }

    /** Null when it moved. */
    @Nullable
    Refusal tell(CaseId id, RecoveryFact fact, Actor actor) {
        return cases.tell(type, id, fact, actor) instanceof Cases.Answer.Moved
                ? null
                : Refusal.of(Refusal.Code.RECOVERY_MUST_AWAIT_DECISION);
    }
}
