// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static signoff.recovery.db.Tables.RECOVERY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.recovery.Recoveries.Kind;
import signoff.recovery.Recoveries.Status;
import signoff.recovery.db.tables.records.RecoveryRecord;
import signoff.subscriber.Seals;
import signoff.vault.Vault;

/** The list of recoveries. The cases say where each stands; this finds them. */
@Component
class RecoveryStore {

    private static final String SUBJECT = "recovery subject";
    private static final String WORDS = "recovery words";
    private static final String CONTACT = "recovery contact";
    private static final String NOTE = "recovery note";

    /** What people wrote. */
    record Written(String subject, String words, @Nullable String contact) {

        @Override
        public String toString() {
            return "what was written";
        }
    }

    /** A recovery as its row has it, with what was written opened. */
    record Row(
            CaseId id,
            BrandId brand,
            Kind kind,
            Written written,
            @Nullable AccountId target,
            int wrongTries,
            Instant askedAt,
            Instant decideBy) {}

    /** A recovery that was deleted. */
    record Gone(AccountId applicant, Kind kind) {}

    private final DSLContext sql;
    private final Seals seals;
    private final Vault vault;

    RecoveryStore(DSLContext sql, Seals seals, Vault vault) {
        this.sql = sql;
        this.seals = seals;
        this.vault = vault;
    }

    void insert(Row row) {
        var account = row.id().account();
        var contact = row.written().contact();
        sql.insertInto(RECOVERY)
                .set(RECOVERY.ACCOUNT_ID, account.value())
                .set(RECOVERY.CASE_ID, row.id().value())
                .set(RECOVERY.BRAND, row.brand().code())
                .set(RECOVERY.KIND, row.kind().name())
                .set(RECOVERY.STATUS, Status.REVIEWING.name())
                .set(
                        RECOVERY.SEALED_SUBJECT,
                        seals.seal(account, SUBJECT, row.written().subject()))
                .set(
                        RECOVERY.SEALED_WORDS,
                        seals.seal(account, WORDS, row.written().words()))
                .set(
                        RECOVERY.SEALED_CONTACT,
                        contact == null ? null : seals.seal(account, CONTACT, contact))
                .set(RECOVERY.CONTACT_HASH, contact == null ? null : hash(row.brand(), contact))
                .set(
                        RECOVERY.TARGET_ACCOUNT,
                        row.target() == null ? null : row.target().value())
                .set(RECOVERY.ASKED_AT, row.askedAt())
                .set(RECOVERY.DECIDE_BY, row.decideBy())
                .execute();
    }

    void show(CaseId id, Status status, Instant at) {
        sql.update(RECOVERY)
                .set(RECOVERY.STATUS, status.name())
                .set(RECOVERY.ENDED_AT, status.isOver() ? at : null)
                .where(RECOVERY.ACCOUNT_ID.eq(id.account().value()))
                .and(RECOVERY.CASE_ID.eq(id.value()))
                .execute();
    }

    void note(CaseId id, String note) {
        sql.update(RECOVERY)
                .set(RECOVERY.SEALED_NOTE, seals.seal(id.account(), NOTE, note))
                .where(RECOVERY.ACCOUNT_ID.eq(id.account().value()))
                .and(RECOVERY.CASE_ID.eq(id.value()))
                .execute();
    }

    void countWrongTry(CaseId id) {
        sql.update(RECOVERY)
                .set(RECOVERY.WRONG_TRIES, RECOVERY.WRONG_TRIES.plus(1))
                .where(RECOVERY.ACCOUNT_ID.eq(id.account().value()))
                .and(RECOVERY.CASE_ID.eq(id.value()))
                .execute();
    }

    Optional<Row> find(BrandId brand, UUID recovery) {
        return sql.selectFrom(RECOVERY)
                .where(RECOVERY.CASE_ID.eq(recovery), RECOVERY.BRAND.eq(brand.code()))
                .fetchOptional(this::row);
    }

    List<Row> toDecide(BrandId brand, int most) {
        return sql.selectFrom(RECOVERY)
                .where(RECOVERY.BRAND.eq(brand.code()), RECOVERY.STATUS.eq("REVIEWING"))
                .orderBy(RECOVERY.ASKED_AT, RECOVERY.CASE_ID)
                .limit(most)
                .fetch(this::row);
    }

    /** What a code that came to that contact may open, locked. */
    List<Row> openFor(BrandId brand, String contact) {
        return sql.selectFrom(RECOVERY)
                .where(RECOVERY.CONTACT_HASH.eq(hash(brand, contact)))
                .and(RECOVERY.STATUS.eq("OPEN"))
                .orderBy(RECOVERY.CASE_ID)
                .forUpdate()
                .fetch(this::row);
    }

    /** What the owner of that account can stop, locked. */
    List<Row> stoppable(AccountId target) {
        return sql.selectFrom(RECOVERY)
                .where(RECOVERY.TARGET_ACCOUNT.eq(target.value()))
                .and(RECOVERY.STATUS.in("WAITING", "OPEN"))
                .orderBy(RECOVERY.CASE_ID)
                .forUpdate()
                .fetch(this::row);
    }

    /** Deletes what ended before, so many at most. Answers whose applications these were. */
    List<Gone> forgetEndedBefore(Instant time, int most) {
        return sql.deleteFrom(RECOVERY)
                .where(RECOVERY.CASE_ID.in(sql.select(RECOVERY.CASE_ID)
                        .from(RECOVERY)
                        .where(RECOVERY.ENDED_AT.lt(time))
                        .limit(most)))
                .returning(RECOVERY.ACCOUNT_ID, RECOVERY.KIND)
                .fetch(row ->
                        new Gone(new AccountId(row.getAccountId()), Kind.valueOf(row.getKind())));
    }

    private Row row(RecoveryRecord found) {
        var account = new AccountId(found.getAccountId());
        var contact = found.getSealedContact();
        var target =
                found.getTargetAccount() == null ? null : new AccountId(found.getTargetAccount());
        return new Row(
                new CaseId(account, found.getCaseId()),
                new BrandId(found.getBrand()),
                Kind.valueOf(found.getKind()),
                new Written(
                        seals.open(account, SUBJECT, found.getSealedSubject()),
                        seals.open(account, WORDS, found.getSealedWords()),
                        contact == null ? null : seals.open(account, CONTACT, contact)),
                target,
                found.getWrongTries(),
                found.getAskedAt(),
                found.getDecideBy());
    }

    private byte[] hash(BrandId brand, String contact) {
        return vault.digest("recovery contact", (brand.code() + "\n" + contact).getBytes(UTF_8));
    }
}
