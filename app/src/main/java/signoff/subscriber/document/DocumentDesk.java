// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.subscriber.Seals;
import signoff.subscriber.Subscribers.ErasureAsked;
import signoff.vault.Vault;

/** Keeps the number sealed, and a keyed hash of it to compare with. */
@Component
class DocumentDesk implements Documents {

    private static final String PURPOSE = "identity document";

    private final JdbcTemplate sql;
    private final Seals seals;
    private final Vault vault;
    private final Clock clock;

    DocumentDesk(JdbcTemplate sql, Seals seals, Vault vault, Clock clock) {
        this.sql = sql;
        this.seals = seals;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Shown keep(BrandId brand, AccountId account, Document document) {
        sql.update(
                """
                insert into subscribers.document
                    (account_id, kind, number_hash, sealed_number, entered_at)
                values (?, ?, ?, ?, ?)
                on conflict (account_id) do update
                set kind = excluded.kind, number_hash = excluded.number_hash,
                    sealed_number = excluded.sealed_number, entered_at = excluded.entered_at
                """,
                account.value(),
                document.kind().name(),
                hash(brand, document),
                seals.seal(account, PURPOSE, document.number()),
                Timestamp.from(clock.instant()));
        return shown(document);
    }

    private static Shown shown(Document document) {
        return new Shown(document.kind(), document.ends());
    }

    @Override
    public Optional<Shown> of(AccountId account) {
        return sql
                .query(
                        "select kind, sealed_number from subscribers.document where account_id = ?",
                        (found, row) -> new Document(
                                Document.Kind.valueOf(found.getString("kind")),
                                seals.open(account, PURPOSE, found.getBytes("sealed_number"))),
                        account.value())
                .stream()
                .findFirst()
                .map(DocumentDesk::shown);
    }

    @Override
    public Optional<Boolean> is(BrandId brand, AccountId account, Document document) {
        return sql
                .query(
                        "select number_hash from subscribers.document where account_id = ?",
                        (found, row) -> found.getBytes(1),
                        account.value())
                .stream()
                .findFirst()
                .map(kept -> MessageDigest.isEqual(kept, hash(brand, document)));
    }

    private byte[] hash(BrandId brand, Document document) {
        var text = String.join("\n", brand.code(), document.kind().name(), document.number());
        return vault.digest(PURPOSE, text.getBytes(UTF_8));
    }

    /** The number goes with the key of its account; its hash has to be taken away. */
    @EventListener
    void forget(ErasureAsked asked) {
        sql.update(
                "delete from subscribers.document where account_id = ?",
                asked.account().value());
    }
}
