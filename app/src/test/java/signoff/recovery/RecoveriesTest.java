// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static signoff.registration.Office.DEMO;
import static signoff.registration.Office.PASSWORD;
import static signoff.registration.Office.begun;
import static signoff.registration.Office.why;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.claim.Claims;
import signoff.kernel.AccountId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Visitor;
import signoff.line.Lines;
import signoff.recovery.Recoveries.Asking;
import signoff.recovery.Recoveries.Reason;
import signoff.recovery.Recoveries.Regaining;
import signoff.recovery.RecoveryDecisions.Request;
import signoff.registration.Office;
import signoff.subscriber.Contacts;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.SigningIn;
import signoff.subscriber.document.Document;
import signoff.subscriber.document.Documents;

/** Getting back into an account with the help of staff (SF-28), with messages as they are read. */
class RecoveriesTest {

    @Test
    void an_accepted_request_opens_the_account_after_its_contacts_had_time_to_object() {
        var old = office.mail();
        office.person(old);
        var fresh = office.mail();
        var request = ask(old, fresh);
        assertThat(request.found()).isTrue();
        assertThat(accept(request, "contract seen")).isNull();
        assertThat(office.told(old).getFirst()).contains("asks for a new password");
        assertThat(office.told(fresh).getFirst()).contains("is accepted");

        office.operator.wind(Duration.ofHours(71));
        office.work();
        assertThat(office.told(fresh).getFirst()).contains("is accepted");
        office.operator.wind(Duration.ofHours(2));
        assertThat(regain(fresh, "12345678")).isEqualTo(Code.CODE_MUST_MATCH);
        assertThat(regain(fresh, office.code(fresh))).isNull();
        assertThat(signIn(old, NEW)).isInstanceOf(SigningIn.SignedIn.class);
        assertThat(signIn(fresh, NEW)).isInstanceOf(SigningIn.SignedIn.class);
        assertThat(signIn(old, PASSWORD)).isInstanceOf(SigningIn.Refused.class);
        assertThat(office.told(old).getFirst()).contains("new password");
    }

    @Test
    void the_number_of_a_line_of_ours_that_somebody_comes_back_with_dies_with_that_line() {
        var old = office.mail();
        var owner = office.person(old).account();
        var line = office.line(owner);
        var number = "+" + office.identity(line).msisdn();
        accept(ask(old, number), "contract seen");
        office.operator.wind(Duration.ofHours(73));
        assertThat(regain(number, office.code(number))).isNull();
        assertThat(office.part(Contacts.class).of(owner))
                .extracting(one -> one.contact().address(), Contacts.Held::diesWithLine)
                .containsExactly(tuple(old, false), tuple(number, true)); // SF-24, I32
    }

    @Test
    void the_owner_stops_it_with_the_code_they_were_sent() {
        var old = office.mail();
        office.person(old);
        var fresh = office.mail();
        accept(ask(old, fresh), "looked good");
        var code = office.code(old);
        assertThat(stop(office.mail(), code)).isEqualTo(Code.CODE_MUST_MATCH);
        assertThat(stop(old, "12345678")).isEqualTo(Code.CODE_MUST_MATCH);
        assertThat(stop(old, code)).isNull();
        office.operator.wind(Duration.ofHours(80));
        assertThat(office.told(fresh).getFirst()).contains("could not grant");
        assertThat(signIn(old, PASSWORD)).isInstanceOf(SigningIn.SignedIn.class);
    }

    @Test
    void nobody_keeps_the_owner_from_stopping_it_by_typing_wrong_codes_before() {
        var old = office.mail();
        office.person(old);
        accept(ask(old, office.mail()), "looked good");
        for (int number = 0; number < 20; number++) {
            assertThat(stop(old, "12345678")).isEqualTo(Code.CODE_MUST_MATCH);
        }
        assertThat(stop(old, office.code(old))).isNull();
    }

    @Test
    void who_asks_for_an_account_that_nobody_has_is_answered_the_same() {
        var fresh = office.mail();
        var request = ask("nobody-of-this-name", fresh);
        assertThat(request.found()).isFalse();
        assertThat(why(accept(request, "note"))).isEqualTo(Code.RECOVERY_MUST_AWAIT_DECISION);
        assertThat(decisions.decline(engineer, request.id(), Reason.NOTHING_FOUND, "none"))
                .isNull();
        assertThat(office.told(fresh).getFirst()).contains("could not grant"); // I33
        assertThat(why(decisions.decline(engineer, request.id(), Reason.NOTHING_FOUND, "again")))
                .isEqualTo(Code.RECOVERY_MUST_AWAIT_DECISION);
    }

