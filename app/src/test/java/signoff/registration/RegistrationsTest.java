// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signoff.registration.Office.DEMO;
import static signoff.registration.Office.OTHER;
import static signoff.registration.Office.PASSWORD;
import static signoff.registration.Office.begun;
import static signoff.registration.Office.why;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.registration.Registrations.Beginning;
import signoff.registration.Registrations.Newcomer;
import signoff.subscriber.Contacts;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.SigningIn;

/** Registering (SF-25), on PostgreSQL and with the messages as they are read. */
class RegistrationsTest {

    @Test
    void the_code_that_comes_to_the_contact_opens_the_account() {
        var mail = office.mail();
        var proof = begin(mail);
        assertThat(signIn(mail)).isInstanceOf(SigningIn.Refused.class);
        assertThat(finish(proof, office.code(mail), "")).isNull();
        assertThat(signIn(mail)).isInstanceOfSatisfying(SigningIn.SignedIn.class, in -> {
            assertThat(in.person().name()).isEqualTo("Lam Siu Ming");
            assertThat(in.person().language()).isEqualTo(Language.ZH_HANT); // SF-16
            assertThat(office.part(Contacts.class).of(in.person().account()))
                    .singleElement()
                    .satisfies(one -> assertThat(one.contact().address()).isEqualTo(mail));
        });
        assertThat(why(finish(proof, office.code(mail), ""))).isEqualTo(Code.CODE_MUST_BE_FRESH);
    }

    @Test
    void an_address_that_has_an_account_gets_a_message_and_whoever_asks_learns_nothing() {
        var mail = office.mail();
        office.person(mail);
        var proof = begin(mail);
        assertThat(office.told(mail).getFirst()).contains("您已有帳戶").doesNotContainPattern("\\d{8}");
        assertThat(why(finish(proof, "12345678", ""))).isEqualTo(Code.CODE_MUST_MATCH);
        var unknown = begin(office.mail());
        assertThat(why(finish(unknown, "12345678", ""))).isEqualTo(Code.CODE_MUST_MATCH);
    }

    @Test
    void a_user_name_is_told_to_be_taken_only_to_who_has_shown_an_address() {
        var first = office.mail();
        var name = "taiman" + first.substring(1, first.indexOf('@'));
        assertThat(finish(begin(first), office.code(first), name)).isNull();
        var second = office.mail();
        var proof = begin(second);
        assertThat(why(finish(proof, "12345678", name))).isEqualTo(Code.CODE_MUST_MATCH);
        var code = office.code(second);
        assertThat(why(finish(proof, code, name))).isEqualTo(Code.USER_NAME_MUST_BE_FREE);
        assertThat(why(finish(proof, code, "a@b.example"))).isEqualTo(Code.USER_NAME_MUST_BE_FREE);
        assertThat(finish(proof, code, name + "2")).isNull();
        assertThat(signIn(name + "2")).isInstanceOf(SigningIn.SignedIn.class);
    }

