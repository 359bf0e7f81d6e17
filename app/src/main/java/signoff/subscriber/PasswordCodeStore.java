// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static signoff.subscriber.db.Tables.PASSWORD_CODE;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;

/** Which password codes may still be used. The codes themselves are nowhere. */
@Component
class PasswordCodeStore {

    /** One login of one brand, whether anybody has it or not. */
    record Key(BrandId brand, byte[] loginHash) {}

    /**
     * The newest code of a login.
     *
     * @param account null when no code was sent, because nobody has that login or can be reached
     */
    record Row(@Nullable AccountId account, UUID caseId, Instant expiresAt, int wrongTries) {}

    private final DSLContext sql;

    PasswordCodeStore(DSLContext sql) {
        this.sql = sql;
    }

    /** The newest code replaces the one before. */
    void put(Key key, Row row) {
        var account = row.account() == null ? null : row.account().value();
        sql.insertInto(PASSWORD_CODE)
                .set(PASSWORD_CODE.BRAND, key.brand().code())
                .set(PASSWORD_CODE.LOGIN_HASH, key.loginHash())
                .set(PASSWORD_CODE.ACCOUNT_ID, account)
                .set(PASSWORD_CODE.CASE_ID, row.caseId())
                .set(PASSWORD_CODE.EXPIRES_AT, row.expiresAt())
                .onConflict(PASSWORD_CODE.BRAND, PASSWORD_CODE.LOGIN_HASH)
                .doUpdate()
                .set(PASSWORD_CODE.ACCOUNT_ID, account)
                .set(PASSWORD_CODE.CASE_ID, row.caseId())
                .set(PASSWORD_CODE.EXPIRES_AT, row.expiresAt())
                .set(PASSWORD_CODE.WRONG_TRIES, 0)
                .execute();
    }

    Optional<Row> lock(Key key) {
        return sql.selectFrom(PASSWORD_CODE)
                .where(
                        PASSWORD_CODE.BRAND.eq(key.brand().code()),
                        PASSWORD_CODE.LOGIN_HASH.eq(key.loginHash()))
                .forUpdate()
                .fetchOptional(found -> new Row(
                        found.getAccountId() == null ? null : new AccountId(found.getAccountId()),
                        found.getCaseId(),
                        found.getExpiresAt(),
                        found.getWrongTries()));
    }

    void countWrongTry(Key key) {
        sql.update(PASSWORD_CODE)
                .set(PASSWORD_CODE.WRONG_TRIES, PASSWORD_CODE.WRONG_TRIES.plus(1))
                .where(
                        PASSWORD_CODE.BRAND.eq(key.brand().code()),
                        PASSWORD_CODE.LOGIN_HASH.eq(key.loginHash()))
                .execute();
    }

    /** Every code of the account, whichever login it was asked for with. */
    void delete(AccountId account) {
        sql.deleteFrom(PASSWORD_CODE)
                .where(PASSWORD_CODE.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    int deleteOlderThan(Instant time, int most) {
        return sql.deleteFrom(PASSWORD_CODE)
                .where(PASSWORD_CODE.EXPIRES_AT.lt(time))
                .limit(most)
                .execute();
    }
}
