// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

/** In which form a line gets its profile (SF-01 to SF-04). Kept under these names for ever. */
public enum SimForm {
    /** Downloaded to a device with an activation code (GSMA SGP.22). */
    ESIM,
    /** Held by our app, which fetches it by itself. */
    VIRTUAL,
    /** On a card, in a handset, a data card or a hotspot: its holder reads out its serial. */
    CARD
}
