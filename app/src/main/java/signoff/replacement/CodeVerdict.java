// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.supply.SimForm;
import signoff.replacement.ReplacementFact.CardWasAwaited;
import signoff.replacement.ReplacementFact.ReplacementConfirmed;
import signoff.replacement.ReplacementFact.WrongCodeGiven;
import signoff.replacement.ReplacementState.AwaitingCode;
import signoff.workflow.Cases.Read;

/**
 * What a typed code means, judged while the case is locked: many guesses at once are still counted
 * one by one. Asked again, it judges anew.
 */
final class CodeVerdict {

    private final ReplacementCases cases;
    private final Instant at;
    private final String typed;
    private @Nullable Refusal why;
    private boolean right;

    CodeVerdict(ReplacementCases cases, Instant at, String typed) {
        this.cases = cases;
        this.at = at;
        this.typed = typed;
    }

    @Nullable
    Refusal why() {
        return why;
    }

    boolean isRight() {
        return right;
    }

    Optional<ReplacementFact> of(Read<ReplacementFile, ReplacementState> read) {
        why = null;
        right = false;
        if (!(read.state() instanceof AwaitingCode waiting)) {
            // The same code twice is one confirmation; what is over waits for none.
            if (ReplacementType.waiting(read.state()).isEmpty()) {
                why = Refusal.of(Code.REPLACEMENT_MUST_AWAIT_CODE);
            }
            return Optional.empty();
        }
        var most = read.file().limits().codeTries();
        if (waiting.wrongTries() >= most) {
            why = Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", most);
            return Optional.empty();
        }
        if (!cases.matches(read.file(), waiting, typed)) {
            why = new Refusal(
                    Code.CODE_MUST_MATCH, Map.of("tries", most - waiting.wrongTries() - 1));
            return Optional.of(new WrongCodeGiven(at));
        }
        if (!at.isBefore(waiting.until())) {
            why = Refusal.of(Code.CODE_MUST_BE_FRESH);
            return Optional.empty();
        }
        right = true;
        return Optional.of(
                read.file().form() == SimForm.CARD
                        ? new CardWasAwaited(at)
                        : new ReplacementConfirmed(at));
    }
}