    @Test
    void of_two_who_finish_at_once_with_one_name_one_gets_it_and_the_other_is_told()
            throws Exception {
        for (int round = 0; round < 5; round++) {
            var one = office.mail();
            var other = office.mail();
            var name = "twin" + one.substring(1, one.indexOf('@'));
            var first = begin(one);
            var second = begin(other);
            var code = office.code(one);
            var otherCode = office.code(other);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var left = threads.submit(() -> finish(first, code, name));
                var right = threads.submit(() -> finish(second, otherCode, name));
                assertThat(Arrays.asList(why(left.get()), why(right.get())))
                        .containsExactlyInAnyOrder(null, Code.USER_NAME_MUST_BE_FREE);
                var again = left.get() == null
                        ? finish(second, otherCode, name + "-2")
                        : finish(first, code, name + "-2");
                assertThat(again).as("the code is still good").isNull();
            }
        }
    }

    @Test
    void a_code_has_few_tries_and_little_time() {
        var mail = office.mail();
        var proof = begin(mail);
        for (int number = 0; number < AddressProofs.WRONG_TRIES_MAX; number++) {
            assertThat(why(finish(proof, "00000000", ""))).isEqualTo(Code.CODE_MUST_MATCH);
        }
        var code = office.code(mail);
        assertThat(why(finish(proof, code, ""))).isEqualTo(Code.CODE_TRIES_MUST_NOT_BE_USED_UP);
        var late = office.mail();
        var other = begin(late);
        var lateCode = office.code(late);
        office.operator.wind(Duration.ofMinutes(16));
        assertThat(why(finish(other, lateCode, ""))).isEqualTo(Code.CODE_MUST_BE_FRESH);
    }

    @Test
    void a_code_of_one_brand_or_purpose_is_nothing_for_another() {
        var mail = office.mail();
        var proof = begin(mail);
        var code = office.code(mail);
        var elsewhere = registrations.finish(OTHER, proof, code, newcomer(""), office.address());
        assertThat(why(elsewhere)).isEqualTo(Code.CODE_MUST_MATCH);
        var visitor = office.person();
        var asContact =
                office.part(ContactChanges.class).confirm(visitor, proof, code, office.address());
        assertThat(why(asContact)).isEqualTo(Code.CODE_MUST_MATCH);
    }

    @Test
    void asking_again_and_again_for_one_address_is_slowed_down() {
        var mail = office.mail();
        for (int number = 0; number < 3; number++) begin(mail);
        var fourth = registrations.begin(DEMO, mail, Language.EN, office.address());
        assertThat(fourth)
                .isInstanceOfSatisfying(
                        Beginning.Refused.class,
                        no -> assertThat(no.why().code()).isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER));
    }

    @Test
    void who_never_comes_back_is_erased() {
        var mail = office.mail();
        var account = accountOf(begin(mail));
        office.work();
        office.operator.wind(Duration.ofDays(2));
        office.part(ProofForgetting.class).work();
        assertThat(hasKey(account)).isFalse(); // I31
        assertThat(office.part(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from registrations.proof where expires_at < ?",
                                Integer.class,
                                java.sql.Timestamp.from(office.operator.clock.instant())))
                .isZero();
    }

    @Test
    void who_could_not_be_erased_just_now_is_erased_the_next_time() {
        var account = accountOf(begin(office.mail()));
        office.work();
        office.operator.wind(Duration.ofDays(2));
        var sql = office.part(JdbcTemplate.class);
        sql.execute("alter table subscribers.account_key add constraint stays_for_a_test check"
                + " (account_id <> '" + account + "' or destroyed_at is null)");
        try {
            assertThatThrownBy(() -> office.part(ProofForgetting.class).work())
                    .isInstanceOf(DataAccessException.class);
        } finally {
            sql.execute("alter table subscribers.account_key drop constraint stays_for_a_test");
        }
        office.part(ProofForgetting.class).work();
        assertThat(hasKey(account)).isFalse(); // I31
    }

    @Test
    void neither_the_code_nor_the_address_stands_in_the_database() {
        var mail = office.mail();
        begin(mail);
        var code = office.code(mail);
        var sql = office.part(JdbcTemplate.class);
        var rows = sql.queryForList("select body::text from workflow.effect").toString()
                + sql.queryForList("select body::text from workflow.journal")
                + sql.queryForList("select t::text from registrations.proof t")
                + sql.queryForList("select t::text from subscribers.addressee t");
        assertThat(rows).contains("REGISTRATION_CODE").doesNotContain(code, mail);
    }

    // The words used above.

    private final Office office = Office.open();

    private UUID accountOf(UUID proof) {
        return office.part(JdbcTemplate.class)
                .queryForObject(
                        "select account_id from registrations.proof where proof_id = ?",
                        UUID.class,
                        proof);
    }

    private boolean hasKey(UUID account) {
        return office.part(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) = 1 from subscribers.account_key"
                                + " where account_id = ? and sealed_keyset is not null",
                        Boolean.class,
                        account);
    }

    private final Registrations registrations = office.part(Registrations.class);

    private UUID begin(String contact) {
        return begun(registrations.begin(DEMO, contact, Language.ZH_HANT, office.address()));
    }

    private @Nullable Refusal finish(UUID proof, String code, String userName) {
        return registrations.finish(DEMO, proof, code, newcomer(userName), office.address());
    }

    private static Newcomer newcomer(String userName) {
        return new Newcomer("Lam Siu Ming", userName, PASSWORD, Language.ZH_HANT);
    }

    private SigningIn signIn(String login) {
        return office.part(Subscribers.class).signIn(DEMO, login, PASSWORD, office.address());
    }
}
