// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

import java.util.Set;

/** What a subscriber may be asked for, and nothing else (I30). Each has words for what and why. */
public enum Item {
    IDENTITY_DOCUMENT(Purpose.IDENTITY),
    /** That one may act for the holder. */
    AUTHORITY(Purpose.IDENTITY),
    DEATH_PROOF(Purpose.IDENTITY),
    /** That the line is theirs: the card, or the bill that it was bought with. */
    POSSESSION(Purpose.IDENTITY),
    BANK_PROOF(Purpose.PAYOUT),
    /** In words of their own. */
    EXPLANATION(Purpose.FACTS);

    /** What it is asked for. */
    public enum Purpose {
        /** Who asks, and whether they may. */
        IDENTITY,
        /** Where money goes. Nobody stays on a line for want of it (C5). */
        PAYOUT,
        FACTS
    }

    private final Purpose purpose;

    Item(Purpose purpose) {
        this.purpose = purpose;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** It can be handed in as a file; what is not is answered in words. */
    public boolean isFile() {
        return purpose != Purpose.FACTS;
    }

    static boolean asksWho(Set<Item> items) {
        return items.stream().anyMatch(item -> item.purpose == Purpose.IDENTITY);
    }

    /** Whether the line can be closed without an answer, and only money has to wait for it. */
    public static boolean isForMoneyOnly(Set<Item> items) {
        return items.stream().allMatch(item -> item.purpose == Purpose.PAYOUT);
    }
}
