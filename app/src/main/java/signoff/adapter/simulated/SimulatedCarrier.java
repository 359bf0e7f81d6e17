// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Clock;
import signoff.adapter.simulated.Link.Trouble;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier;
import signoff.workflow.EffectId;

/** Takes over messages of one kind, and keeps them to be read. */
final class SimulatedCarrier implements MessageCarrier {

    private static final Trouble<Answer> TROUBLE = new Trouble<>(
            new Answer.Busy(Link.BUSY_FOR),
            new Answer.Undeliverable("simulated"),
            new Answer.NoAnswer());

    private final Contact.Kind kind;
    private final WorldStore store;
    private final Link link;
    private final Clock clock;

    SimulatedCarrier(Contact.Kind kind, WorldStore store, Weather weather, Clock clock) {
        this.kind = kind;
        this.store = store;
        this.link = new Link(kind == Contact.Kind.EMAIL ? Target.MAIL : Target.SMS, weather);
        this.clock = clock;
    }

    @Override
    public Contact.Kind carries() {
        return kind;
    }

    @Override
    public Answer send(Message message, EffectId key) {
        return link.order(
                TROUBLE,
                () -> store.keep(message, key, clock.instant())
                        ? new Answer.Accepted()
                        : new Answer.Undeliverable("no such address"));
    }
}
