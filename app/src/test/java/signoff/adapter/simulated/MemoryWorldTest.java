// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier.Message;
import signoff.workflow.EffectId;

class MemoryWorldTest extends WorldTests {

    @Override
    WorldStore newStore() {
        return new MemoryWorldStore();
    }

    @Test
    void old_messages_make_room_for_new_ones() {
        var to = new Contact(Contact.Kind.SMS, "+85251110009");
        for (int number = 0; number < MemoryWorldStore.MESSAGES_KEPT + 5; number++) {
            var message = new Message(new BrandId("demo"), to, Language.EN, "", "" + number);
            store.keep(message, new EffectId(new UUID(0, number)), CLOCK.instant());
        }
        assertThat(world.messages(Integer.MAX_VALUE, 0)).hasSize(MemoryWorldStore.MESSAGES_KEPT);
        assertThat(world.messagesOf(new EffectId(new UUID(0, 4)))).isEmpty();
        assertThat(world.messagesOf(new EffectId(new UUID(0, 5)))).hasSize(1);
    }
}
