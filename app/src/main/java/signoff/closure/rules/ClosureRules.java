// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import signoff.workflow.TransitionTable;

/**
 * Decides how a closure case moves. One table, written in parts: one for each of its phases, and
 * one for the bill at the end. Pure: no clock, no database, no network.
 */
public final class ClosureRules {

    public static final TransitionTable<ClosureFile, ClosureState, ClosureEvent> TABLE =
            new TransitionTable<ClosureFile, ClosureState, ClosureEvent>()
                    .and(AskingRules.TABLE)
                    .and(ReviewRules.TABLE)
                    .and(EndingRules.TABLE)
                    .and(MoneyRules.TABLE)
                    .and(PayeeRules.TABLE)
                    .and(BillRules.TABLE);

    private ClosureRules() {}
}
