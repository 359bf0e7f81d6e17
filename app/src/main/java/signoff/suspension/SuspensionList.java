// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static signoff.suspension.db.Tables.SUSPENSION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.bar.Suspension.Reason;
import signoff.suspension.Suspensions.Status;
import signoff.suspension.Suspensions.Suspended;

/** The list of suspensions. The cases say where each stands; this finds them. */
@Component
class SuspensionList {

    private final DSLContext sql;

    SuspensionList(DSLContext sql) {
        this.sql = sql;
    }

    void insert(CaseId id, BrandId brand, SuspensionFile file, Instant at) {
        sql.insertInto(SUSPENSION)
                .set(SUSPENSION.ACCOUNT_ID, id.account().value())
                .set(SUSPENSION.CASE_ID, id.value())
                .set(SUSPENSION.LINE_ID, file.line().value())
                .set(SUSPENSION.BRAND, brand.code())
                .set(SUSPENSION.REASON, file.reason().name())
                .set(SUSPENSION.STATUS, Status.STARTING.name())
                .set(SUSPENSION.BEGAN_AT, at)
                .set(SUSPENSION.UNTIL_AT, file.until())
                .execute();
    }

    void show(CaseId id, Status status) {
        sql.update(SUSPENSION)
                .set(SUSPENSION.STATUS, status.name())
                .where(SUSPENSION.ACCOUNT_ID.eq(id.account().value()))
                .and(SUSPENSION.CASE_ID.eq(id.value()))
                .execute();
    }

    Optional<Suspended> find(CaseId id) {
        return sql.selectFrom(SUSPENSION)
                .where(SUSPENSION.ACCOUNT_ID.eq(id.account().value()))
                .and(SUSPENSION.CASE_ID.eq(id.value()))
                .fetchOptional(SuspensionList::suspended);
    }

    Optional<CaseId> locate(BrandId brand, UUID suspension) {
        return sql.select(SUSPENSION.ACCOUNT_ID, SUSPENSION.CASE_ID)
                .from(SUSPENSION)
                .where(SUSPENSION.CASE_ID.eq(suspension), SUSPENSION.BRAND.eq(brand.code()))
                .fetchOptional(found -> new CaseId(new AccountId(found.value1()), found.value2()));
    }

    List<Suspended> openOf(LineId line) {
        return sql.selectFrom(SUSPENSION)
                .where(SUSPENSION.ACCOUNT_ID.eq(line.account().value()))
                .and(SUSPENSION.LINE_ID.eq(line.value()))
                // Word for word what the partial index says, or it would not be used.
                .and("status <> 'ENDED'")
                .orderBy(SUSPENSION.BEGAN_AT, SUSPENSION.CASE_ID)
                .fetch(SuspensionList::suspended);
    }

    private static Suspended suspended(Record found) {
        var account = new AccountId(found.get(SUSPENSION.ACCOUNT_ID));
        return new Suspended(
                new CaseId(account, found.get(SUSPENSION.CASE_ID)),
                new LineId(account, found.get(SUSPENSION.LINE_ID)),
                Reason.valueOf(found.get(SUSPENSION.REASON)),
                Status.valueOf(found.get(SUSPENSION.STATUS)),
                found.get(SUSPENSION.BEGAN_AT),
                found.get(SUSPENSION.UNTIL_AT));
    }
}
