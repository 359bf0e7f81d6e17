// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

/** What the subscriber wants the end of service to wait for, beside cooling-off. */
public enum StopBy {
    /** Nothing: as early as can be. */
    SOON,
    /** A day of their own choice. */
    ON_DATE,
    /** The day of the next charge: service stops before it falls due. */
    PERIOD_END,
    /** An empty balance, or the latest day that the policy allows, whichever comes first. */
    BALANCE_USED,
    /**
     * Not even cooling-off: that ends with the confirmation, and nothing can be taken back (C8).
     */
    NOW
}
