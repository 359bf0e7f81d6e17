// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import signoff.workflow.TransitionTable;

/**
 * Decides how a closure case moves. One table, written in three parts for its three phases. Pure:
 * no clock, no database, no network.
 */
public final class ClosureRules {

    public static final TransitionTable<ClosureFile, ClosureState, ClosureEvent> TABLE =
            new TransitionTable<ClosureFile, ClosureState, ClosureEvent>()
                    .and(AskingRules.TABLE)
                    .and(EndingRules.TABLE)
                    .and(MoneyRules.TABLE);

    private ClosureRules() {}
}
