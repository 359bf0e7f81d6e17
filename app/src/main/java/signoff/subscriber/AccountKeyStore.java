// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;
import static signoff.subscriber.db.Tables.ACCOUNT_KEY;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;

/** The sealed key of each account, and the mark of those that were destroyed. */
@Component
class AccountKeyStore {

    private final DSLContext sql;

    AccountKeyStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Empty when there is none: never made, or destroyed. */
    Optional<byte[]> find(AccountId account) {
        return sql.select(ACCOUNT_KEY.SEALED_KEYSET)
                .from(ACCOUNT_KEY)
                .where(ACCOUNT_KEY.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(ACCOUNT_KEY.SEALED_KEYSET);
    }

    void insertIfNone(AccountId account, byte[] sealedKeyset, Instant at) {
        sql.insertInto(ACCOUNT_KEY)
                .set(ACCOUNT_KEY.ACCOUNT_ID, account.value())
                .set(ACCOUNT_KEY.SEALED_KEYSET, sealedKeyset)
                .set(ACCOUNT_KEY.MADE_AT, at)
                .onConflictDoNothing()
                .execute();
    }

    /** Leaves a mark even where there was no key, so that none is made later. */
    void destroy(AccountId account, Instant at) {
        sql.insertInto(ACCOUNT_KEY)
                .set(ACCOUNT_KEY.ACCOUNT_ID, account.value())
                .set(ACCOUNT_KEY.MADE_AT, at)
                .set(ACCOUNT_KEY.DESTROYED_AT, at)
                .onConflict(ACCOUNT_KEY.ACCOUNT_ID)
                .doUpdate()
                .setNull(ACCOUNT_KEY.SEALED_KEYSET)
                .set(ACCOUNT_KEY.DESTROYED_AT, coalesce(ACCOUNT_KEY.DESTROYED_AT, val(at)))
                .execute();
    }
}
