// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.kernel.Refusal.Code.ATTEMPTS_MUST_BE_SLOWER;
import static signoff.kernel.Refusal.Code.SIGN_IN_MUST_MATCH;
import static signoff.subscriber.Town.DEMO;
import static signoff.subscriber.Town.OTHER;
import static signoff.subscriber.Town.PASSWORD;
import static signoff.subscriber.db.Tables.ATTEMPTS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;
import signoff.subscriber.Subscribers.SigningIn;
import signoff.subscriber.Subscribers.SigningIn.Refused;
import signoff.subscriber.Subscribers.SigningIn.SignedIn;

/** Signing in by user name, e-mail or phone (SF-22, SF-23), and being kept from guessing. */
class SignInTest {

    private final Town town = new Town();
    private final Subscribers node = town.node();

    @BeforeEach
    void enter() {
        node.register(town.entry(
                DEMO, "Chan Tai Man", List.of("taiman", "Tai.Man@example.org", "5123 4567")));
    }

    @AfterEach
    void close() {
        town.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taiman",
                "  TaiMan ",
                "ｔａｉｍａｎ",
                "tai.man@example.org",
                "TAI.MAN@EXAMPLE.ORG",
                "51234567",
                "+852 5123 4567",
                "00185251234567",
                "５１２３４５６７"
            })
    void one_person_has_many_ways_to_write_a_login(String login) {
        var answer = login.startsWith("001") ? signIn("001" + "85251234567") : signIn(login);
        assertThat(answer).isInstanceOfSatisfying(SignedIn.class, in -> {
            assertThat(in.person().name()).isEqualTo("Chan Tai Man");
            assertThat(in.toString()).doesNotContain("Chan");
        });
    }

    @Test
    void nobody_and_a_wrong_password_get_the_same_answer_for_the_same_work() {
        assertThat(work("taiman", "not the password")).isEqualTo(ALIKE);
        assertThat(work("nobody", "not the password")).isEqualTo(ALIKE);
        assertThat(work("nobody@example.org", PASSWORD)).isEqualTo(ALIKE);
        assertThat(work("5999 9999", PASSWORD)).isEqualTo(ALIKE);
    }

    @Test
    void a_password_that_was_kept_at_a_lower_cost_is_refused_no_sooner() {
        var row = town.persons.byLogin(DEMO, town.logins.hash(DEMO, "taiman")).orElseThrow();
        var cheap = "{bcrypt}" + new BCryptPasswordEncoder(7).encode(PASSWORD);
        town.persons.changePassword(row.account(), row.passwordHash(), cheap);
        assertThat(work("taiman", "not the password")).isEqualTo(ALIKE);
    }

    @Test
    void a_person_of_another_brand_is_nobody() {
        assertThat(signIn(OTHER, "taiman", PASSWORD, "192.0.2.1")).isEqualTo(WRONG);
        assertThat(signIn(OTHER, "+852 5123 4567", PASSWORD, "192.0.2.1")).isEqualTo(WRONG);
    }

    @Test
    void the_same_login_may_belong_to_two_people_of_two_brands() {
        var theirs = node.register(town.entry(OTHER, "Li Lei", List.of("taiman")));
        var answer = signIn(OTHER, "taiman", PASSWORD, "192.0.2.1");
        assertThat(answer).isEqualTo(new SignedIn(theirs));
    }

    @Test
    void a_login_is_closed_for_a_while_after_five_wrong_passwords_whoever_types_it() {
        for (int number = 0; number < 5; number++) {
            assertThat(signIn(DEMO, "taiman", "wrong", "192.0.2." + number)).isEqualTo(WRONG);
            assertThat(signIn(DEMO, "nobody", "wrong", "192.0.2." + number)).isEqualTo(WRONG);
        }
        town.passwordsChecked.set(0);
        for (var login : List.of("taiman", "nobody")) {
            assertThat(signIn(DEMO, login, PASSWORD, "192.0.2.9")).isEqualTo(slower(3));
        }
        assertThat(town.passwordsChecked).hasValue(0);

        town.clock.wind(Duration.ofMinutes(3));
        assertThat(signIn("taiman")).isInstanceOf(SignedIn.class);
    }

    @Test
    void the_limits_of_a_login_are_shared_by_all_nodes() {
        var other = new SubscriberDesk(
                new Attempts(town.pool, town.settings, town.vault, town.clock),
                town.logins,
                town.passwords,
                town.people,
                NO_CODES);
        for (int number = 0; number < 5; number++) {
            var from = "192.0.2." + number;
            (number % 2 == 0 ? node : other).signIn(DEMO, "taiman", "wrong", from);
        }
        assertThat(other.signIn(DEMO, "taiman", PASSWORD, "192.0.2.9")).isEqualTo(slower(3));
        assertThat(node.signIn(DEMO, "taiman", PASSWORD, "192.0.2.9")).isEqualTo(slower(3));
    }

    @Test
    void an_address_that_tries_many_logins_is_slowed_down() {
        for (int number = 0; number < 12; number++) {
            assertThat(signIn(DEMO, "guess" + number, "wrong", "192.0.2.7")).isEqualTo(WRONG);
        }
        assertThat(signIn(DEMO, "guess12", "wrong", "192.0.2.7")).isEqualTo(slower(2));
        assertThat(signIn(DEMO, "guess12", "wrong", "192.0.2.8")).isEqualTo(WRONG);
    }

    @Test
    void all_addresses_of_one_ipv6_network_count_as_one() {
        assertThat(Attempts.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Attempts.network("2001:db8:1:2::1"))
                .isNotEqualTo(Attempts.network("2001:db8:1:3::1"));
        assertThat(Attempts.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Attempts.network("fe80::1%eth0")).isEqualTo(Attempts.network("fe80::2"));
    }

    @Test
    void who_knows_the_password_is_never_slowed_down() {
        for (int number = 0; number < 20; number++) {
            assertThat(signIn("taiman")).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void counted_attempts_name_nobody_and_are_removed_when_they_no_longer_matter() {
        signIn(DEMO, "taiman", "wrong", "192.0.2.7");
        assertThat(town.sql.fetchCount(ATTEMPTS)).isEqualTo(2);
        assertThat(town.sql.fetch(ATTEMPTS).toString())
                .doesNotContain("taiman")
                .doesNotContain("192.0.2.7");
        assertThat(town.attempts.forget(100)).isZero();
        town.sql
                .update(ATTEMPTS)
                .set(ATTEMPTS.EXPIRES_AT, ATTEMPTS.EXPIRES_AT.minus(MINUTES_17))
                .execute();
        assertThat(town.attempts.forget(100)).isEqualTo(2);
        assertThat(town.sql.fetchCount(ATTEMPTS)).isZero();
    }

    @Test
    void a_password_taken_over_from_elsewhere_is_kept_in_todays_way_after_one_sign_in() {
        var row = town.persons.byLogin(DEMO, town.logins.hash(DEMO, "taiman")).orElseThrow();
        var plain = "{bcrypt}" + new BCryptPasswordEncoder(10).encode(PASSWORD);
        town.persons.changePassword(row.account(), row.passwordHash(), plain);

        assertThat(signIn("taiman")).isInstanceOf(SignedIn.class);
        var kept = town.persons.find(row.account()).orElseThrow().passwordHash();
        assertThat(kept).startsWith("{keyed-bcrypt}$2a$10$");
        assertThat(signIn("taiman")).isInstanceOf(SignedIn.class);
    }

    @Test
    void a_person_who_was_erased_is_nobody() {
        var account = ((SignedIn) signIn("taiman")).person().account();
        node.erase(account);
        assertThat(work("taiman", PASSWORD)).isEqualTo(ALIKE);
    }

    // The words used above.

    private static final long MINUTES_17 = Duration.ofMinutes(17).toMillis();
    private static final Refused WRONG = new Refused(Refusal.of(SIGN_IN_MUST_MATCH));

    @SuppressWarnings("NullAway") // Nobody forgets a password here.
    private static final PasswordDesk NO_CODES = null;

    private record Work(SigningIn answer, int rounds, int attemptsCounted, int statements) {}

    /** What refusing a sign-in takes, whoever was meant. */
    private static final Work ALIKE = new Work(WRONG, 1 << 10, 2, 1);

    private static Refused slower(int minutes) {
        return new Refused(
                Refusal.of(ATTEMPTS_MUST_BE_SLOWER, "wait", Duration.ofMinutes(minutes)));
    }

    private SigningIn signIn(String login) {
        return signIn(DEMO, login, PASSWORD, "192.0.2.1");
    }

    private SigningIn signIn(BrandId brand, String login, String password, String address) {
        return node.signIn(brand, login, password, address);
    }

    /** What an attempt from an address of its own costs. */
    private Work work(String login, String password) {
        town.sql.deleteFrom(ATTEMPTS).execute();
        town.rounds.set(0);
        town.statements.set(0);
        var answer = signIn(DEMO, login, password, "192.0.2.50");
        var statements = town.statements.get();
        return new Work(answer, town.rounds.get(), town.sql.fetchCount(ATTEMPTS), statements);
    }
}
