// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Language;

/** Adds subscribers to a demo that runs, each with a line that has credit. */
@InDemo
@Component
public class Newcomers {

    private final DemoBooks books;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    Newcomers(DemoBooks books, JdbcTemplate sql, TransactionTemplate transaction) {
        this.books = books;
        this.sql = sql;
        this.transaction = transaction;
    }

    /** Who came, and how to sign in as them. */
    public record Newcomer(String login, String password, String email, UUID line) {}

    public Newcomer add() {
        return Objects.requireNonNull(transaction.execute(status -> {
            var line = DemoLine.withCredit(nextNumber());
            var login = "guest-" + line.number();
            var person = DemoPerson.subscriber(
                    DemoPerson.DEMO, "Guest " + line.number(), login, Language.EN, List.of(line));
            books.enter(person);
            var id = DemoBooks.lineId(person, line).value();
            return new Newcomer(login, DemoPerson.PASSWORD, person.email(), id);
        }));
    }

    /** Far above the numbers of those who were there from the start. */
    private int nextNumber() {
        var next = "select nextval('demo.newcomer')";
        return Objects.requireNonNull(sql.queryForObject(next, Integer.class));
    }
}
