// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

/** What a closure remembers the time of. */
public enum Moment {
    /** The notice of termination came in: written once, never moved (I9). */
    NOTICED,
    CONFIRMED,
    /** By when the operator promised to decide. */
    DECIDE_BY,
    DECIDED,
    /** Nothing is charged after it, unless the subscriber wanted to stop later (I10). */
    STOP_MAX,
    /** When orders that cannot be cancelled are waited for no longer; only where there are any. */
    ORDERS_OVER,
    /** From then on nothing is charged: fixed when cooling-off is over. */
    STOP,
    CHARGES_STOPPED,
    SERVICE_ENDED,
    SETTLED,
    /** A payment of the final bill was declined so late that its date moved. That is once. */
    GRACE_GIVEN,
    /** Only when the subscriber owed something, and paid it. */
    BILL_PAID,
    ENDED
}
