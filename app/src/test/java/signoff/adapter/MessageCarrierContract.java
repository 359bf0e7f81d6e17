// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier;
import signoff.notification.port.MessageCarrier.Answer.Accepted;
import signoff.notification.port.MessageCarrier.Answer.Busy;
import signoff.notification.port.MessageCarrier.Answer.NoAnswer;
import signoff.notification.port.MessageCarrier.Answer.Undeliverable;
import signoff.notification.port.MessageCarrier.Message;
import signoff.workflow.EffectId;

/** What every carrier of messages promises: one subclass for each adapter. */
public abstract class MessageCarrierContract {

    /** The carrier of this test: it delivers to {@link #living()}, and not to {@link #dead()}. */
    protected abstract MessageCarrier carrier();

    protected abstract Contact living();

    /** An address that the next system says does not exist. */
    protected abstract Contact dead();

    /** What the next system has taken over so far. */
    protected abstract List<Received> received() throws Exception;

    /** From here on the next system says that it is too busy. */
    protected abstract void becomeBusy() throws Exception;

    /** From here on the next system takes messages and never answers. */
    protected abstract void fallSilent() throws Exception;

    /**
     * A message on the far side.
     *
     * @param trace whatever there carries the key
     */
    public record Received(String subject, String text, String trace) {}

    @Test
    void it_carries_the_kind_it_says() {
        assertThat(carrier().carries()).isEqualTo(living().kind());
    }

    @Test
    void accepted_means_that_the_next_system_has_taken_it_over() throws Exception {
        assertThat(carrier().send(message(living()), KEY)).isEqualTo(new Accepted());
        assertThat(received()).hasSize(1);
        assertThat(received().getFirst().subject()).isEqualTo(SUBJECT);
        assertThat(received().getFirst().text()).isEqualTo(TEXT);
    }

    @Test
    void the_key_is_in_the_message_so_that_a_repeat_can_be_told_from_a_new_one() throws Exception {
        carrier().send(message(living()), KEY);
        carrier().send(message(living()), KEY);
        carrier().send(message(living()), OTHER_KEY);

        // A real server may deliver in another order than it took over.
        var traces = received().stream().map(Received::trace).sorted().toList();
        assertThat(traces).hasSize(3);
        assertThat(traces.get(0)).isEqualTo(traces.get(1)).contains(KEY.value().toString());
        assertThat(traces.get(2)).contains(OTHER_KEY.value().toString());
    }

    @Test
    void an_address_that_does_not_exist_is_undeliverable() throws Exception {
        assertThat(carrier().send(message(dead()), KEY)).isInstanceOf(Undeliverable.class);
        assertThat(received()).isEmpty();
    }

    @Test
    void a_system_that_is_busy_has_taken_nothing_over() throws Exception {
        becomeBusy();
        assertThat(carrier().send(message(living()), KEY)).isInstanceOf(Busy.class);
        assertThat(received()).isEmpty();
    }

    @Test
    void no_answer_in_time_is_an_answer_and_not_an_exception() throws Exception {
        fallSilent();
        assertThat(carrier().send(message(living()), KEY)).isEqualTo(new NoAnswer());
    }

    static Message message(Contact to) {
        return new Message(new BrandId("demo"), to, Language.ZH_HANT, SUBJECT, TEXT);
    }

    static final String SUBJECT = "已收到您的註銷申請";
    static final String TEXT = "第一行\n\nA line that begins\n.with a dot";
    protected static final EffectId KEY = new EffectId(new UUID(0x1234, 12));
    protected static final EffectId OTHER_KEY = new EffectId(new UUID(0x1234, 13));
}
