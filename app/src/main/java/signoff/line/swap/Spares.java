// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import java.time.Instant;
import java.util.Optional;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;

/**
 * SIMs out of the stock that are to take the place of another. What changes them runs inside the
 * caller's transaction, with the row of the line locked.
 */
public interface Spares {

    /** Takes a profile out of the stock. False when there is none. */
    boolean take(LineId line, CaseId by, Pool pool, SimForm form, Instant at);

    /** Takes the card with that serial. False when it is none of the stock's, or taken. */
    boolean takeCard(LineId line, CaseId by, Pool pool, String iccid, Instant at);

    /**
     * The spare is the line's SIM from here on, and the one before is lost or scrapped, never to be
     * used again (I26). The line remembers when it got another one (I34).
     */
    void swap(LineId line, CaseId by, Instant at);

    /** It was not needed. A serial that was given out is never given out again (I26). */
    void retire(LineId line, CaseId by, Instant at);

    /** What the network knows the spare by, as long as it is one. */
    Optional<NetworkIdentity> of(LineId line, CaseId by);

    /** The spare of whichever case runs. */
    Optional<NetworkIdentity> of(LineId line);

    /** What the network knew the line by before that case gave it another SIM. */
    Optional<NetworkIdentity> before(LineId line, CaseId by);

    /** In which form the line has its SIM; empty for one from elsewhere. */
    Optional<SimForm> formOf(LineId line);
}