    @Test
    void a_decision_needs_a_note_and_what_was_written_is_sealed() {
        var old = office.mail();
        office.person(old);
        var request = ask(old, office.mail());
        assertThat(why(accept(request, " "))).isEqualTo(Code.NOTE_MUST_BE_GIVEN);
        accept(request, "passport 4711");
        var rows = office.part(JdbcTemplate.class)
                .queryForList("select t::text from recoveries.recovery t")
                .toString();
        assertThat(rows).doesNotContain("4711", WORDS, old); // I31
    }

    @Test
    void a_line_that_no_message_reaches_is_given_by_a_person() {
        var line = unclaimed();
        var visitor = office.person();
        var serial = office.identity(line).iccid();
        assertThat(askForLine(visitor, serial)).isNull();
        var request = newest();
        assertThat(request.found()).isTrue();
        assertThat(accept(request, "receipt seen")).isNull();
        assertThat(office.part(Lines.class).of(visitor.account())).hasSize(1);
    }

    /** SF-26. */
    @Test
    void the_document_of_who_asks_for_a_line_is_entered_sealed_and_compared_from_then_on() {
        var line = unclaimed();
        var visitor = office.person();
        askForLine(visitor, office.identity(line).iccid());
        var request = newest();
        assertThat(why(accept(request, OTHER_PASSPORT, " "))).isEqualTo(Code.NOTE_MUST_BE_GIVEN);
        assertThat(documents.of(visitor.account())).isEmpty();
        assertThat(accept(request, PASSPORT, "passport seen")).isNull();
        assertThat(documents.of(visitor.account()))
                .contains(new Documents.Shown(Document.Kind.PASSPORT, "67"));
        var rows = office.part(JdbcTemplate.class)
                .queryForList("select d::text from subscribers.document d")
                .toString();
        assertThat(rows).doesNotContain("E1234567", "4567"); // I31
        askForLine(visitor, office.identity(unclaimed()).iccid());
        assertThat(why(accept(newest(), OTHER_PASSPORT, "passport seen")))
                .isEqualTo(Code.DOCUMENT_MUST_MATCH);
    }

    /** SF-26, I31: what was entered for nothing would stay with the account for ever. */
    @Test
    void the_document_of_who_is_not_given_the_line_is_not_kept() {
        var owned = office.line(office.person().account());
        var visitor = office.person();
        askForLine(visitor, office.identity(owned).iccid());
        assertThat(why(accept(newest(), PASSPORT, "passport seen")))
                .isEqualTo(Code.LINE_MUST_BE_UNCLAIMED);
        assertThat(documents.of(visitor.account())).isEmpty();
    }

    /** SF-26: its holder may still say that it was somebody else who asked. */
    @Test
    void the_document_of_who_asks_for_an_account_is_compared_and_never_entered() {
        var old = office.mail();
        var holder = office.person(old).account();
        var request = ask(old, office.mail());
        documents.keep(Office.DEMO, holder, OTHER_PASSPORT);
        assertThat(why(accept(request, PASSPORT, "passport seen")))
                .isEqualTo(Code.DOCUMENT_MUST_MATCH);
        assertThat(accept(request, OTHER_PASSPORT, "passport seen")).isNull();

        var unknown = office.mail();
        var other = office.person(unknown).account();
        assertThat(accept(ask(unknown, office.mail()), PASSPORT, "passport seen"))
                .isNull();
        assertThat(documents.of(other)).isEmpty();
    }

    @Test
    void a_line_that_somebody_has_is_never_given() {
        var owner = office.person();
        var line = office.line(owner.account());
        var visitor = office.person();
        assertThat(askForLine(visitor, office.identity(line).iccid())).isNull();
        assertThat(why(accept(newest(), "note"))).isEqualTo(Code.LINE_MUST_BE_UNCLAIMED);
        assertThat(office.part(Lines.class).of(owner.account())).hasSize(1); // I27
    }

    @Test
    void what_was_written_is_forgotten_a_month_after_it_was_decided_I31() {
        var undecided = ask("nobody-so-far", office.mail());
        var request = ask("nobody-any-more", office.mail());
        assertThat(decisions.decline(engineer, request.id(), Reason.NOTHING_FOUND, "none"))
                .isNull();
        office.work();
        var applicant = applicantOf(request);
        office.operator.wind(Duration.ofDays(29));
        forget();
        assertThat(left(request)).containsExactly(true);
        office.operator.wind(Duration.ofDays(2));
        forget();
        assertThat(left(request)).isEmpty();
        assertThat(isErased(applicant)).isTrue();
        assertThat(left(undecided)).containsExactly(true);
    }

