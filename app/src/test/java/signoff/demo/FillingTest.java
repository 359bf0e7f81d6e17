// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.Application;
import signoff.TestPostgres;
import signoff.TestPostgres.Fresh;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.line.Lines;
import signoff.order.Orders;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.SigningIn;

/** A demo fills an empty database once, and no other. */
class FillingTest {

    @Test
    void an_empty_database_is_filled_and_a_second_start_changes_nothing() {
        var database = TestPostgres.fresh();
        Map<String, Long> first;
        try (var demo = start(database)) {
            first = rows(demo);
            assertThat(first).containsEntry("lines.line", 15L); // One is unclaimed.
            everybody_can_sign_in(demo.getBean(Subscribers.class));
            the_lines_are_in_their_states(demo);
        }
        try (var again = start(database)) {
            assertThat(rows(again)).isEqualTo(first);
        }
    }

    @Test
    void on_lines_that_no_demo_made_no_demo_starts() {
        var database = TestPostgres.fresh();
        Map<String, Long> before;
        try (var demo = start(database)) {
            demo.getBean(JdbcTemplate.class).update("delete from demo.filling");
            before = rows(demo);
        }
        assertThatThrownBy(() -> start(database))
                .hasRootCauseInstanceOf(DemoRefused.class)
                .rootCause()
                .hasMessageContaining("lines that no demo made");
        try (var real = start(database, "--signoff.demo=false")) {
            assertThat(rows(real)).isEqualTo(before);
        }
    }

    @Test
    void newcomers_come_one_after_another() {
        try (var demo = start(TestPostgres.fresh())) {
            var newcomers = demo.getBean(Newcomers.class);
            var lines = List.of(newcomers.add().line(), newcomers.add().line());
            assertThat(lines).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_installation_that_is_no_demo_knows_nobody_of_the_demo() {
        var database = TestPostgres.fresh();
        try (var real = start(database, "--signoff.demo=false")) {
            var sql = real.getBean(JdbcTemplate.class);
            assertThat(sql.queryForList("select client from web.integrator")).isEmpty();
            assertThat(real.getBean(Lines.class).isEmpty()).isTrue();
        }
        try (var demo = start(database)) {
            var sql = demo.getBean(JdbcTemplate.class);
            assertThat(sql.queryForList("select client from web.integrator", String.class))
                    .containsExactly(Filling.PROGRAM);
        }
    }

    private static void everybody_can_sign_in(Subscribers subscribers) {
        for (var person : DemoPerson.all()) {
            for (var login : List.of(person.login(), person.email())) {
                var signingIn =
                        subscribers.signIn(person.brand(), login, DemoPerson.PASSWORD, "127.0.0.1");
                assertThat(signingIn).isInstanceOf(SigningIn.SignedIn.class);
            }
        }
    }

    private static void the_lines_are_in_their_states(ConfigurableApplicationContext demo) {
        var orders = demo.getBean(Orders.class);
        var ledger = demo.getBean(Ledger.class);
        for (var person : DemoPerson.all()) {
            for (var line : person.lines()) {
                var id = DemoBooks.lineId(person, line);
                var balances = ledger.balances(List.of(id)).get(id);
                assertThat(balances.owed().minor()).isEqualTo(line.billed());
                assertThat(balances.of(AccountKind.PROMOTIONAL).minor()).isEqualTo(line.bonus());
                var paidIn =
                        line.topUps().stream().mapToLong(DemoLine.TopUp::minor).sum();
                assertThat(balances.of(AccountKind.PAID).minor())
                        .isEqualTo(paidIn - line.used() - line.packPrice());
                assertThat(orders.openOf(id)).hasSize(line.packPrice() > 0 ? 1 : 0);
                assertThat(demo.getBean(Lines.class).find(id)).isPresent();
            }
        }
    }

    /** How many rows each table has, save those that live by the second. */
    private static Map<String, Long> rows(ConfigurableApplicationContext demo) {
        var sql = demo.getBean(JdbcTemplate.class);
        var rows = new HashMap<String, Long>();
        for (var schema : List.of("lines", "ledger", "refunds", "orders", "outside", "demo")) {
            var tables = sql.queryForList(
                    "select table_name from information_schema.tables where table_schema = ?",
                    String.class,
                    schema);
            for (var table : tables) {
                var name = schema + "." + table;
                rows.put(name, sql.queryForObject("select count(*) from " + name, Long.class));
            }
        }
        return rows;
    }

    private static ConfigurableApplicationContext start(Fresh database) {
        return start(database, "--signoff.demo=true");
    }

    private static ConfigurableApplicationContext start(Fresh database, String mode) {
        return new SpringApplicationBuilder(Application.class)
                .run(
                        mode,
                        "--signoff.world=database",
                        "--signoff.home=target/demo-test",
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--db.url=" + database.url(),
                        "--db.user=" + database.user(),
                        "--db.password=" + database.password(),
                        "--db.connections=8");
    }
}
