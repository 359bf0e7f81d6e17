// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import static signoff.registration.db.Tables.PROOF;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.registration.AddressProofs.Purpose;
import signoff.subscriber.Seals;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which proofs are asked for, with what is to be done then, sealed. The codes are nowhere. */
@Component
class ProofStore {

    private static final String CONTENT = "proof";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** A proof as its row has it. */
    record Row(
            AccountId account,
            UUID proof,
            BrandId brand,
            Purpose purpose,
            byte[] content,
            boolean hopeful,
            Instant expiresAt,
            int wrongTries,
            @Nullable Instant usedAt) {}

    private final DSLContext sql;
    private final Seals seals;
    private final JsonMapper json = new JsonMapper();

    ProofStore(DSLContext sql, Seals seals) {
        this.sql = sql;
        this.seals = seals;
    }

    void insert(UUID proof, AddressProofs.Beginning of, Instant expiresAt) {
        var content = seals.seal(of.account(), CONTENT, json.writeValueAsString(of.content()));
        sql.insertInto(PROOF)
                .set(PROOF.ACCOUNT_ID, of.account().value())
                .set(PROOF.PROOF_ID, proof)
                .set(PROOF.BRAND, of.brand().code())
                .set(PROOF.PURPOSE, of.purpose().name())
                .set(PROOF.CONTENT, content)
                .set(PROOF.HOPEFUL, of.hopeful())
                .set(PROOF.EXPIRES_AT, expiresAt)
                .execute();
    }

    Optional<Row> lock(BrandId brand, Purpose purpose, UUID proof) {
        return sql.selectFrom(PROOF)
                .where(
                        PROOF.PROOF_ID.eq(proof),
                        PROOF.BRAND.eq(brand.code()),
                        PROOF.PURPOSE.eq(purpose.name()))
                .forUpdate()
                .fetchOptional(found -> new Row(
                        new AccountId(found.getAccountId()),
                        found.getProofId(),
                        new BrandId(found.getBrand()),
                        Purpose.valueOf(found.getPurpose()),
                        found.getContent(),
                        found.getHopeful(),
                        found.getExpiresAt(),
                        found.getWrongTries(),
                        found.getUsedAt()));
    }

    Map<String, String> content(Row row) {
        return json.readValue(seals.open(row.account(), CONTENT, row.content()), TEXTS);
    }

    void countWrongTry(Row row) {
        sql.update(PROOF)
                .set(PROOF.WRONG_TRIES, PROOF.WRONG_TRIES.plus(1))
                .where(PROOF.ACCOUNT_ID.eq(row.account().value()))
                .and(PROOF.PROOF_ID.eq(row.proof()))
                .execute();
    }

    void use(AccountId account, UUID proof, Instant at) {
        sql.update(PROOF)
                .set(PROOF.USED_AT, at)
                .where(PROOF.ACCOUNT_ID.eq(account.value()), PROOF.PROOF_ID.eq(proof))
                .execute();
    }

    /**
     * What is gone.
     *
     * @param rows how many proofs
     * @param unused the accounts that were made for them alone, and never used
     */
    record Gone(int rows, List<AccountId> unused) {}

    /** Deletes old ones, so many at most. */
    Gone forgetBefore(Instant time, int most) {
        var old = sql.deleteFrom(PROOF)
                .where(PROOF.PROOF_ID.in(sql.select(PROOF.PROOF_ID)
                        .from(PROOF)
                        .where(PROOF.EXPIRES_AT.lt(time))
                        .limit(most)))
                .returning()
                .fetch();
        var unused = old.stream()
                .filter(row -> row.getUsedAt() == null)
                .filter(row -> Purpose.valueOf(row.getPurpose()).ofStranger())
                .map(row -> new AccountId(row.getAccountId()))
                .toList();
        return new Gone(old.size(), unused);
    }
}
