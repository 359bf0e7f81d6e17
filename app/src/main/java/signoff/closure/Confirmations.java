// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.Previews.Promises;
import signoff.closure.check.Check;
import signoff.closure.check.ClosureTies;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.Confirmed;
import signoff.closure.rules.ClosureEvent.WrongCodeGiven;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.AwaitingConfirmation;
import signoff.closure.rules.Moment;
import signoff.closure.rules.Tell;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.notification.Codes;
import signoff.workflow.Cases.Read;

/** Judges codes that come back (I33): single use, expiring, bound to case and content. */
@Component
class Confirmations {

    /** More than any code that is typed, and not more than any token (128 bits). */
    private static final int TOKEN_LETTERS_LEAST = 20;

    private final Codes codes;
    private final Promises promises;
    private final ClosureTies ties;

    Confirmations(Codes codes, Promises promises, ClosureTies ties) {
        this.ties = ties;
        this.codes = codes;
        this.promises = promises;
    }

    Verdict verdictOn(String code, Instant at) {
        return new Verdict(code, at);
    }

    /** Whether a link with that token may show the case. Fewer letters could be guessed at. */
    boolean opens(Read<ClosureFile, ClosureState> read, String token) {
        if (token.length() < TOKEN_LETTERS_LEAST) return false;
        return read.state() instanceof AwaitingConfirmation waiting
                ? matches(read.file(), waiting.round(), token)
                : matchesAny(read.file(), token);
    }

    private boolean matchesAny(ClosureFile file, String code) {
        for (int round = 1; round <= ClosureDecisions.CODES_MAX; round++) {
            if (matches(file, round, code)) return true;
        }
        return false;
    }

    private boolean matches(ClosureFile file, int round, String code) {
        return codes.matches(purpose(file, round), code);
    }

    /** What the code is to the case, while it is locked. Asked again, it judges anew. */
    final class Verdict
            implements Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> {

        private final String code;
        private final Instant at;
        private @Nullable Refusal refusal;

        private Verdict(String code, Instant at) {
            this.code = code.replaceAll("\\s", "");
            this.at = at;
        }

        Optional<Refusal> refusal() {
            return Optional.ofNullable(refusal);
        }

        @Override
        public Optional<ClosureEvent> apply(Read<ClosureFile, ClosureState> read) {
            refusal = null;
            return read.state() instanceof AwaitingConfirmation waiting
                    ? judge(read.file(), waiting)
                    : late(read);
        }

        private Optional<ClosureEvent> judge(ClosureFile file, AwaitingConfirmation waiting) {
            var triesMax = file.terms().codeTries();
            if (waiting.wrongTries() >= triesMax) {
                refusal = Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", triesMax);
                return Optional.empty();
            }
            if (!matches(file, waiting.round(), code)) {
                refusal = wrong(triesMax - waiting.wrongTries() - 1);
                return Optional.of(new WrongCodeGiven(at));
            }
            if (!at.isBefore(waiting.codeUntil())) {
                refusal = Refusal.of(Code.CODE_MUST_BE_FRESH);
                return Optional.empty();
            }
            // One that began since the notice: two orders must not end one line. The code stays
            // good.
            if (ties.isPorting(file, at)) {
                var found = Check.Code.PORT_RUNNING.name();
                refusal = Refusal.of(Code.CHECKS_MUST_NOT_BLOCK, "checks", found);
                return Optional.empty();
            }
            return Optional.of(new Confirmed(at, promises.decideBy(file.terms(), at)));
        }

        // The same code once more is the same confirmation; any other code tells nothing.
        private Optional<ClosureEvent> late(Read<ClosureFile, ClosureState> read) {
            var confirmed = read.file().when(Moment.CONFIRMED) != null;
            if (!confirmed || !matchesAny(read.file(), code)) {
                refusal = Refusal.of(Code.CASE_MUST_AWAIT_CONFIRMATION);
            }
            return Optional.empty();
        }

        private Refusal wrong(int left) {
            return new Refusal(Code.CODE_MUST_MATCH, Map.of("tries", left));
        }
    }

    static Codes.Purpose purpose(ClosureFile file, int round) {
        return new Codes.Purpose(
                Tell.CODE_KIND, file.id().value().toString(), file.content(), round);
    }
}
