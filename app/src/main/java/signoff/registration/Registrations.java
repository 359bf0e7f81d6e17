// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Refusal;

/**
 * Registering an account (SF-25). Nothing is entered before a code has come back from the contact,
 * and no answer tells whether an address has an account: only its owner is told, by a message.
 */
public interface Registrations {

    /** Sends a code to an e-mail address or phone number; its owner's, whoever that is. */
    Beginning begin(BrandId brand, String contact, Language language, String address);

    /**
     * Enters the account with the code that came back. What a person can put right leaves the code
     * as it is.
     *
     * @param address where it comes from
     * @return why not; null when the account is there
     */
    @Nullable
    Refusal finish(BrandId brand, UUID proof, String code, Newcomer newcomer, String address);

    sealed interface Beginning {
        record Begun(UUID proof) implements Beginning {}

        record Refused(Refusal why) implements Beginning {}
    }

    /**
     * Who registers. Personal data: its text form says nothing.
     *
     * @param userName to sign in with beside the contact; may be blank
     */
    record Newcomer(String name, String userName, String password, Language language) {

        @Override
        public String toString() {
            return "newcomer";
        }
    }
}
