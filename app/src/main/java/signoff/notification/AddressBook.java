// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.LineId;

/** Where a subscriber can be reached. Kept by the module that knows people. */
public interface AddressBook {

    /**
     * How to reach a subscriber, in one go, because every closing asks several times. With a line
     * that is being closed, its own number is left out unless the subscriber has nothing else
     * (I32). Without one, numbers of any line are. Numbers of lines that have ended or are lost are
     * left out always: somebody else reads there (I27, X-10).
     */
    Reach reach(AccountId account, @Nullable LineId closing);

    /**
     * How to reach a subscriber by anything but a line: neither by a contact that dies with it nor
     * by its own number, however that was entered (I34). There may be nothing else.
     */
    Reach beside(AccountId account, LineId line);

    /**
     * An address that was noted to be written to, by its reference; empty when it was forgotten. It
     * need not be a contact of anybody.
     */
    default Optional<Reach> noted(AccountId account, UUID addressee) {
        return Optional.empty();
    }

    /**
     * How a subscriber is reached.
     *
     * @param brand whose customer they are: messages come in its name
     * @param contacts best first; none when the subscriber was erased
     */
    record Reach(BrandId brand, Language language, List<Contact> contacts) {}

    /**
     * One way to reach a subscriber. Personal data: never logged, never stored with a case.
     *
     * @param address an e-mail address, or a number in E.164 form with its plus sign
     */
    record Contact(Kind kind, String address) {

        public enum Kind {
            EMAIL,
            SMS
        }

        @Override
        public String toString() {
            return kind + " contact";
        }
    }
}
