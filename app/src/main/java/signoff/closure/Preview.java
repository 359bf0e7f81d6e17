// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.closure.check.Check;
import signoff.closure.check.Unused;
import signoff.closure.rules.StopBy;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line.Mandate;
import signoff.refund.RefundLeg;

/**
 * What closing a line means, in dates and money, if it is asked for and confirmed now and nothing
 * else happens. What is shown here is what happens.
 *
 * @param policyVersion the policy it was computed by
 * @param confirmBy by when the code has to come back; null where none is asked for
 * @param decideBy by when the operator has to decide
 * @param withdrawUntil until when one click takes it back: the moment execution starts
 * @param serviceStops when service stops
 * @param stopBy what that waits for
 * @param stopOn what was asked for, or the latest day; null for as early as can be
 * @param refundBy by when the money has left
 * @param restorableUntil until when line and number can be had back
 * @param numberFreeFrom when the number may go to somebody else
 * @param paid the paid balance, before bills
 * @param returned what cancelled orders give back to the paid balance
 * @param owed bills that are not paid
 * @param earlyFee what ending the contract before its term costs, once that is agreed to (I21)
 * @param weReturn what the subscriber gets back
 * @param youOwe what stays to be paid: never both
 * @param legs where the money goes
 * @param lostBonus promotional credit that is lost
 * @param unused what is included and not used, which is lost
 * @param stopsRenewing what stops renewing, from the confirmation on
 */
public record Preview(
        LineId line,
        String policyVersion,
        Instant at,
        @Nullable Instant confirmBy,
        Instant decideBy,
        Instant withdrawUntil,
        Instant serviceStops,
        StopBy stopBy,
        @Nullable Instant stopOn,
        Instant refundBy,
        Instant restorableUntil,
        Instant numberFreeFrom,
        Money paid,
        Money returned,
        Money owed,
        Money earlyFee,
        Money weReturn,
        Money youOwe,
        List<RefundLeg> legs,
        Money lostBonus,
        List<Unused> unused,
        Set<Mandate> stopsRenewing,
        List<Check> checks,
        List<String> reasons,
        boolean suspendOffered) {}
