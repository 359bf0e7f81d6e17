// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/** What came in by which payment, and what of it can go back. Runs in the caller's transaction. */
public interface Refunds {

    /** Remembers a payment, so that it can be paid back. Saying it again changes nothing. */
    void remember(Collection<PaymentSource> payments);

    /** What came in for a line, newest first. */
    List<PaymentSource> payments(LineId line);

    /** The same, with what else is asked of the database. */
    Reply<List<PaymentSource>> payments(Trip trip, LineId line);

    /** How a sum would go back: newest payment first, never more than came in by each (4.5). */
    Plan plan(LineId line, Money sum);

    /** The same of payments that were read before, newest first. */
    Plan plan(List<PaymentSource> payments, Money sum);

    /**
     * The same for many lines, with the rows locked and the legs promised: once for each case,
     * whatever is asked for later. Another case of the same line gets what is left (I15).
     */
    Map<CaseId, Plan> promise(List<Due> dues);

    /** What a case promised back, and to which payments. Legs that were taken back are not in. */
    List<RefundLeg> promised(CaseId owner);

    /** Takes promised legs back that never left, so that their payments do not count them. */
    void release(CaseId owner, List<RefundLeg> legs);

    /** What a case owes for its line. No two of one line in the same call. */
    record Due(CaseId owner, LineId line, Money sum) {}

    /**
     * How a sum goes back.
     *
     * @param without what no payment covers: a person has to ask where it should go
     */
    record Plan(List<RefundLeg> legs, Money without) {}
}
