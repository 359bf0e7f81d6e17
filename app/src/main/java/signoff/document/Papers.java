// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;

/** Files that subscribers hand in for their cases (SF-58, I30). */
public interface Papers {

    /**
     * Takes a file in: scans it, makes it harmless, seals it. When the scanner is away the file is
     * kept sealed and unopened, and scanned later. The same file again for the same item of the
     * same case is the same paper.
     *
     * @param item what it was asked for; refused when the case has not asked for it
     * @throws IOException when its sender went away
     */
    HandingIn handIn(BrandId brand, CaseId of, String item, Upload upload) throws IOException;

    /** What a case has asked for, by code. */
    List<String> asked(CaseId of);

    /** How long a paper is kept after the decision that it was asked for. */
    Duration keptFor();

    /** All papers of a case, oldest first, with those that are gone. */
    List<Paper> of(CaseId of);

    /** Finds whose paper it is; empty for another brand's. */
    Optional<Paper> find(BrandId brand, UUID paper);

    /** Takes a paper back for its owner, before the case is decided. */
    @Nullable
    Refusal remove(CaseId of, UUID paper);

    /**
     * The cases are decided, and with that the purpose of their papers ends: they are deleted a
     * time after this (30 days unless the settings say otherwise).
     */
    void purposeEnds(List<CaseId> of, Instant decidedAt);

    /** Begins to look at a paper. That somebody did stays known for ever, also who and why. */
    Looking look(BrandId brand, UUID paper, Viewing.Reason reason, Actor viewer);

    /**
     * One page of a paper as a JPEG, with the viewer and the time drawn over it.
     *
     * @param page the first is 1
     * @return empty when the viewing is another's, or too long ago, or when there is no such page
     */
    Optional<byte[]> page(UUID viewing, int page, Actor viewer) throws IOException;

    /**
     * A file on its way in.
     *
     * @param name what the sender calls it; used for nothing, kept sealed
     */
    record Upload(InputStream content, @Nullable String name) {

        @Override
        public String toString() {
            return "upload";
        }
    }

    sealed interface HandingIn {

        /** It is kept; or it waits for its scan, as its state says. */
        record Kept(Paper paper) implements HandingIn {}

        record Refused(Refusal why) implements HandingIn {}
    }

    sealed interface Looking {

        record Begun(Viewing viewing) implements Looking {}

        record Refused(Refusal why) implements Looking {}
    }
}
