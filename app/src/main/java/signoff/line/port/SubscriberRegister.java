// SPDX-License-Identifier: Apache-2.0
package signoff.line.port;

import signoff.line.NetworkIdentity;
import signoff.workflow.EffectId;

/**
 * The network's record of who may use it: an HLR, an HSS or a UDM (3GPP TS 23.002).
 *
 * <p>Every adapter keeps these promises, and {@code SubscriberRegisterContract} checks them:
 *
 * <ul>
 *   <li>{@code open} makes a line known and served; of one that is served it is {@code Accepted}
 *       too. A bar that stands stays: only {@code unbar} lifts one.
 *   <li>{@code bar} twice leaves the line barred once: the second answer is {@code Accepted}.
 *   <li>{@code unbar} gives a barred line its service back; of what is not barred it is
 *       {@code Accepted} too.
 *   <li>{@code detach} of what is not attached is {@code Accepted}.
 *   <li>{@code moveNumber} gives the number of one subscription to another in one step, and makes
 *       that one known. What is barred on either stays barred. The one it leaves stays known, and
 *       has no service. Of what has moved already it is {@code Accepted} too; back again is the
 *       same with places changed.
 *   <li>A line it does not know is {@code NotKnown}, never an exception.
 *   <li>No answer in time is {@code NoAnswer} or {@code CANNOT_TELL}, never an exception or a
 *       guess.
 *   <li>{@code serviceOf} reads the register itself, not a copy.
 * </ul>
 */
public interface SubscriberRegister {

    NetworkAnswer open(NetworkIdentity line, EffectId key);

    NetworkAnswer bar(NetworkIdentity line, EffectId key);

    NetworkAnswer unbar(NetworkIdentity line, EffectId key);

    NetworkAnswer detach(NetworkIdentity line, EffectId key);

    /** Another SIM for the same number: an IMSI changeover (3GPP TS 23.012, TS 29.002). */
    NetworkAnswer moveNumber(NetworkIdentity from, NetworkIdentity to, EffectId key);

    Service serviceOf(NetworkIdentity line);

    /** Whether this subscription has the number. */
    NumberAt numberOf(NetworkIdentity line);

    enum NumberAt {
        HERE,
        /** It has moved to another subscription. */
        ELSEWHERE,
        NOT_KNOWN,
        CANNOT_TELL
    }

    enum Service {
        SERVED,
        BARRED_ATTACHED,
        BARRED,
        NOT_KNOWN,
        CANNOT_TELL
    }
}