    /** I11: the reports that were missed come one after the other, and then it can be decided. */
    @Test
    void a_request_can_be_decided_after_half_a_year_in_which_no_server_ran() {
        var request = ask("nobody-for-half-a-year", office.mail());
        office.operator.wind(Duration.ofDays(200));
        office.work();
        assertThat(decisions.toDecide(DEMO, 1_000))
                .filteredOn(one -> one.id().equals(request.id()))
                .hasSize(1);
        assertThat(decisions.decline(engineer, request.id(), Reason.NOTHING_FOUND, "late"))
                .isNull();
    }

    @Test
    void who_was_erased_meanwhile_is_not_let_in() {
        var old = office.mail();
        var owner = office.person(old);
        var fresh = office.mail();
        accept(ask(old, fresh), "contract seen");
        office.operator.wind(Duration.ofHours(73));
        var code = office.code(fresh);
        office.part(Subscribers.class).erase(owner.account());
        assertThat(regain(fresh, code)).isEqualTo(Code.CODE_MUST_BE_FRESH);
    }

    // The words used above.

    private static final Document PASSPORT =
            Document.typed(Document.Kind.PASSPORT, "e 123-4567").orElseThrow();
    private static final Document OTHER_PASSPORT =
            Document.typed(Document.Kind.PASSPORT, "E7654321").orElseThrow();

    private void forget() {
        while (office.part(RecoveryForgetting.class).work()) {}
    }

    private UUID applicantOf(Request request) {
        return office.part(JdbcTemplate.class)
                .queryForObject(
                        "select account_id from recoveries.recovery where case_id = ?",
                        UUID.class,
                        request.id());
    }

    private boolean isErased(UUID account) {
        return office.part(JdbcTemplate.class)
                .queryForObject(
                        "select sealed_keyset is null from subscribers.account_key"
                                + " where account_id = ?",
                        Boolean.class,
                        account);
    }

    /** Whether the key of who asked is left, if the request is. */
    private List<Boolean> left(Request request) {
        return office.part(JdbcTemplate.class)
                .queryForList(
                        "select sealed_keyset is not null from recoveries.recovery"
                                + " join subscribers.account_key using (account_id)"
                                + " where case_id = ?",
                        Boolean.class,
                        request.id());
    }

    private static final String NEW = "a door without a handle";
    private static final String WORDS = "a contract of the year before last";

    private final Office office = Office.open();
    private final Recoveries recoveries = office.part(Recoveries.class);
    private final RecoveryDecisions decisions = office.part(RecoveryDecisions.class);
    private final Documents documents = office.part(Documents.class);
    private final Visitor engineer = office.engineer();

    private @Nullable Refusal accept(Request request, String note) {
        return decisions.accept(engineer, request.id(), note, null);
    }

    private @Nullable Refusal accept(Request request, Document seen, String note) {
        return decisions.accept(engineer, request.id(), note, seen);
    }

    private LineId unclaimed() {
        var line = office.line(new AccountId(UUID.randomUUID()));
        office.part(Claims.class).enter(line);
        return line;
    }

    private Request ask(String subject, String fresh) {
        var asking = new Asking(subject, WORDS, fresh, Language.EN, "Asia/Hong_Kong");
        var proof = begun(recoveries.begin(DEMO, asking, office.address()));
        var code = office.code(fresh);
        assertThat(recoveries.confirm(DEMO, proof, code, office.address())).isNull();
        return newest();
    }

    private Request newest() {
        return decisions.toDecide(DEMO, 1_000).getLast();
    }

    private @Nullable Refusal askForLine(Visitor visitor, String typed) {
        return recoveries.askForLine(visitor, typed, WORDS, office.address());
    }

    private @Nullable Code regain(String contact, String code) {
        var typed = new Regaining(contact, code, NEW);
        return why(recoveries.regain(DEMO, typed, office.address()));
    }

    private @Nullable Code stop(String login, String code) {
        return why(recoveries.stop(DEMO, login, code, office.address()));
    }

    private SigningIn signIn(String login, String password) {
        return office.part(Subscribers.class).signIn(DEMO, login, password, office.address());
    }
}
