// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;

/**
 * One file that was handed in for a case, as far as it may be told without opening it.
 *
 * @param item what it was asked for
 * @param bytes its size when it was handed in
 * @param digest SHA-256 of what was handed in, as hexadecimal digits
 * @param keepUntil when it is deleted at the latest
 * @param decided whether the case was decided, so that it is evidence and not to be removed
 * @param name what its owner called it; empty when nothing was said, or when it is gone
 * @param refusal why it was turned away after it had waited for its scan
 */
public record Paper(
        CaseId of,
        UUID id,
        String item,
        Kind kind,
        State state,
        long bytes,
        String digest,
        int pages,
        Instant receivedAt,
        Instant keepUntil,
        boolean decided,
        String name,
        Refusal.@Nullable Code refusal) {

    /** What a file is, by its content. */
    public enum Kind {
        JPEG,
        PNG,
        HEIC,
        PDF
    }

    /** How a paper stands now. */
    public enum State {
        /** Received and sealed; nobody opens it before the scanner has seen it. */
        WAITING_FOR_SCAN,
        /** Scanned, made harmless, sealed; staff can see it. */
        KEPT,
        /** Turned away when it was scanned late, and deleted. */
        REFUSED,
        /** Deleted, by its owner or because its purpose ended. */
        REMOVED
    }

    /** Whether there is a file at all. */
    public boolean isThere() {
        return state == State.WAITING_FOR_SCAN || state == State.KEPT;
    }

    /** Whether its owner can still take it back. */
    public boolean isRemovable() {
        return isThere() && !decided;
    }

    /** The name is personal data. */
    @Override
    public String toString() {
        return "paper " + id + " " + state;
    }
}
