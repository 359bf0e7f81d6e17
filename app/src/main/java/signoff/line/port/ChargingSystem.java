// SPDX-License-Identifier: Apache-2.0
package signoff.line.port;

import java.time.Instant;
import signoff.line.NetworkIdentity;
import signoff.workflow.EffectId;

/**
 * The system that charges for use: an OCS or a CHF (3GPP TS 32.296, TS 32.290).
 *
 * <p>Every adapter keeps these promises, and {@code ChargingSystemContract} checks them:
 *
 * <ul>
 *   <li>After {@code stop} is {@code Accepted} no session, renewal or fee starts for the line.
 *   <li>{@code stop} twice stops once: the second answer is {@code Accepted}.
 *   <li>{@code resume} lets a stopped line be charged again; of what is charged it is
 *       {@code Accepted} too.
 *   <li>{@code start} makes a line known and charged; of one that is charged it is {@code Accepted}
 *       too. What was stopped stays stopped.
 *   <li>A line it does not know is {@code NotKnown}; no answer in time is {@code NoAnswer}.
 *   <li>{@code chargingOf} reads the charging system itself, not a copy.
 * </ul>
 */
public interface ChargingSystem {

    NetworkAnswer start(NetworkIdentity line, EffectId key);

    NetworkAnswer stop(NetworkIdentity line, Instant from, EffectId key);

    NetworkAnswer resume(NetworkIdentity line, EffectId key);

    Charging chargingOf(NetworkIdentity line);

    enum Charging {
        CHARGED,
        STOPPED,
        NOT_KNOWN,
        CANNOT_TELL
    }
}
