// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.notification.AddressBook.Contact;
import signoff.subscriber.Subscribers;
import signoff.workflow.Attempt;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;

/** From a telling to the message in the reader's hands, with everything in between as it runs. */
@SpringBootTest(properties = "signoff.workflow.run=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class TellingTest {

    @Autowired
    TellSubscriberHandler handler;

    @Autowired
    Subscribers subscribers;

    @Autowired
    SimulatedWorld world;

    @Autowired
    MessageProofs proofs;

    final AccountId account = new AccountId(UUID.randomUUID());
    final LineId line = new LineId(account, UUID.randomUUID());
    final CaseId owner = new CaseId(account, UUID.randomUUID());

    @Test
    void a_subscriber_reads_in_their_language_and_in_the_name_of_their_brand() {
        register("anna" + account.value() + "@example.net", null, null);
        assertThat(tell()).isInstanceOf(Outcome.Done.class);
        assertThat(received()).singleElement().satisfies(sent -> {
            assertThat(sent.message().brand()).isEqualTo(new BrandId("other"));
            assertThat(sent.message().language()).isEqualTo(Language.ZH_HANT);
            assertThat(sent.message().text()).contains("尾號0009", "Other Mobile");
        });
    }

    @Test
    void a_reader_can_check_that_the_message_is_ours() {
        register("anna" + account.value() + "@example.net", null, null);
        tell();
        var message = received().getFirst().message();
        var proof = message.text().replaceAll("(?s).*核對碼([0-9A-Z-]{14}).*", "$1");
        assertThat(proofs.check(message.to().address(), proof))
                .map(MessageProofs.Genuine::notice)
                .contains(Notice.SERVICE_ENDED);
    }

    @Test
    void the_number_that_is_being_closed_is_not_told_while_another_contact_is_there_I32() {
        register("anna" + account.value() + "@example.net", "+85251234567", line);
        world.refuse("anna" + account.value() + "@example.net");
        assertThat(tell())
                .isEqualTo(new Outcome.Refused(Refusal.of(Refusal.Code.CONTACT_MUST_BE_REACHABLE)));
        assertThat(received()).isEmpty();
    }

    @Test
    void the_number_that_is_being_closed_is_told_when_there_is_nothing_else_I32() {
        register(null, "+85251234568", line);
        assertThat(tell()).isInstanceOf(Outcome.Done.class);
        assertThat(received())
                .singleElement()
                .satisfies(sent -> assertThat(sent.message().to())
                        .isEqualTo(new Contact(Contact.Kind.SMS, "+85251234568")));
    }

    @Test
    void the_number_of_another_line_is_as_good_as_any() {
        register(null, "+85251234569", new LineId(account, UUID.randomUUID()));
        assertThat(tell()).isInstanceOf(Outcome.Done.class);
    }

    private void register(
            @Nullable String email, @Nullable String phone, @Nullable LineId ownLine) {
        subscribers.register(new Subscribers.Registration(
                account,
                new BrandId("other"),
                Subscribers.Role.SUBSCRIBER,
                "Anna",
                List.of("anna-" + account.value()),
                "three blind mice run",
                Language.ZH_HANT,
                email,
                phone,
                ownLine));
    }

    private Outcome tell() {
        var telling = new TellSubscriber(account, line, Notice.SERVICE_ENDED, 0, NoticesTest.FACTS);
        return handler.handle(telling, new Attempt(effect(), owner, 1, false, Instant.EPOCH));
    }

    private List<Sent> received() {
        return world.messagesOf(effect());
    }

    private EffectId effect() {
        return EffectId.of(owner, "Tell-SERVICE_ENDED-0");
    }
}
