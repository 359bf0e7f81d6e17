// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.util.Map;
import signoff.policy.ClosurePolicy.Severity;

/**
 * What one check found (4.6). One failing check never hides another.
 *
 * @param code the check; its words are {@code check.<CODE>.found} and {@code .clear}
 * @param severity what it does to the closing, by the policy
 * @param found whether there is something to do, to settle, to agree to or to know
 * @param owner who must act: nobody when nothing was found
 * @param facts what the words need: amounts as minor units with their currency, counts
 */
public record Check(
        Code code, Severity severity, boolean found, Owner owner, Map<String, Object> facts) {

    public enum Code {
        IDENTITY,
        PAID_BALANCE,
        PROMOTIONAL_BALANCE,
        ALLOWANCE,
        UNPAID_BILL,
        UNFINISHED_ORDER,
        RECURRING_PAYMENT,
        BINDINGS,
        BACKUP
    }

    public enum Owner {
        NOBODY,
        SUBSCRIBER,
        OPERATOR
    }
}
