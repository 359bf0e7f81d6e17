// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.notification.AddressBook.Contact;
import signoff.notification.AddressBook.Reach;
import signoff.notification.port.MessageCarrier;
import signoff.notification.port.MessageCarrier.Answer;
import signoff.notification.port.MessageCarrier.Answer.Accepted;
import signoff.notification.port.MessageCarrier.Answer.Busy;
import signoff.notification.port.MessageCarrier.Answer.NoAnswer;
import signoff.notification.port.MessageCarrier.Answer.Undeliverable;
import signoff.workflow.Attempt;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;

class TellSubscriberHandlerTest {

    final TestCarrier mail = new TestCarrier(Contact.Kind.EMAIL);
    final TestCarrier sms = new TestCarrier(Contact.Kind.SMS);
    List<Contact> contacts = List.of(EMAIL, SMS);

    @Test
    void the_best_contact_is_told_and_nobody_else() {
        assertThat(handle(1)).isEqualTo(told("EMAIL", 1));
        assertThat(mail.sent).hasSize(1);
        assertThat(sms.sent).isEmpty();
        assertThat(mail.sent.getFirst().language()).isEqualTo(Language.ZH_HANT);
        assertThat(mail.sent.getFirst().brand()).isEqualTo(new BrandId("demo"));
        assertThat(mail.keys).containsExactly(EFFECT);
    }

    @Test
    void what_is_told_about_a_line_asks_for_contacts_that_outlive_it() {
        handle(1);
        assertThat(closingAsked).isEqualTo(LINE);
    }

    @Test
    void a_contact_that_takes_no_message_is_followed_by_the_next() {
        mail.answers.add(new Undeliverable("550"));
        assertThat(handle(1)).isEqualTo(told("SMS", 2));
    }

    @Test
    void when_no_contact_takes_a_message_a_person_has_to_find_one() {
        mail.answers.add(new Undeliverable("550"));
        sms.answers.add(new Undeliverable("unknown"));
        assertThat(handle(1)).isEqualTo(UNREACHABLE);
        contacts = List.of();
        assertThat(handle(1)).isEqualTo(UNREACHABLE);
    }

    /** R1: the receipt comes at once; one that does not is found again. */
    @Test
    void what_comes_later_than_promised_is_written_down_as_late() {
        var facts = new HashMap<>(NoticesTest.FACTS);
        facts.put(TellSubscriber.LATE_AFTER, NoticesTest.AT.toString());
        assertThat(handling(facts)).isEqualTo(told("EMAIL", 1));
        facts.put(TellSubscriber.LATE_AFTER, NoticesTest.AT.minusSeconds(1).toString());
        assertThat(handling(facts))
                .isEqualTo(new Outcome.Done(
                        Map.of("carried", "EMAIL", "contact", "1", "late", "true")));
    }

    private Outcome handling(Map<String, String> facts) {
        var telling = new TellSubscriber(ACCOUNT, LINE, Notice.SERVICE_ENDED, 0, facts);
        return new TellSubscriberHandler(addresses(), NoticesTest.COMPOSER, List.of(mail, sms))
                .handle(telling, attempt(1));
    }

    @Test
    void a_busy_carrier_is_given_time() {
        mail.answers.add(new Busy(Duration.ofSeconds(20)));
        assertThat(handle(1)).isEqualTo(new Outcome.NotYet(Duration.ofSeconds(20)));
        assertThat(sms.sent).isEmpty();
    }

    @Test
    void a_carrier_that_stays_busy_is_passed_over() {
        mail.answers.add(new Busy(Duration.ofSeconds(20)));
        assertThat(handle(TellSubscriberHandler.PATIENT_ATTEMPTS + 1)).isEqualTo(told("SMS", 2));
    }

    @Test
    void a_message_without_an_answer_may_have_been_sent() {
        mail.answers.add(new NoAnswer());
        assertThat(handle(1)).isEqualTo(new Outcome.Unknown());
        assertThat(sms.sent).isEmpty();
    }

    @Test
    void after_a_doubt_the_same_message_goes_out_again_with_the_same_key() {
        mail.answers.add(new NoAnswer());
        handle(1);
        assertThat(handle(2)).isEqualTo(told("EMAIL", 1));
        assertThat(mail.keys).containsExactly(EFFECT, EFFECT);
        assertThat(mail.sent.get(0)).isEqualTo(mail.sent.get(1));
    }

    @Test
    void a_doubt_about_one_contact_outlasts_a_delay_at_another() {
        mail.answers.add(new NoAnswer());
        sms.answers.add(new Busy(Duration.ofSeconds(20)));
        assertThat(handle(9)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void a_contact_that_no_adapter_serves_is_passed_over() {
        var handler = new TellSubscriberHandler(addresses(), NoticesTest.COMPOSER, List.of(sms));
        assertThat(handler.handle(TELLING, attempt(1))).isEqualTo(told("SMS", 2));
    }

    @Test
    void two_adapters_for_one_kind_stop_the_start() {
        var two = List.<MessageCarrier>of(mail, new TestCarrier(Contact.Kind.EMAIL));
        assertThatThrownBy(() -> new TellSubscriberHandler(addresses(), NoticesTest.COMPOSER, two))
                .hasMessageContaining("two adapters carry EMAIL");
    }

    private Outcome handle(int number) {
        var handler =
                new TellSubscriberHandler(addresses(), NoticesTest.COMPOSER, List.of(mail, sms));
        return handler.handle(TELLING, attempt(number));
    }

    private static Attempt attempt(int number) {
        return new Attempt(EFFECT, CASE, number, number > 1, NoticesTest.AT);
    }

    private static Outcome told(String carried, int contact) {
        return new Outcome.Done(Map.of("carried", carried, "contact", Integer.toString(contact)));
    }

    private @Nullable LineId closingAsked;

    private AddressBook addresses() {
        return new AddressBook() {
            @Override
            public Reach reach(AccountId account, @Nullable LineId closing) {
                closingAsked = closing;
                return new Reach(new BrandId("demo"), Language.ZH_HANT, contacts);
            }

            @Override
            public Reach beside(AccountId account, LineId line) {
                throw new AssertionError("only where the line itself must not read it");
            }
        };
    }

    /** Answers what it is told to, and then accepts. */
    private static final class TestCarrier implements MessageCarrier {

        final Contact.Kind kind;
        final Deque<Answer> answers = new ArrayDeque<>();
        final List<Message> sent = new ArrayList<>();
        final List<EffectId> keys = new ArrayList<>();

        TestCarrier(Contact.Kind kind) {
            this.kind = kind;
        }

        @Override
        public Contact.Kind carries() {
            return kind;
        }

        @Override
        public Answer send(Message message, EffectId key) {
            sent.add(message);
            keys.add(key);
            return answers.isEmpty() ? new Accepted() : answers.poll();
        }
    }

    static final Contact EMAIL = NoticesTest.EMAIL;
    static final Contact SMS = NoticesTest.SMS;
    static final AccountId ACCOUNT = NoticesTest.ACCOUNT;
    static final LineId LINE = new LineId(ACCOUNT, new UUID(0, 2));
    static final CaseId CASE = new CaseId(ACCOUNT, new UUID(0, 3));
    static final TellSubscriber TELLING =
            new TellSubscriber(ACCOUNT, LINE, Notice.SERVICE_ENDED, 0, NoticesTest.FACTS);
    static final EffectId EFFECT = EffectId.of(CASE, TELLING.leg());
    static final Outcome UNREACHABLE =
            new Outcome.Refused(Refusal.of(Refusal.Code.CONTACT_MUST_BE_REACHABLE));
}
