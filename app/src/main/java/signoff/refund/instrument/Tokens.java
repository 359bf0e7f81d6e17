// SPDX-License-Identifier: Apache-2.0
package signoff.refund.instrument;

import java.util.Optional;
import signoff.kernel.AccountId;

/** What the payment company knows the instruments of accounts by. */
public interface Tokens {

    /**
     * Empty when the instrument was removed. One that came along with its payments is known by its
     * name.
     */
    Optional<String> tokenOf(AccountId account, String instrument);
}
