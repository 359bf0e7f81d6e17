// SPDX-License-Identifier: Apache-2.0
package signoff.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static signoff.claim.db.Tables.UNCLAIMED;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;
import signoff.vault.Vault;

/** The list of lines that nobody has claimed. */
@Component
class UnclaimedStore {

    private static final String SERIAL = "\\d{19,20}";

    private final DSLContext sql;
    private final Vault vault;

    UnclaimedStore(DSLContext sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    void insert(LineId line, BrandId brand, NetworkIdentity identity, Instant at) {
        sql.insertInto(UNCLAIMED)
                .set(UNCLAIMED.ACCOUNT_ID, line.account().value())
                .set(UNCLAIMED.LINE_ID, line.value())
                .set(UNCLAIMED.BRAND, brand.code())
                .set(UNCLAIMED.NUMBER_HASH, hash(brand, identity.msisdn()))
                .set(UNCLAIMED.SERIAL_HASH, hash(brand, identity.iccid()))
                .set(UNCLAIMED.SINCE, at)
                .onConflictDoNothing()
                .execute();
    }

    /** By the digits of a number with its country, or of a card serial; the newest of several. */
    Optional<LineId> find(BrandId brand, String digits) {
        var column = isSerial(digits) ? UNCLAIMED.SERIAL_HASH : UNCLAIMED.NUMBER_HASH;
        return sql.select(UNCLAIMED.ACCOUNT_ID, UNCLAIMED.LINE_ID)
                .from(UNCLAIMED)
                .where(column.eq(hash(brand, digits)))
                .orderBy(UNCLAIMED.SINCE.desc(), UNCLAIMED.LINE_ID)
                .limit(1)
                .fetchOptional(found -> new LineId(new AccountId(found.value1()), found.value2()));
    }

    /** Finds whose it is now, with its row locked; empty when it was claimed meanwhile. */
    Optional<LineId> lock(BrandId brand, UUID line) {
        return sql.select(UNCLAIMED.ACCOUNT_ID, UNCLAIMED.LINE_ID)
                .from(UNCLAIMED)
                .where(UNCLAIMED.LINE_ID.eq(line), UNCLAIMED.BRAND.eq(brand.code()))
                .forUpdate()
                .fetchOptional(found -> new LineId(new AccountId(found.value1()), found.value2()));
    }

    void delete(LineId line) {
        sql.deleteFrom(UNCLAIMED)
                .where(UNCLAIMED.ACCOUNT_ID.eq(line.account().value()))
                .and(UNCLAIMED.LINE_ID.eq(line.value()))
                .execute();
    }

    static boolean isSerial(String digits) {
        return digits.matches(SERIAL);
    }

    private byte[] hash(BrandId brand, String digits) {
        return vault.digest("unclaimed line", (brand.code() + "\n" + digits).getBytes(UTF_8));
    }
}
