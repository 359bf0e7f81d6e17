// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

/**
 * Something to be done to the outside world, written down before it is tried. A record, stored as
 * JSON: it holds references, never personal data and never a secret (I31).
 */
public interface Effect {

    /**
     * What tells this effect from every other effect of its case, for ever: the key that the far
     * side is given is made of the case and this leg, so that the same thing asked for twice is
     * done once (I20, I36).
     */
    default String leg() {
        return getClass().getSimpleName();
    }
}
