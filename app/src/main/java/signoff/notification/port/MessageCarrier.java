// SPDX-License-Identifier: Apache-2.0
package signoff.notification.port;

import java.time.Duration;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.notification.AddressBook.Contact;
import signoff.workflow.EffectId;

/**
 * Carries one kind of message: mail or SMS.
 *
 * <p>Every adapter keeps these promises, and {@code MessageCarrierContract} checks them:
 *
 * <ul>
 *   <li>{@code Accepted} means that the next system has taken the message over.
 *   <li>No answer in time is {@code NoAnswer}, never an exception: it may have been sent.
 *   <li>The key is in the message (Message-ID), so that a repeat can be told from a new message.
 * </ul>
 */
public interface MessageCarrier {

    Contact.Kind carries();

    Answer send(Message message, EffectId key);

    /** What is to be read. Personal data: never logged. */
    record Message(BrandId brand, Contact to, Language language, String subject, String text) {

        @Override
        public String toString() {
            return "message to " + to;
        }
    }

    sealed interface Answer {
        record Accepted() implements Answer {}

        record Busy(Duration retryAfter) implements Answer {}

        /** The address does not exist, or will not take it. Another contact may. */
        record Undeliverable(String reason) implements Answer {}

        record NoAnswer() implements Answer {}
    }
}
