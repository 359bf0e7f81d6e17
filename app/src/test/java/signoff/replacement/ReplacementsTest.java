// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.Target;
import signoff.closure.Closures;
import signoff.closure.check.Check;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Owner;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.SubscriberRegister.Service;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.notification.AddressBook.Contact;
import signoff.replacement.Replacements.Deciding;
import signoff.replacement.Replacements.EndedFor;
import signoff.replacement.Replacements.Status;
import signoff.subscriber.Contacts;
import signoff.workflow.EffectId;

/** Another SIM with the same number, as people ask for it (SF-31, X-15). */
class ReplacementsTest extends ReplacedLines {

    @Test
    void a_lost_line_gets_an_esim_with_the_same_number_and_is_on_again() {
        var line = esimLine();
        var old = identity(line);
        block(line);
        work();
        var one = confirmed(line, SimForm.ESIM);
        assertThat(reasons(line)).as("blocked until then").containsExactly(Reason.LOST_STOLEN);
        work();
        assertThat(status(one)).isEqualTo(Status.REPLACED);
        isOnAnotherSim(line, old, "LOST");
        assertThat(reasons(line)).isEmpty();
        assertThat(service(identity(line))).isEqualTo(Service.SERVED);
        assertThat(lines.find(line).orElseThrow().status()).isEqualTo(Line.Status.ACTIVE);
        assertThat(part(Supply.class).activationCode(line).orElseThrow().text())
                .startsWith("LPA:1$");
        assertThat(lines.holder(DEMO, old.msisdn())).contains(line);
    }

    @Test
    void a_broken_card_is_replaced_by_the_one_whose_serial_is_typed_and_the_line_stays_on() {
        var line = cardLine();
        var old = identity(line);
        var card = newSim(SimForm.CARD);
        var one = confirmed(line, SimForm.CARD);
        assertThat(one.status()).isEqualTo(Status.AWAITING_CARD);
        assertThat(refused(replacements.nameCard(one.id(), "89860", ACTOR)).code())
                .isEqualTo(Code.CARD_SERIAL_MUST_BE_WHOLE);
        assertThat(refused(replacements.nameCard(one.id(), "8986000000000000001", ACTOR))
                        .code())
                .isIn(Code.CARD_MUST_BE_FREE, Code.CARD_SERIAL_MUST_BE_WHOLE);
        decided(replacements.nameCard(one.id(), card, ACTOR));
        work();
        isOnAnotherSim(line, old, "SCRAPPED");
        assertThat(identity(line).iccid()).isEqualTo(card);
        assertThat(service(identity(line))).isEqualTo(Service.SERVED);
        assertThat(part(Supply.class).activationCode(line)).isEmpty();
    }

    @Test
    void a_sim_in_the_app_is_replaced_by_another_in_the_app() {
        var line = newLine("roaming-app", "roam-as-you-go", true);
        var old = identity(line);
        confirmed(line, SimForm.VIRTUAL);
        work();
        isOnAnotherSim(line, old, "SCRAPPED");
    }

