// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.util.Map;
import java.util.UUID;
import signoff.kernel.AccountId;
import signoff.workflow.Effect;

/**
 * Tells one address something, and no other: a code that proves that somebody reads there, or a
 * change that every contact of a person must hear of by itself.
 *
 * @param account under whose key the address is sealed
 * @param addressee the reference under which the address was noted
 * @param facts as for {@link TellSubscriber}
 */
public record TellAddressee(
        AccountId account, UUID addressee, Notice notice, int round, Map<String, String> facts)
        implements Effect {

    public TellAddressee {
        facts = Map.copyOf(facts);
        telling(account, notice, round, facts); // Refused where it is made.
    }

    TellSubscriber telling() {
        return telling(account, notice, round, facts);
    }

    private static TellSubscriber telling(
            AccountId account, Notice notice, int round, Map<String, String> facts) {
        return new TellSubscriber(account, null, notice, round, facts);
    }

    @Override
    public String leg() {
        return "Tell-" + notice + "-" + round + "-" + addressee;
    }
}
