// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;
import signoff.Application;

/** Where a demo may not start. */
class DemoGuardTest {

    @Test
    void production_and_demo_exclude_each_other_by_name() {
        var environment = demo("127.0.0.1").withProperty("signoff.production", "true");
        assertThatThrownBy(() -> check(environment))
                .isInstanceOf(DemoRefused.class)
                .hasMessageContainingAll("signoff.production", "signoff.demo");
    }

    @Test
    void the_command_of_an_operator_starts_no_demo_whatever_the_settings_say() {
        var environment = demo("127.0.0.1").withProperty("signoff.command", "start");
        assertThatThrownBy(() -> check(environment))
                .isInstanceOf(DemoRefused.class)
                .hasMessageContaining("signoff.demo");
    }

    @Test
    void the_command_of_an_operator_says_that_it_is_one() throws IOException {
        assertThat(Files.readString(Path.of("../signoff")))
                .contains("start)\n    find_jdk\n    run --signoff.command=start ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "192.0.2.7", "::"})
    void a_demo_that_strangers_could_reach_does_not_start(String address) {
        assertThatThrownBy(() -> check(demo(address)))
                .isInstanceOf(DemoRefused.class)
                .hasMessageContainingAll("signoff.demo", "server.address");
        assertThatCode(() -> check(demo(address).withProperty("signoff.demo-public", "true")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void a_demo_on_this_machine_alone_starts_with_a_world_that_remembers(String address) {
        var environment = demo(address);
        check(environment);
        assertThat(environment.getProperty("signoff.world")).isEqualTo("database");
    }

    @Test
    void what_was_set_for_the_demo_wins() {
        var environment = demo("127.0.0.1").withProperty("signoff.world", "memory");
        check(environment);
        assertThat(environment.getProperty("signoff.world")).isEqualTo("memory");
    }

    @Test
    void without_the_demo_nothing_is_asked_or_set() {
        var environment = new MockEnvironment().withProperty("signoff.production", "true");
        check(environment);
        assertThat(environment.getProperty("signoff.world")).isNull();
    }

    @Test
    void the_start_itself_is_refused_before_a_database_is_opened() {
        var arguments = new String[] {
            "--signoff.demo=true",
            "--signoff.production=true",
            "--db.url=jdbc:postgresql://192.0.2.1:1/nobody",
            "--server.address=127.0.0.1"
        };
        assertThatThrownBy(() -> SpringApplication.run(Application.class, arguments))
                .isInstanceOf(DemoRefused.class);
    }

    static MockEnvironment demo(String address) {
        return new MockEnvironment()
                .withProperty("signoff.demo", "true")
                .withProperty("server.address", address);
    }

    static void check(MockEnvironment environment) {
        new DemoGuard().postProcessEnvironment(environment, new SpringApplication());
    }
}
