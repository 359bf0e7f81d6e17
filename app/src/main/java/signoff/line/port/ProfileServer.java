// SPDX-License-Identifier: Apache-2.0
package signoff.line.port;

import org.jspecify.annotations.Nullable;

import signoff.line.NetworkIdentity;
import signoff.workflow.EffectId;

/**
 * The server of SIM and eSIM profiles: an SM-DP+ (GSMA SGP.22, 5.3) or the stock of physical cards.
 *
 * <p>Every adapter keeps these promises, and {@code ProfileServerContract} checks them:
 *
 * <ul>
 *   <li>{@code prepare} makes a profile ready: to be downloaded by whoever has the matching id
 *       (SGP.22, 5.3.1 and 5.3.2), or, without one, on its card or in our app. Twice prepares once.
 *   <li>What was retired is never prepared again: {@code Rejected} (I26).
 *   <li>{@code retire} makes an order that was not downloaded void; what is on a device stays
 *       there.
 *   <li>{@code retire} twice retires once: the second answer is {@code Accepted}.
 *   <li>{@code revive} puts a retired profile back to use; of what is in use it is {@code Accepted}
 *       too.
 *   <li>A profile it does not know is {@code NotKnown}; no answer in time is {@code NoAnswer}.
 * </ul>
 */
public interface ProfileServer {

    /** @param matchingId what a device asks for it by; null for what nobody downloads */
    NetworkAnswer prepare(NetworkIdentity line, @Nullable String matchingId, EffectId key);

    NetworkAnswer retire(NetworkIdentity line, EffectId key);

    NetworkAnswer revive(NetworkIdentity line, EffectId key);

    Profile profileOf(NetworkIdentity line);

    enum Profile {
        IN_USE,
        RETIRED,
        /** Retired here, and still on the subscriber's device, where it has no service. */
        RETIRED_ON_DEVICE,
        NOT_KNOWN,
        CANNOT_TELL
    }
}
