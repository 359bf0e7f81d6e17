// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;

/** Which case closes which account. The unique index decides who was first. */
@Component
class AccountClosureStore {

    private final JdbcTemplate sql;
    private final Ids ids;

    AccountClosureStore(JdbcTemplate sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /**
     * A case that is to look at its lines before its time.
     *
     * @param calls how often it was called by then
     */
    record Called(CaseId id, int calls) {}

    CaseId newId(AccountId account) {
        return new CaseId(account, ids.next());
    }

    /** Answers false to who comes second; waits for whoever is opening one just now. */
    boolean begin(CaseId id, BrandId brand, Instant at) {
        var begun =
                sql.update("""
                insert into accountclosures.account_closure (account_id, case_id, brand, asked_at)
                values (?, ?, ?, ?) on conflict do nothing
                """, id.account().value(), id.value(), brand.code(), Timestamp.from(at));
        return begun > 0;
    }

    void end(CaseId id) {
        sql.update(
                "update accountclosures.account_closure set open = false"
                        + " where account_id = ? and case_id = ?",
                id.account().value(),
                id.value());
    }

    Optional<CaseId> openFor(AccountId account) {
        return sql
                .query(
                        "select account_id, case_id from accountclosures.account_closure"
                                + " where account_id = ? and open",
                        (found, row) -> id(found),
                        account.value())
                .stream()
                .findFirst();
    }

    Optional<CaseId> locate(BrandId brand, UUID closing) {
        return sql
                .query(
                        "select account_id, case_id from accountclosures.account_closure"
                                + " where case_id = ? and brand = ?",
                        (found, row) -> id(found),
                        closing,
                        brand.code())
                .stream()
                .findFirst();
    }

    /** Something has happened to a line of these accounts that their cases should know. */
    void call(Collection<AccountId> accounts) {
        sql.update("""
                update accountclosures.account_closure set calls = calls + 1
                where account_id = any (?) and open
                """, (Object) accounts.stream().map(AccountId::value).toArray(UUID[]::new));
    }

    List<Called> called(Instant now, int most) {
        return sql.query(
                """
                select account_id, case_id, calls from accountclosures.account_closure
                where open and calls > answered and (rests_until is null or rests_until <= ?)
                order by account_id limit ?
                """,
                (found, row) -> new Called(id(found), found.getInt("calls")),
                Timestamp.from(now),
                most);
    }

    /** It stays called, and is not looked at before then. */
    void rest(Called call, Instant until) {
        sql.update(
                "update accountclosures.account_closure set rests_until = ?"
                        + " where account_id = ? and case_id = ?",
                Timestamp.from(until),
                call.id().account().value(),
                call.id().value());
    }

    /** Called once more meanwhile, it is to look once more. */
    void answered(Called call) {
        sql.update(
                "update accountclosures.account_closure set answered = ?"
                        + " where account_id = ? and case_id = ?",
                call.calls(),
                call.id().account().value(),
                call.id().value());
    }

    private static CaseId id(ResultSet found) throws SQLException {
        return new CaseId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("case_id", UUID.class));
    }
}
