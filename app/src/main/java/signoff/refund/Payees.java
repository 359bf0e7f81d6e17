// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import signoff.kernel.LineId;

/** Accounts that subscribers named for a refund: sealed with their own key, known by reference. */
public interface Payees {

    /**
     * Keeps an account, and answers the reference that stands for it in journals and effects. What
     * is kept is never changed: another account is another reference. Runs in the caller's
     * transaction.
     */
    String keep(LineId line, Payee payee);

    /**
     * The account behind a reference.
     *
     * @throws IllegalStateException when there is none, or its subscriber was erased
     */
    Payee open(LineId line, String reference);
}
