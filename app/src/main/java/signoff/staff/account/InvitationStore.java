// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import static signoff.staff.db.Tables.FACTOR_RESET;
import static signoff.staff.db.Tables.INVITATION;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.staff.Member;

/** What waits for somebody: invitations for who is invited, resets for a second administrator. */
@Component
class InvitationStore {

    /** The newest invitation of a member. */
    record Row(AccountId member, UUID caseId, Instant expiresAt, int wrongTries) {}

    private final DSLContext sql;

    InvitationStore(DSLContext sql) {
        this.sql = sql;
    }

    /** The newest code replaces the one before. */
    void put(Row row) {
        sql.insertInto(INVITATION)
                .set(INVITATION.MEMBER_ID, row.member().value())
                .set(INVITATION.CASE_ID, row.caseId())
                .set(INVITATION.EXPIRES_AT, row.expiresAt())
                .onConflict(INVITATION.MEMBER_ID)
                .doUpdate()
                .set(INVITATION.CASE_ID, row.caseId())
                .set(INVITATION.EXPIRES_AT, row.expiresAt())
                .set(INVITATION.WRONG_TRIES, 0)
                .execute();
    }

    Optional<Row> lock(AccountId member) {
        return sql.selectFrom(INVITATION)
                .where(INVITATION.MEMBER_ID.eq(member.value()))
                .forUpdate()
                .fetchOptional(found -> new Row(
                        member, found.getCaseId(), found.getExpiresAt(), found.getWrongTries()));
    }

    void countWrongTry(AccountId member) {
        sql.update(INVITATION)
                .set(INVITATION.WRONG_TRIES, INVITATION.WRONG_TRIES.plus(1))
                .where(INVITATION.MEMBER_ID.eq(member.value()))
                .execute();
    }

    void delete(AccountId member) {
        sql.deleteFrom(INVITATION)
                .where(INVITATION.MEMBER_ID.eq(member.value()))
                .execute();
    }

    /** False when one waits already. */
    boolean askReset(UUID id, AccountId member, AccountId by, Instant at) {
        return sql.insertInto(FACTOR_RESET)
                        .set(FACTOR_RESET.RESET_ID, id)
                        .set(FACTOR_RESET.MEMBER_ID, member.value())
                        .set(FACTOR_RESET.ASKED_BY, by.value())
                        .set(FACTOR_RESET.ASKED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Map<AccountId, Member.Reset> openResets() {
        return sql
                .selectFrom(FACTOR_RESET)
                .where(FACTOR_RESET.APPROVED_BY.isNull())
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        found -> new AccountId(found.getMemberId()),
                        found -> new Member.Reset(
                                new AccountId(found.getAskedBy()), found.getAskedAt())));
    }

    void forgetOpenReset(AccountId member) {
        sql.deleteFrom(FACTOR_RESET)
                .where(FACTOR_RESET.MEMBER_ID.eq(member.value()), FACTOR_RESET.APPROVED_BY.isNull())
                .execute();
    }

    void approveReset(AccountId member, AccountId by, Instant at) {
        sql.update(FACTOR_RESET)
                .set(FACTOR_RESET.APPROVED_BY, by.value())
                .set(FACTOR_RESET.APPROVED_AT, at)
                .where(FACTOR_RESET.MEMBER_ID.eq(member.value()), FACTOR_RESET.APPROVED_BY.isNull())
                .execute();
    }
}
