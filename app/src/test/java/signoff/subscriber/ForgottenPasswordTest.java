// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.kernel.Refusal.Code.ATTEMPTS_MUST_BE_SLOWER;
import static signoff.kernel.Refusal.Code.CODE_MUST_BE_FRESH;
import static signoff.kernel.Refusal.Code.CODE_MUST_MATCH;
import static signoff.kernel.Refusal.Code.CODE_TRIES_MUST_NOT_BE_USED_UP;
import static signoff.kernel.Refusal.Code.PASSWORD_MUST_BE_LONG_ENOUGH;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.notification.AddressBook;
import signoff.notification.AddressBook.Contact;
import signoff.notification.Codes;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.subscriber.Subscribers.Registration;
import signoff.subscriber.Subscribers.Role;
import signoff.subscriber.Subscribers.SigningIn;
import signoff.subscriber.password.PasswordReset;
import signoff.workflow.Cases;

/** A forgotten password (SF-24), with the real engine: who gets a code, and what it is good for. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "signoff.workflow.run=false",
            "spring.main.allow-bean-definition-overriding=true" // For the clock.
        })
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class ForgottenPasswordTest {

    @Autowired
    Subscribers subscribers;

    @Autowired
    AddressBook addresses;

    @Autowired
    Cases cases;

    @Autowired
    Codes codes;

    @Autowired
    DSLContext sql;

    @Autowired
    Town.WoundClock clock;

    @Autowired
    Ears ears;

    private Subscribers.Person person = new Subscribers.Person(
            new AccountId(new UUID(0, 0)), DEMO, "", Role.SUBSCRIBER, Language.EN);
    private String login = "";

    @BeforeEach
    void enter() {
        login = "u" + UUID.randomUUID().toString().substring(0, 12);
        person = enter(login, login + "@example.org", null);
        ears.heard.clear();
    }

    @Test
    void the_code_changes_the_password_once_and_ends_all_sessions() {
        ask();
        var code = code();
        assertThat(change(code, NEW)).isNull();
        assertThat(ears.heard).containsExactly(person.account());
        assertThat(signIn(NEW)).isInstanceOf(SigningIn.SignedIn.class);
        assertThat(signIn(Town.PASSWORD)).isInstanceOf(SigningIn.Refused.class);
        assertThat(codeOf(change(code, NEW + "2"))).isEqualTo(CODE_MUST_MATCH);
        assertThat(state()).isEqualTo("Changed");
    }

    @Test
    void the_message_holds_the_code_and_the_database_does_not() {
        ask();
        var rows = sql.fetchValues("select body::text from workflow.effect").toString()
                + sql.fetchValues("select body::text from workflow.journal")
                + sql.fetchValues("select t::text from subscribers.password_code t");
        assertThat(rows).contains("PASSWORD_CODE").doesNotContain(code());
    }

    @Test
    void nobody_and_a_person_without_a_lasting_contact_get_the_same_answer_and_no_message() {
        var line = new LineId(person.account(), UUID.randomUUID());
        var unreachable = enter("x" + login, null, line);
        var before = cases();
        for (var asked : List.of("nobody" + login, "x" + login)) {
            assertThat(subscribers.askPasswordCode(DEMO, asked, ADDRESS)).isNull();
            assertThat(codeOf(subscribers.changePassword(DEMO, asked, "12345678", NEW, ADDRESS)))
                    .isEqualTo(CODE_MUST_MATCH);
        }
        assertThat(cases()).as("cases").isEqualTo(before);
        assertThat(addresses.reach(unreachable.account(), line).contacts())
                .as("but what it has is used for other messages")
                .extracting(Contact::kind)
                .containsExactly(Contact.Kind.SMS);
    }

    @Test
    void a_contact_that_dies_with_a_line_gets_no_code_when_another_one_lasts() {
        var account = enter("y" + login, "y@example.org", new LineId(person.account(), LINE));
        assertThat(addresses.reach(account.account(), null).contacts())
                .extracting(Contact::kind)
                .containsExactly(Contact.Kind.EMAIL);
    }

    @Test
    void five_wrong_codes_use_it_up_whether_the_login_exists_or_not() {
        for (var asked : List.of(login, "nobody" + login)) {
            subscribers.askPasswordCode(DEMO, asked, ADDRESS);
            for (int number = 0; number < 5; number++) {
                clock.wind(Duration.ofMinutes(1)); // Limits of attempts are another test.
                assertThat(codeOf(change(asked, "00000000", NEW))).isEqualTo(CODE_MUST_MATCH);
            }
            assertThat(codeOf(change(asked, code(), NEW)))
                    .isEqualTo(CODE_TRIES_MUST_NOT_BE_USED_UP);
        }
        ask();
        assertThat(change(code(), NEW)).isNull();
    }

    @Test
    void a_code_runs_out_whether_the_login_exists_or_not() {
        subscribers.askPasswordCode(DEMO, "nobody" + login, ADDRESS);
        ask();
        var code = code();
        clock.wind(Duration.ofMinutes(15));
        assertThat(codeOf(change(login, code, NEW))).isEqualTo(CODE_MUST_BE_FRESH);
        assertThat(codeOf(change("nobody" + login, code, NEW))).isEqualTo(CODE_MUST_BE_FRESH);
    }

    @Test
    void the_newest_code_counts_and_that_of_another_person_never_does() {
        ask();
        var first = code();
        ask();
        assertThat(codeOf(change(first, NEW))).isEqualTo(CODE_MUST_MATCH);
        var other = "z" + login;
        enter(other, other + "@example.org", null);
        subscribers.askPasswordCode(DEMO, other, ADDRESS);
        assertThat(codeOf(change(other, code(), NEW))).isEqualTo(CODE_MUST_MATCH);
        assertThat(change(code(), NEW)).isNull();
    }

    @Test
    void a_person_of_another_brand_gets_no_code() {
        var before = cases();
        assertThat(subscribers.askPasswordCode(new BrandId("other"), login, ADDRESS))
                .isNull();
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void asking_again_and_again_is_slowed_down_whether_the_login_exists_or_not() {
        for (var asked : List.of(login, "nobody" + login)) {
            for (int number = 0; number < 3; number++) {
                assertThat(subscribers.askPasswordCode(DEMO, asked, ADDRESS)).isNull();
            }
            assertThat(codeOf(subscribers.askPasswordCode(DEMO, asked, ADDRESS)))
                    .isEqualTo(ATTEMPTS_MUST_BE_SLOWER);
        }
    }

    @Test
    void a_password_that_is_too_short_costs_no_try() {
        ask();
        for (int number = 0; number < 9; number++) {
            assertThat(codeOf(change(code(), "short"))).isEqualTo(PASSWORD_MUST_BE_LONG_ENOUGH);
        }
        assertThat(change(code(), NEW)).isNull();
    }

    @Test
    void of_two_changes_with_one_code_at_the_same_moment_one_wins() throws Exception {
        ask();
        var code = code();
        Callable<@Nullable Refusal> one = () -> change(code, NEW + "1");
        Callable<@Nullable Refusal> two = () -> change(code, NEW + "2");
        var refusals = new ArrayList<Refusal>();
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var done : both.invokeAll(List.of(one, two))) {
                if (done.get() != null) refusals.add(done.get());
            }
        }
        assertThat(refusals).hasSize(1);
        assertThat(ears.heard).hasSize(1);
    }

    @Test
    void erasing_a_person_ends_their_sessions_and_leaves_the_evidence_whole() {
        ask();
        var id = newestCase();
        var journal = cases.journal(id);
        subscribers.erase(person.account());
        assertThat(ears.heard).containsExactly(person.account());
        assertThat(cases.journal(id)).isNotEmpty().isEqualTo(journal);
        assertThat(journal.toString()).doesNotContain(login);
        assertThat(signIn(Town.PASSWORD)).isInstanceOf(SigningIn.Refused.class);
    }

    // The words used above.

    private static final BrandId DEMO = new BrandId("demo");
    private static final String ADDRESS = "192.0.2.77";
    private static final String NEW = "a door without a handle";
    private static final UUID LINE = UUID.randomUUID();

    @TestConfiguration
    static class Parts {

        @Bean
        Town.WoundClock clock() {
            return new Town.WoundClock();
        }

        @Bean
        Ears ears() {
            return new Ears();
        }
    }

    /** Whoever keeps sessions. */
    static class Ears {

        final List<AccountId> heard = new ArrayList<>();

        @EventListener
        void hear(Subscribers.SignInChanged changed) {
            heard.add(changed.account());
        }
    }

    private Subscribers.Person enter(String login, @Nullable String email, @Nullable LineId line) {
        return subscribers.register(new Registration(
                new AccountId(UUID.randomUUID()),
                DEMO,
                Role.SUBSCRIBER,
                "Chan Tai Man",
                List.of(login),
                Town.PASSWORD,
                Language.EN,
                email,
                line == null ? null : "+852 5123 4567",
                line));
    }

    private void ask() {
        assertThat(subscribers.askPasswordCode(DEMO, login, ADDRESS)).isNull();
    }

    private @Nullable Refusal change(String code, String password) {
        return change(login, code, password);
    }

    private @Nullable Refusal change(String login, String code, String password) {
        return subscribers.changePassword(DEMO, login, code, password, ADDRESS);
    }

    private SigningIn signIn(String password) {
        return subscribers.signIn(DEMO, login, password, ADDRESS);
    }

    private static Refusal.@Nullable Code codeOf(@Nullable Refusal refusal) {
        return refusal == null ? null : refusal.code();
    }

    /** The code that the newest message to the person would show. */
    private String code() {
        var telling = cases.effects(newestCase()).getFirst().effect();
        assertThat(telling).isInstanceOfSatisfying(TellSubscriber.class, told -> {
            assertThat(told.notice()).isEqualTo(Notice.PASSWORD_CODE);
            assertThat(told.account()).isEqualTo(person.account());
        });
        var facts = ((TellSubscriber) telling).facts();
        var code = codes.digits(new Codes.Purpose(
                facts.getOrDefault("codeKind", ""),
                facts.getOrDefault("codeSubject", ""),
                facts.getOrDefault("codeContent", ""),
                Integer.parseInt(facts.getOrDefault("codeRound", "0"))));
        assertThat(code).matches(Pattern.compile("\\d{8}"));
        return code;
    }

    private CaseId newestCase() {
        var id = sql.fetchSingle(
                        "select case_id from workflow.case_file where kind = 'password-reset'"
                                + " and account_id = ? order by case_id desc limit 1",
                        person.account().value())
                .get(0, UUID.class);
        return new CaseId(person.account(), id);
    }

    private int cases() {
        return sql.fetchCount(org.jooq.impl.DSL.table("workflow.case_file"));
    }

    private String state() {
        return cases.find(PasswordReset.CASE, newestCase())
                .map(read -> read.state().getClass().getSimpleName())
                .orElse("none");
    }
}
