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
 *   <li>{@code stop} gives each session that runs its last unit: Final-Unit-Indication with
 *       TERMINATE (RFC 8506, 5.6 and 8.34). An emergency call is not charged, and gets none.
 *   <li>{@code endSessions} ends what runs without waiting for that: an Abort-Session-Request (RFC
 *       6733, 8.5) on Gy and Gx, or the abort notification of a CHF (3GPP TS 32.290). It never cuts
 *       an emergency call, and is {@code Accepted} of a line without sessions too.
 *   <li>{@code sessionsOf} is {@code EMERGENCY} when nothing but emergency calls runs.
 *   <li>A line it does not know is {@code NotKnown}; no answer in time is {@code NoAnswer}.
 *   <li>{@code chargingOf} and {@code sessionsOf} read the charging system itself, not a copy.
 * </ul>
 */
public interface ChargingSystem {

    NetworkAnswer start(NetworkIdentity line, EffectId key);

    NetworkAnswer stop(NetworkIdentity line, Instant from, EffectId key);

    NetworkAnswer resume(NetworkIdentity line, EffectId key);

    Charging chargingOf(NetworkIdentity line);

    NetworkAnswer endSessions(NetworkIdentity line, EffectId key);

    Sessions sessionsOf(NetworkIdentity line);

    enum Charging {
        CHARGED,
        STOPPED,
        NOT_KNOWN,
        CANNOT_TELL
    }

    /** What runs on a line: data or a call. */
    enum Sessions {
        NONE,
        RUNNING,
        EMERGENCY,
        NOT_KNOWN,
        CANNOT_TELL
    }
}
