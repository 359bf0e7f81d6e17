// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import java.util.List;
import signoff.kernel.BrandId;

/** Takes what the network tells of the use of lines. */
public interface Usage {

    /** How many records come at once at most. */
    int RECORDS_MOST = 1_000;

    /**
     * Rates records and charges for them, all in one commit. Answers in the order given. A record
     * that came before is answered as it was then, and changes nothing.
     */
    List<Taken> take(BrandId brand, List<UsageRecord> records);

    /** What became of a record. */
    record Taken(String id, Outcome outcome, boolean repeated) {}

    /** Kept under these names for ever. */
    enum Outcome {
        /** Out of allowances, or paid. */
        RATED,
        /** More than the balance had. Who pays ahead owes nothing, so the operator bears it. */
        UNCOVERED,
        /** It happened after the stop: the operator bears it, and somebody looks why (I16). */
        STRAY,
        /** It came after the final balance, and is written off (I17). */
        LATE,
        /** The tariff has no price for it. */
        UNRATED,
        /** No line of the brand has that id. Not kept. */
        LINE_UNKNOWN
    }
}
