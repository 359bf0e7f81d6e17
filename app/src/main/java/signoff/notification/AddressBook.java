// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.LineId;

/** Where a subscriber can be reached. Kept by the module that knows people. */
public interface AddressBook {

    /**
     * The contacts to use, best first. With a line that is being closed, its own number is left out
     * unless the subscriber has nothing else (I32). Without one, numbers of any line are.
     */
    List<Contact> contactsOf(AccountId account, @Nullable LineId closing);

    Language languageOf(AccountId account);

    /** The brand that the subscriber is a customer of: messages come in its name. */
    BrandId brandOf(AccountId account);

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
