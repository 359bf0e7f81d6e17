// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import signoff.ledger.BookCheck;
import signoff.postgres.LocalPostgres;
import signoff.postgres.RunningPostgres;
import signoff.workflow.Evidence;

/**
 * Checks all evidence and the whole book, beside a server that runs or without one. Changes
 * nothing. Exit code 0 means that every chain holds and the book balances, 1 that something is
 * wrong, 2 that nothing could be checked.
 *
 * <p>Not marked as a configuration, or the scan of the whole application would find it.
 */
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@ComponentScan({"signoff.workflow.evidence", "signoff.ledger"})
public class EvidenceCommand {

    private static final String DATABASE = "signoff";

    /** The arguments are settings, such as {@code --signoff.home} or {@code --db.url}. */
    public static void main(String[] arguments) {
        System.exit(check(arguments));
    }

    static int check(String... arguments) {
        var application = new SpringApplicationBuilder(EvidenceCommand.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("logging.level.root=WARN", "logging.level.org.springframework=OFF");
        try (var context = application.run(arguments)) {
            var chains = chainsHold(context.getBean(Evidence.class).verifyAll());
            var book = bookBalances(context.getBean(BookCheck.class));
            return chains && book ? 0 : 1;
        } catch (BeansException | DataAccessException | TransactionException e) {
            System.out.println("Nothing was checked: " + NestedExceptionUtils.getRootCause(e));
            return 2;
        }
    }

    private static boolean chainsHold(Evidence.Finding finding) {
        System.out.printf("Evidence: %d cases, %d entries.%n", finding.cases(), finding.entries());
        if (finding.broken().isEmpty()) {
            System.out.println("Every chain holds.");
            return true;
        }
        var broken = finding.broken().get();
        System.out.printf(
                "The chain of case %s (%s) breaks at entry %d, which %s.%n",
                broken.id().number(), broken.id().value(), broken.number(), broken.how());
        return false;
    }

    private static boolean bookBalances(BookCheck book) {
        var findings = book.findings();
        if (findings.isEmpty()) System.out.println("The book balances.");
        findings.forEach(finding -> System.out.println("The book does not balance: " + finding));
        return findings.isEmpty();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    Opened opened(
            Environment environment, @Value("${signoff.home:${user.home}/.signoff}") Path home) {
        var url = environment.getProperty("db.url", "");
        if (!url.isBlank()) {
            var user = environment.getProperty("db.user", DATABASE);
            return new Opened(url, user, environment.getProperty("db.password", ""), () -> {});
        }
        return Opened.embedded(home.resolve("postgres"));
    }

    @Bean
    DataSource dataSource(Opened opened) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(opened.url());
        dataSource.setUser(opened.user());
        dataSource.setPassword(opened.password());
        return dataSource;
    }

    /** Where the data is, and how to leave it. */
    record Opened(String url, String user, String password, Runnable leave)
            implements AutoCloseable {

        static Opened embedded(Path home) {
            return RunningPostgres.in(home)
                    .map(one -> new Opened(one.url(DATABASE), one.user(), one.password(), () -> {}))
                    .orElseGet(() -> started(home));
        }

        private static Opened started(Path home) {
            if (!Files.exists(home.resolve("data"))) {
                throw new IllegalStateException("There is no database in " + home
                        + ". Name another with --signoff.home" + " or --db.url.");
            }
            var server = LocalPostgres.open(home, freePort());
            return new Opened(
                    server.url(DATABASE), server.user(), server.password(), server::close);
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            leave.run();
        }
    }
}
