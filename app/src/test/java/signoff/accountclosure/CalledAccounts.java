// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import signoff.simulation.SimulatedOperator;

/** Makes a node that does not run by itself look at accounts that a line called. */
public final class CalledAccounts {

    public static void look(SimulatedOperator node) {
        node.part(AccountCalls.class).run();
    }

    private CalledAccounts() {}
}
