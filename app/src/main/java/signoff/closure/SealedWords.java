// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import signoff.database.SharedQuestion;
import signoff.kernel.CaseId;
import signoff.subscriber.Seals;

/**
 * What people write of a case in words of their own: sealed, beside the case, never in the journal.
 */
@Component
class SealedWords {

    private static final String PURPOSE = "closure-words";
    private static final String NOTE = "closure-note";

    private final Seals seals;
    private final ClosureStore store;
    private final SharedQuestion<CaseId, byte[]> words;

    SealedWords(Seals seals, ClosureStore store) {
        this.seals = seals;
        this.store = store;
        this.words = new SharedQuestion<>(store::words);
    }

    /** What is kept of what somebody wrote: nothing, when it is blank. */
    static @Nullable String kept(@Nullable String words) {
        return words == null || words.isBlank() ? null : words;
    }

    void keep(CaseId id, @Nullable String written) {
        var words = kept(written);
        if (words == null) return;
        store.keepWords(id, seals.seal(id.account(), PURPOSE, words));
    }

    /** What a person of the operator says of a case. Answers whether there was anything to keep. */
    boolean keepNote(CaseId id, String note) {
        if (kept(note) == null) return false;
        store.keepNote(id, seals.seal(id.account(), NOTE, note));
        return true;
    }

    @Nullable
    String of(CaseId id) {
        var sealed = words.ask(id);
        return sealed == null ? null : seals.open(id.account(), PURPOSE, sealed);
    }
}
