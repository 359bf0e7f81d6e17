// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.SetOfRows;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.subscriber.Seals;

/** The rows of papers, of files that are to be deleted, and of who looked. */
@Component
class PaperStore {

    private static final String NAME = "document name";

    private static final String GONE = """
            with gone as (
                update documents.paper p
                set state = ?, refusal = ?, ended_at = ?, file_id = null, sealed_key = null,
                    sealed_name = null, look_at = null
                from (select account_id, paper_id, file_id from documents.paper
                    where WHICH and state in ('WAITING_FOR_SCAN', 'KEPT')
                    order by account_id, paper_id limit ? for update skip locked) as old
                where p.account_id = old.account_id and p.paper_id = old.paper_id
                returning old.account_id, old.file_id)
            insert into documents.leaving (account_id, file_id, from_at)
            select account_id, file_id, ? from gone
            """;

    private final JdbcTemplate sql;
    private final Seals seals;

    PaperStore(JdbcTemplate sql, Seals seals) {
        this.sql = sql;
        this.seals = seals;
    }

    /** A paper together with what opens it. */
    record Sealed(Paper paper, @Nullable UUID file, byte @Nullable [] key) {}

    List<Paper> of(CaseId of) {
        return sql.query("""
                select * from documents.paper where account_id = ? and case_id = ?
                order by received_at, paper_id
                """, (row, at) -> paper(row), of.account().value(), of.value());
    }

    Optional<Sealed> find(BrandId brand, UUID paper) {
        return sql
                .query(
                        "select * from documents.paper where paper_id = ? and brand = ?",
                        (row, at) -> sealed(row),
                        paper,
                        brand.code())
                .stream()
                .findFirst();
    }

    /** The same content, handed in before for the same item and still there. */
    Optional<Paper> same(CaseId of, String item, byte[] digest) {
        var account = of.account().value();
        return sql.query("""
                        select * from documents.paper
                        where account_id = ? and case_id = ? and item = ? and digest = ?
                            and state in ('WAITING_FOR_SCAN', 'KEPT')
                        """, (row, at) -> paper(row), account, of.value(), item, digest).stream()
                .findFirst();
    }

    int count(CaseId of) {
        var found = sql.queryForObject("""
                select count(*)::int from documents.paper
                where account_id = ? and case_id = ? and state in ('WAITING_FOR_SCAN', 'KEPT')
                """, Integer.class, of.account().value(), of.value());
        return found == null ? 0 : found;
    }

    /** Where the file of a paper lies, and what opens it. */
    record Entry(UUID file, byte[] key) {}

