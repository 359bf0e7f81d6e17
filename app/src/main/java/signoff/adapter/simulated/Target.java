// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

/** A system of the outside world that can have faults of its own. */
public enum Target {
    REGISTER,
    CHARGING,
    PROFILES,
    PAYMENT,
    MAIL,
    SMS
}