    @Test
    void only_a_form_that_its_kind_has_can_be_asked_for() {
        var line = cardLine();
        assertThat(replacements.forms(lines.find(line).orElseThrow()))
                .containsExactly(SimForm.CARD);
        assertThat(refused(replacements.ask(line, SimForm.VIRTUAL, null, ACTOR)))
                .isEqualTo(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "form"));
    }

    @Test
    void what_others_have_barred_stays_and_the_new_sim_serves_nobody_I4() {
        var line = esimLine();
        var old = identity(line);
        block(line);
        suspend(line, Reason.FRAUD);
        work();
        confirmed(line, SimForm.ESIM);
        work(Duration.ofHours(1));
        isOnAnotherSim(line, old, "LOST");
        assertThat(reasons(line)).containsExactly(Reason.FRAUD);
        assertThat(service(identity(line))).isEqualTo(Service.BARRED);
    }

    @Test
    void reported_lost_once_more_after_the_code_it_stays_blocked_I5_I6() {
        var line = esimLine();
        block(line);
        work();
        var one = confirmed(line, SimForm.ESIM);
        clock.wind(Duration.ofSeconds(1));
        block(line);
        work(Duration.ofHours(1));
        assertThat(status(one)).isEqualTo(Status.REPLACED);
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN);
        assertThat(service(identity(line))).isEqualTo(Service.BARRED);
    }

    @Test
    void the_code_goes_to_a_contact_that_is_not_the_line_and_without_one_there_is_none_I34() {
        var line = newLine("phone-esim", "esim-8gb", false);
        assertThat(refused(replacements.ask(line, SimForm.ESIM, null, ACTOR)).code())
                .isEqualTo(Code.CONTACT_MUST_OUTLIVE_LINE);
        var other = esimLine();
        var one = ask(other, SimForm.ESIM);
        work();
        var key = EffectId.of(one.id(), "Tell-SIM_CONFIRM-1");
        assertThat(world.messagesOf(key).getFirst().message().to().address())
                .endsWith("@example.test");
    }

    @Test
    void a_code_goes_to_nobody_rather_than_to_the_line_that_is_left_alone_meanwhile_I34() {
        var line = esimLine();
        var contacts = part(Contacts.class);
        var mail = contacts.of(line.account()).getFirst();
        var one = ask(line, SimForm.ESIM);
        var own = new Contact(Contact.Kind.SMS, "+" + identity(line).msisdn());
        contacts.add(line.account(), own, null);
        contacts.remove(line.account(), mail.id());
        assertThat(contacts.of(line.account())).hasSize(1);
        work();
        assertThat(world.messagesOf(EffectId.of(one.id(), "Tell-SIM_CONFIRM-1")))
                .isEmpty();
    }

    @Test
    void nobody_is_flooded_with_codes_by_asking_and_cancelling_I33() {
        var line = esimLine();
        for (int round = 0; round < 3; round++) {
            var one = ask(line, SimForm.ESIM);
            assertThat(ask(line, SimForm.ESIM).id()).isEqualTo(one.id());
            decided(replacements.cancel(one.id(), ACTOR));
        }
        assertThat(refused(replacements.ask(line, SimForm.ESIM, null, ACTOR)).code())
                .isEqualTo(Code.ATTEMPTS_MUST_BE_SLOWER);
        clock.wind(Duration.ofMinutes(15));
        ask(line, SimForm.ESIM);
    }

    @Test
    void who_has_just_changed_the_password_waits_and_can_still_block_I6_I34() {
        var line = esimLine();
        changeCredentials(line);
        var why = refused(replacements.ask(line, SimForm.ESIM, null, ACTOR));
        assertThat(why)
                .isEqualTo(Refusal.of(
                        Code.CREDENTIALS_MUST_BE_SETTLED,
                        "until",
                        clock.instant().plus(Duration.ofHours(72))));
        block(line);
        work();
        assertThat(service(identity(line))).isEqualTo(Service.BARRED);
        clock.wind(Duration.ofHours(72));
        ask(line, SimForm.ESIM);
    }

    @Test
    void after_it_no_closing_and_so_no_payout_for_72_hours_whatever_code_is_typed_I34() {
        var line = esimLine();
        confirmed(line, SimForm.ESIM);
        work();
        var check = check(line);
        assertThat(check.found()).isTrue();
        assertThat(check.stops()).isTrue();
        assertThat(check.deadline()).isEqualTo(START.plus(Duration.ofHours(72)));
        clock.wind(Duration.ofHours(73));
        assertThat(check(line).found()).isFalse();
    }

    /** No timer has run between: the request for another one is what finds it run out. */
    @Test
    void who_asks_again_after_the_code_has_run_out_gets_one_that_is_open() {
        var line = esimLine();
        var one = ask(line, SimForm.ESIM);
        clock.wind(Duration.ofDays(8));
        var other = ask(line, SimForm.ESIM);
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(other.status()).isEqualTo(Status.AWAITING_CODE);
    }

    @Test
    void a_wrong_code_replaces_nothing_and_runs_out_of_tries_I33() {
        var line = esimLine();
        var one = ask(line, SimForm.ESIM);
        for (int number = 0; number < 5; number++) {
            assertThat(refused(replacements.confirm(one.id(), "00000000", ACTOR))
                            .code())
                    .isEqualTo(Code.CODE_MUST_MATCH);
        }
        assertThat(refused(replacements.confirm(one.id(), code(one.id(), 1), ACTOR))
                        .code())
                .isEqualTo(Code.CODE_TRIES_MUST_NOT_BE_USED_UP);
        ask(line, SimForm.ESIM);
        decided(replacements.confirm(one.id(), code(one.id(), 2), ACTOR));
    }

    @Test
    void an_empty_stock_is_said_at_once_and_the_code_still_works_later() {
        part(JdbcTemplate.class).update("delete from lines.sim where state = 'IN_STOCK'");
        var line = esimLine();
        var one = ask(line, SimForm.ESIM);
        var code = code(one.id(), 1);
        assertThat(refused(replacements.confirm(one.id(), code, ACTOR)).code())
                .isEqualTo(Code.SIM_MUST_BE_IN_STOCK);
        newSim(SimForm.ESIM);
        decided(replacements.confirm(one.id(), code, ACTOR));
        work();
        assertThat(status(one)).isEqualTo(Status.REPLACED);
    }

    @Test
    void a_line_that_is_being_closed_gets_none_and_one_that_is_asked_for_lapses() {
        var line = esimLine();
        var one = ask(line, SimForm.ESIM);
        var code = code(one.id(), 1);
        var closing = beginClosing(line);
        var refusal = Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", closing.number());
        assertThat(refused(replacements.confirm(one.id(), code, ACTOR))).isEqualTo(refusal);
        work(Duration.ofDays(4));
        assertThat(replacements.find(one.id()).orElseThrow().endedFor())
                .isEqualTo(EndedFor.NO_CODE);
        assertThat(refused(replacements.ask(line, SimForm.ESIM, null, ACTOR))).isEqualTo(refusal);
    }

    @Test
    void a_closing_that_begins_while_the_network_is_told_gets_the_line_with_its_old_sim() {
        for (int steps = 0; steps < 6; steps++) {
            var line = esimLine();
            var old = identity(line);
            newSim(SimForm.ESIM);
            var one = confirmed(line, SimForm.ESIM);
            for (int step = 0; step < steps; step++) hand.work(1);
            beginClosing(line);
            if (steps % 2 == 0) endService(line);
            work(Duration.ofHours(1));
            if (status(one) == Status.REPLACED) {
                assertThat(identity(line).iccid()).isNotEqualTo(old.iccid());
            } else {
                assertThat(replacements.find(one.id()).orElseThrow().endedFor())
                        .isEqualTo(EndedFor.CLOSED);
                assertThat(identity(line)).isEqualTo(old);
                var off = lines.find(line).orElseThrow().serviceEndedAt() != null;
                assertThat(service(old)).isEqualTo(off ? Service.BARRED : Service.SERVED);
            }
        }
    }

    @Test
    void the_checks_of_a_closing_see_it_as_an_order_that_waits_or_runs() {
        var line = esimLine();
        var one = ask(line, SimForm.ESIM);
        assertThat(check(line, Check.Code.UNFINISHED_ORDER).found()).isTrue();
        assertThat(check(line, Check.Code.RUNNING_TRANSACTION).found()).isFalse();
        decided(replacements.confirm(one.id(), code(one.id(), 1), ACTOR));
        assertThat(check(line, Check.Code.UNFINISHED_ORDER).found()).isFalse();
        assertThat(check(line, Check.Code.RUNNING_TRANSACTION).found()).isTrue();
        work();
        assertThat(check(line, Check.Code.RUNNING_TRANSACTION).found()).isFalse();
    }

    @Test
    void a_network_that_refuses_leaves_the_line_as_it_was_once_the_holder_says_so() {
        var line = esimLine();
        var old = identity(line);
        block(line);
        work();
        world.setFaults(Target.CHARGING, Faults.NONE.withRefused(1));
        var one = confirmed(line, SimForm.ESIM);
        work();
        assertThat(status(one)).isEqualTo(Status.HELD);
        world.setFaults(Faults.NONE);
        decided(replacements.cancel(one.id(), ACTOR));
        work(Duration.ofHours(1));
        assertThat(status(one)).isEqualTo(Status.ENDED);
        isOnTheOldSim(line, old);
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN);
    }

    @Test
    void a_network_that_refuses_is_put_right_by_a_person_who_tries_again() {
        var line = esimLine();
        var old = identity(line);
        world.setFaults(Target.REGISTER, Faults.NONE.withRefused(1));
        var one = confirmed(line, SimForm.ESIM);
        work();
        assertThat(status(one)).isEqualTo(Status.HELD);
        assertThat(service(old)).isEqualTo(Service.SERVED);
        world.setFaults(Faults.NONE);
        decided(replacements.tryAgain(one.id(), ACTOR));
        work();
        isOnAnotherSim(line, old, "SCRAPPED");
    }

    @Test
    void many_clicks_replace_once() throws Exception {
        var line = esimLine();
        newSim(SimForm.ESIM);
        newSim(SimForm.ESIM);
        var asking = (Callable<Deciding>) () -> replacements.ask(line, SimForm.ESIM, null, ACTOR);
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = tabs.invokeAll(List.of(asking, asking, asking)).stream()
                    .map(answer -> decided(answer.resultNow()).id())
                    .distinct()
                    .toList();
            assertThat(ids).hasSize(1);
            var code = newestCode(ids.getFirst());
            var click =
                    (Callable<Deciding>) () -> replacements.confirm(ids.getFirst(), code, ACTOR);
            for (var answer : tabs.invokeAll(List.of(click, click, click))) {
                decided(answer.get());
            }
        }
        work();
        assertThat(simsOf(line)).isEqualTo(1);
    }

    @Test
    void who_keeps_the_old_sim_has_it_and_can_ask_again() {
        var line = cardLine();
        var old = identity(line);
        var one = confirmed(line, SimForm.CARD);
        decided(replacements.cancel(one.id(), ACTOR));
        assertThat(status(one)).isEqualTo(Status.ENDED);
        isOnTheOldSim(line, old);
        assertThat(ask(line, SimForm.CARD).id()).isNotEqualTo(one.id());
        assertThat(refused(replacements.cancel(one.id(), ACTOR)).code())
                .isEqualTo(Code.ORDER_MUST_BE_CANCELLABLE);
    }

    // The words used above.

    private String newestCode(CaseId id) {
        work();
        var round = 1;
        while (isSent(id, round + 1)) round++;
        return code(id, round);
    }

    private boolean isSent(CaseId id, int round) {
        var key = EffectId.of(id, "Tell-SIM_CONFIRM-" + round);
        return !world.messagesOf(key).isEmpty();
    }

    private int simsOf(LineId line) {
        var query = "select count(*) from lines.sim where line_id = ? and state = 'ASSIGNED'";
        return part(JdbcTemplate.class).queryForObject(query, Integer.class, line.value());
    }

    private void suspend(LineId line, Reason reason) {
        var why = new Suspension(reason, Owner.OPERATOR, clock.instant(), null);
        part(TransactionTemplate.class).executeWithoutResult(status -> lines.suspend(line, why));
    }

    private void changeCredentials(LineId line) {
        part(JdbcTemplate.class)
                .update(
                        "update subscribers.person set changed_at = ?" + " where account_id = ?",
                        java.sql.Timestamp.from(clock.instant()),
                        line.account().value());
    }

    private Check check(LineId line) {
        return check(line, Check.Code.RECENT_CHANGE);
    }

    private Check check(LineId line, Check.Code code) {
        var preview = (Closures.Previewing.Previewed) part(Closures.class).preview(line, null);
        return preview.preview().checks().stream()
                .filter(check -> check.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