    /**
     * Adds a paper, unless its case is full; then its file leaves by itself. Of two at once one
     * waits for the other, so that both cannot take the last place.
     */
    @Transactional
    public boolean add(BrandId brand, Paper paper, Entry entry, int most) {
        var of = paper.of();
        sql.queryForList(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", "documents " + of.value());
        if (count(of) >= most) return false;
        var waits = paper.state() == Paper.State.WAITING_FOR_SCAN;
        sql.update(
                """
                insert into documents.paper (account_id, paper_id, brand, case_id, item, kind,
                    state, bytes, digest, pages, received_at, keep_until, look_at, file_id,
                    sealed_key, sealed_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                of.account().value(),
                paper.id(),
                brand.code(),
                of.value(),
                paper.item(),
                paper.kind().name(),
                paper.state().name(),
                paper.bytes(),
                HexFormat.of().parseHex(paper.digest()),
                paper.pages(),
                time(paper.receivedAt()),
                time(paper.keepUntil()),
                waits ? time(paper.receivedAt()) : null,
                entry.file(),
                entry.key(),
                paper.name().isEmpty() ? null : seals.seal(of.account(), NAME, paper.name()));
        stay(of.account(), entry.file());
        return true;
    }

    /** Papers whose scan is due, taken by this node until the lease is over. */
    List<Sealed> takeWaiting(Instant now, Instant leased, int most) {
        return sql.query("""
                update documents.paper set look_at = ?
                where (account_id, paper_id) in (
                    select account_id, paper_id from documents.paper
                    where state = 'WAITING_FOR_SCAN' and look_at <= ?
                    order by look_at limit ? for update skip locked)
                returning *
                """, (row, at) -> sealed(row), time(leased), time(now), most);
    }

    void waitUntil(Paper paper, Instant next) {
        sql.update("""
                update documents.paper set look_at = ?
                where account_id = ? and paper_id = ? and state = 'WAITING_FOR_SCAN'
                """, time(next), paper.of().account().value(), paper.id());
    }

    /**
     * Counts one look that came to nothing though the file was called clean. Answers how many there
     * were.
     */
    int lookedInVain(Paper paper) {
        return sql
                .queryForList("""
                        update documents.paper set tries = tries + 1
                        where account_id = ? and paper_id = ? and state = 'WAITING_FOR_SCAN'
                        returning tries
                        """, Integer.class, paper.of().account().value(), paper.id())
                .stream()
                .findFirst()
                .orElse(0);
    }

    /** What waited was scanned and made harmless: its pages take the place of what was sent. */
    @Transactional
    public boolean scanned(Paper paper, Entry entry, int pages, Instant now) {
        var account = paper.of().account();
        var old = sql.queryForList("""
                select file_id from documents.paper
                where account_id = ? and paper_id = ? and state = 'WAITING_FOR_SCAN' for update
                """, UUID.class, account.value(), paper.id());
        if (old.isEmpty()) return false;
        sql.update("""
                update documents.paper
                set state = 'KEPT', file_id = ?, sealed_key = ?, pages = ?, look_at = null
                where account_id = ? and paper_id = ?
                """, entry.file(), entry.key(), pages, account.value(), paper.id());
        stay(account, entry.file());
        leave(account, old.getFirst(), now);
        return true;
    }

    void refuse(Paper paper, Refusal.Code why, Instant now) {
        end("REFUSED", why.name(), paper.of().account(), paper.id(), now);
    }

    void remove(Paper paper, Instant now) {
        end("REMOVED", null, paper.of().account(), paper.id(), now);
    }

    /** What came of taking a paper back. */
    enum TakenBack {
        YES,
        NOT_THERE,
        DECIDED
    }

    /** Waits for whoever works on the row now, so that its answer is true when it is given. */
    @Transactional
    public TakenBack takeBack(CaseId of, UUID paper, Instant now) {
        var decided = sql.queryForList("""
                select decided_at is not null from documents.paper
                where account_id = ? and case_id = ? and paper_id = ?
                    and state in ('WAITING_FOR_SCAN', 'KEPT')
                for update
                """, Boolean.class, of.account().value(), of.value(), paper);
        if (decided.isEmpty()) return TakenBack.NOT_THERE;
        if (decided.getFirst()) return TakenBack.DECIDED;
        end("REMOVED", null, of.account(), paper, now);
        return TakenBack.YES;
    }

    private int end(
            String state, @Nullable String why, AccountId account, UUID paper, Instant now) {
        return sql.update(
                GONE.replace("WHICH", "account_id = ? and paper_id = ?"),
                state,
                why,
                time(now),
                account.value(),
                paper,
                1,
                time(now));
    }

    /** Those whose time is over. Answers how many. */
    int endDue(Instant now, int most) {
        return sql.update(
                GONE.replace("WHICH", "keep_until <= ?"),
                "REMOVED",
                null,
                time(now),
                time(now),
                most,
                time(now));
    }

    void decided(List<CaseId> of, Instant at, Instant keepUntil) {
        var rows = new SetOfRows<>(of)
                .column("uuid", id -> id.account().value())
                .column("uuid", CaseId::value);
        sql.update("""
                update documents.paper set decided_at = ?, keep_until = ?
                from unnest(?, ?) as w (a, c)
                where account_id = a and case_id = c and ended_at is null
                """, statement -> {
            statement.setTimestamp(1, time(at));
            statement.setTimestamp(2, time(keepUntil));
            rows.setOn(statement, 3);
        });
    }

    /** A file that is to be deleted, unless a row comes for it before. */
    void leave(AccountId account, UUID file, Instant from) {
        sql.update(
                "insert into documents.leaving (account_id, file_id, from_at) values (?, ?, ?)",
                account.value(),
                file,
                time(from));
    }

    private void stay(AccountId account, UUID file) {
        forget(new Leaving(account, file));
    }

    record Leaving(AccountId account, UUID file) {}

    List<Leaving> leaving(Instant now, int most) {
        return sql.query(
                """
                select account_id, file_id from documents.leaving where from_at <= ?
                order by from_at limit ?
                """,
                (row, at) -> new Leaving(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getObject("file_id", UUID.class)),
                time(now),
                most);
    }

    void leaveLater(Leaving file, Instant next) {
        sql.update(
                "update documents.leaving set from_at = ? where account_id = ? and file_id = ?",
                time(next),
                file.account().value(),
                file.file());
    }

    void forget(Leaving file) {
        sql.update(
                "delete from documents.leaving where account_id = ? and file_id = ?",
                file.account().value(),
                file.file());
    }

    /** How many wait for a scan, and since when the first of them does. */
    record Waiting(int count, @Nullable Instant since) {}

    Waiting waiting() {
        var found = sql.query(
                """
                select count(*)::int as count, min(received_at) as since from documents.paper
                where state = 'WAITING_FOR_SCAN'
                """, (row, at) -> new Waiting(row.getInt("count"), instant(row, "since")));
        return found.getFirst();
    }

    private Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                paper(row), row.getObject("file_id", UUID.class), row.getBytes("sealed_key"));
    }

    private Paper paper(ResultSet row) throws SQLException {
        var account = new AccountId(row.getObject("account_id", UUID.class));
        var refusal = row.getString("refusal");
        return new Paper(
                new CaseId(account, row.getObject("case_id", UUID.class)),
                row.getObject("paper_id", UUID.class),
                row.getString("item"),
                Paper.Kind.valueOf(row.getString("kind")),
                Paper.State.valueOf(row.getString("state")),
                row.getLong("bytes"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getInt("pages"),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("keep_until").toInstant(),
                row.getTimestamp("decided_at") != null,
                name(account, row.getBytes("sealed_name")),
                refusal == null ? null : Refusal.Code.valueOf(refusal));
    }

    /** Of an account that was erased nothing opens any more, and its papers have no names. */
    private String name(AccountId account, byte @Nullable [] sealed) {
        if (sealed == null) return "";
        try {
            return seals.open(account, NAME, sealed);
        } catch (IllegalStateException e) {
            return "";
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.from(instant);
    }
}
