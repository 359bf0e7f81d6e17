// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;

/** What {@code ./signoff evidence verify} says of sound and of broken evidence (I14, I28). */
@SpringBootTest(properties = {"signoff.demo=true", "signoff.home=target/evidence-test"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
@Isolated // It listens to what is printed.
class EvidenceCommandTest {

    @Autowired
    JdbcTemplate sql;

    @Autowired
    Environment environment;

    @Test
    void what_nobody_touched_holds_and_what_somebody_touched_is_named() {
        assertThat(verify()).isEqualTo(0);
        assertThat(printed).contains("Every chain holds.", "The book balances.");

        var forged = longest();
        change("workflow.journal", forging(forged, "'nobody'"));
        assertThat(verify()).isEqualTo(1);
        assertThat(printed)
                .contains("The chain of case %s (%s) breaks at entry %d, which was changed"
                        .formatted(forged.id().number(), forged.id().value(), forged.number()));

        change("workflow.journal", forging(forged, "'" + forged.who() + "'"));
        assertThat(verify()).isEqualTo(0);

        change(
                "ledger.account",
                "update ledger.account set credits_minor = credits_minor + 1 where kind = 'PAID'");
        assertThat(verify()).isEqualTo(1);
        assertThat(printed).contains("Every chain holds.", "The book does not balance: ");
    }

    @Test
    void a_database_that_is_not_there_is_said_to_be_unchecked() {
        assertThat(run("--db.url=jdbc:postgresql://127.0.0.1:1/none")).isEqualTo(2);
        assertThat(run("--signoff.home=target/nothing-there")).isEqualTo(2);
        assertThat(printed).contains("Nothing was checked", "There is no database in");
    }

    /** The last entry of the case with the most of them. */
    private Entry longest() {
        return Objects.requireNonNull(sql.queryForObject(
                """
                select account_id, case_id, number, who from workflow.journal
                order by number desc, case_id limit 1
                """,
                (row, place) -> new Entry(
                        new CaseId(
                                new AccountId(row.getObject("account_id", UUID.class)),
                                row.getObject("case_id", UUID.class)),
                        row.getInt("number"),
                        row.getString("who"))));
    }

    private record Entry(CaseId id, int number, String who) {}

    private static String forging(Entry entry, String who) {
        return "update workflow.journal set who = %s where case_id = '%s' and number = %d"
                .formatted(who, entry.id().value(), entry.number());
    }

    /** As somebody does who owns the database. */
    private void change(String table, String statement) {
        sql.execute("alter table " + table + " disable trigger user");
        sql.update(statement);
        sql.execute("alter table " + table + " enable trigger user");
    }

    private int verify() {
        printed = "";
        return run(
                "--db.url=" + environment.getProperty("db.url"),
                "--db.user=" + environment.getProperty("db.user"),
                "--db.password=" + environment.getProperty("db.password"));
    }

    private int run(String... arguments) {
        var out = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            return EvidenceCommand.check(arguments);
        } finally {
            System.setOut(out);
            printed += bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private String printed = "";
}
