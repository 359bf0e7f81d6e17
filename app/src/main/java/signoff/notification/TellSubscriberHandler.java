// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signoff.kernel.Refusal;
import signoff.notification.AddressBook.Contact;
import signoff.notification.AddressBook.Reach;
import signoff.notification.port.MessageCarrier;
import signoff.notification.port.MessageCarrier.Answer;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/**
 * Tells a subscriber over the best contact that works.
 *
 * <p>Mail and SMS cannot be asked what became of a message. So after a doubt it is sent again, with
 * the same key: a mail then comes with the same Message-ID, which most programs show once; a text
 * message may be read twice. Telling twice is better than not telling.
 */
@Component
class TellSubscriberHandler implements EffectHandler<TellSubscriber> {

    private static final Logger LOG = LoggerFactory.getLogger(TellSubscriberHandler.class);

    /** A contact that was busy this often is passed over while another one works. */
    static final int PATIENT_ATTEMPTS = 3;

    private final AddressBook addresses;
    private final Composer composer;
    private final Map<Contact.Kind, MessageCarrier> carriers = new EnumMap<>(Contact.Kind.class);

    TellSubscriberHandler(AddressBook addresses, Composer composer, List<MessageCarrier> carriers) {
        this.addresses = addresses;
        this.composer = composer;
        for (var carrier : carriers) {
            var other = this.carriers.put(carrier.carries(), carrier);
            if (other != null) {
                throw new IllegalStateException("two adapters carry " + carrier.carries() + ": "
                        + other.getClass().getName() + " and "
                        + carrier.getClass().getName());
            }
        }
    }

    @Override
    public Class<TellSubscriber> effect() {
        return TellSubscriber.class;
    }

    @Override
    public String target() {
        return "messages";
    }

    /** Several contacts may have to be tried in one attempt. */
    @Override
    public Patience patience() {
        return new Patience(12, Duration.ofSeconds(90));
    }

    @Override
    public Outcome handle(TellSubscriber telling, Attempt attempt) {
        return tell(telling, attempt, reader(telling));
    }

    private Reach reader(TellSubscriber telling) {
        var line = telling.about();
        return line != null && telling.notice().isForOthersThanTheLine()
                ? addresses.beside(telling.account(), line)
                : addresses.reach(telling.account(), line);
    }

    /** Over the best of these contacts that works. */
    Outcome tell(TellSubscriber telling, Attempt attempt, Reach reader) {
        var contacts = reader.contacts();
        @Nullable Outcome best = null;
        for (int rank = 1; rank <= contacts.size(); rank++) {
            var contact = contacts.get(rank - 1);
            var outcome = tell(telling, attempt, contact, reader);
            if (outcome.isEmpty()) continue;
            if (outcome.get() instanceof Outcome.Done) return done(telling, attempt, contact, rank);
            if (attempt.number() <= PATIENT_ATTEMPTS) return outcome.get();
            best = graver(best, outcome.get());
        }
        return best != null
                ? best
                : new Outcome.Refused(Refusal.of(Refusal.Code.CONTACT_MUST_BE_REACHABLE));
    }

    /** How it went with one contact; nothing when this contact can never be reached. */
    private Optional<Outcome> tell(
            TellSubscriber telling, Attempt attempt, Contact contact, Reach reader) {
        var carrier = carriers.get(contact.kind());
        if (carrier == null) return Optional.empty();
        var message = composer.compose(telling, contact, reader, attempt.at());
        return switch (carrier.send(message, attempt.effect())) {
            case Answer.Accepted() -> Optional.of(new Outcome.Done());
            case Answer.Busy(var retryAfter) -> Optional.of(new Outcome.NotYet(retryAfter));
            case Answer.Undeliverable(var reason) -> Optional.empty();
            case Answer.NoAnswer() -> Optional.of(new Outcome.Unknown());
        };
    }

    /** A doubt outlasts a delay: it may have been sent. */
    private static Outcome graver(@Nullable Outcome one, Outcome other) {
        return one instanceof Outcome.Unknown ? one : other;
    }

    private static Outcome done(
            TellSubscriber telling, Attempt attempt, Contact contact, int rank) {
        var how = new TreeMap<>(
                Map.of("carried", contact.kind().name(), "contact", Integer.toString(rank)));
        if (telling.comesLate(attempt.at())) {
            LOG.warn(
                    "{} came late, with effect {}",
                    telling.notice(),
                    attempt.effect().value());
            how.put("late", "true");
        }
        return new Outcome.Done(how);
    }
}
