// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import signoff.TestPostgres;
import signoff.kernel.BrandId;
import signoff.policy.file.PolicyFault;

/** How a server starts on its files, and when it does not. */
class PolicyWiringTest {

    @Test
    void a_server_starts_on_our_files_alone() {
        server().run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(WorkingDays.class);
            assertThat(context.getBean(Policies.class).current(DEMO, "HK", "data-card"))
                    .isNotNull();
        });
    }

    @Test
    void a_server_lays_the_operators_folders_over_ours() throws Exception {
        Files.writeString(folder.resolve("best.yaml"), "released: 2026-12-01\ncodeTries: 3\n");
        Files.writeString(folder.resolve("GB-2028.csv"), "date,kind,name\n");
        server().withPropertyValues("policy.folder=" + folder, "policy.calendar-folder=" + folder)
                .run(context -> {
                    var policy = context.getBean(Policies.class).current(DEMO, "GB", "data-card");
                    assertThat(policy.codeTries()).isEqualTo(3);
                    var days = context.getBean(WorkingDays.class);
                    assertThat(days.isWorkingDay(LocalDate.parse("2028-06-01"), "GB"))
                            .isTrue();
                });
    }

    @Test
    void a_server_does_not_start_on_a_wrong_value() throws Exception {
        Files.writeString(folder.resolve("best.yaml"), "released: 2026-12-01\ncodeTries: 0\n");
        server().withPropertyValues("policy.folder=" + folder)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(PolicyFault.class)
                        .rootCause()
                        .hasMessage(folder.resolve("best.yaml") + ":2: codeTries is \"0\"."
                                + " Allowed: a whole number from 1 to 10."));
    }

    @Test
    void a_server_does_not_start_on_a_folder_that_is_not_there() {
        server().withPropertyValues("policy.folder=" + folder.resolve("gone"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("policy.folder is \"" + folder.resolve("gone")
                                + "\", where there is no folder. Allowed: a folder that this"
                                + " process can read, or nothing."));
    }

    // The words used above.

    private static final BrandId DEMO = new BrandId("demo");

    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PolicySettings.class)
    @Import({BusinessDays.class, PolicyVersionStore.class, StoredPolicies.class})
    static class Wiring {}

    private static ApplicationContextRunner server() {
        DataSource database = TestPostgres.fresh().dataSource();
        return new ApplicationContextRunner()
                .withUserConfiguration(Wiring.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(DSLContext.class, () -> DSL.using(database, SQLDialect.POSTGRES));
    }
}
