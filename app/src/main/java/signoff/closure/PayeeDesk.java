// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.Closures.Deciding;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.PayeeConfirmed;
import signoff.closure.rules.ClosureEvent.PayeeNamed;
import signoff.closure.rules.ClosureEvent.WrongPayeeCodeGiven;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.Refund;
import signoff.closure.rules.Tell;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.notification.Codes;
import signoff.refund.NamedPayee;
import signoff.refund.Payee;
import signoff.refund.Payees;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;

/**
 * Takes the account that a subscriber names for credit without a way back, and the code that
 * confirms it. Judged while the case is locked: the clicks of two tabs are one account, and many
 * guesses at once are still counted one by one.
 */
@Component
class PayeeDesk {

    private final Cases cases;
    private final ClosureCases type;
    private final Payees payees;
    private final Codes codes;
    private final SealedWords words;
    private final Clock clock;

    PayeeDesk(
            Cases cases,
            ClosureCases type,
            Payees payees,
            Codes codes,
            SealedWords words,
            Clock clock) {
        this.cases = cases;
        this.type = type;
        this.payees = payees;
        this.codes = codes;
        this.words = words;
        this.clock = clock;
    }

    Deciding name(CaseId id, Payee payee, Actor actor) {
        var unfit = NamedPayee.refusal(payee);
        if (unfit.isPresent()) return new Deciding.Refused(unfit.get());
        return told(id, new Naming(payee, now()), actor);
    }

    Deciding confirm(CaseId id, String code, Actor actor) {
        return told(id, new Confirming(code, now()), actor);
    }

    private Deciding told(CaseId id, Verdict verdict, Actor actor) {
        return switch (cases.tellWhen(type, id, verdict, actor)) {
            case Answer.Moved<ClosureFile, ClosureState>(var now) -> answer(verdict, now);
            case Answer.NoMove<ClosureFile, ClosureState>(var now) -> answer(verdict, now);
            case Answer.NotFound<ClosureFile, ClosureState> _ ->
                new Deciding.Refused(Refusal.of(Code.CASE_MUST_BE_KNOWN));
        };
    }

    private Deciding answer(Verdict verdict, Read<ClosureFile, ClosureState> now) {
        return verdict.refusal == null
                ? new Deciding.Decided(ViewOf.closure(now, words.of(now.id())))
                : new Deciding.Refused(verdict.refusal);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Codes.Purpose purpose(ClosureFile file, Refund refund, String payee) {
        var subject = file.id().value().toString();
        return new Codes.Purpose(Tell.PAYEE_CODE_KIND, subject, payee, refund.codes());
    }

    /** What a request is to the case, while it is locked. Asked again, it judges anew. */
    private abstract static class Verdict
            implements Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> {

        @Nullable
        Refusal refusal;

        @Override
        public Optional<ClosureEvent> apply(Read<ClosureFile, ClosureState> read) {
            refusal = null;
            return read.state() instanceof PayoutFailed failed
                            && !failed.refund().homeless().isZero()
                    ? judge(read.file(), failed)
                    : late(read);
        }

        abstract Optional<ClosureEvent> judge(ClosureFile file, PayoutFailed failed);

        Optional<ClosureEvent> late(Read<ClosureFile, ClosureState> read) {
            return refused(Refusal.of(Code.CASE_MUST_AWAIT_PAYEE));
        }

        Optional<ClosureEvent> refused(Refusal why) {
            refusal = why;
            return Optional.empty();
        }
    }

    private final class Naming extends Verdict {

        private final Payee payee;
        private final Instant at;

        private Naming(Payee payee, Instant at) {
            this.payee = payee;
            this.at = at;
        }

        @Override
        Optional<ClosureEvent> judge(ClosureFile file, PayoutFailed failed) {
            var asked = failed.asked();
            var usable = asked != null
                    && at.isBefore(asked.codeUntil())
                    && asked.wrongTries() < file.terms().codeTries();
            // The same page sent twice: its code is on its way.
            if (usable && payees.open(file.line(), asked.payee()).equals(payee)) {
                return Optional.empty();
            }
            var most = ClosureDecisions.CODES_MAX;
            if (failed.refund().codes() >= most) {
                return refused(Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", most));
            }
            return Optional.of(new PayeeNamed(at, payees.keep(file.line(), payee)));
        }
    }

    private final class Confirming extends Verdict {

        private final String code;
        private final Instant at;

        private Confirming(String code, Instant at) {
            this.code = code.replaceAll("\\s", "");
            this.at = at;
        }

        @Override
        Optional<ClosureEvent> judge(ClosureFile file, PayoutFailed failed) {
            var asked = failed.asked();
            if (asked == null) return refused(Refusal.of(Code.CASE_MUST_AWAIT_PAYEE));

            var most = file.terms().codeTries();
            if (asked.wrongTries() >= most) {
                return refused(Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", most));
            }
            if (!codes.matches(purpose(file, failed.refund(), asked.payee()), code)) {
                refusal = Refusal.of(Code.CODE_MUST_MATCH, "tries", most - asked.wrongTries() - 1);
                return Optional.of(new WrongPayeeCodeGiven(at));
            }
            return at.isBefore(asked.codeUntil())
                    ? Optional.of(new PayeeConfirmed(at))
                    : refused(Refusal.of(Code.CODE_MUST_BE_FRESH));
        }

        // The same code once more is the same confirmation; any other tells nothing.
        @Override
        Optional<ClosureEvent> late(Read<ClosureFile, ClosureState> read) {
            return read.state() instanceof Paying(var refund, var until)
                            && refund.payee()
                                    .map(payee -> purpose(read.file(), refund, payee))
                                    .filter(purpose -> codes.matches(purpose, code))
                                    .isPresent()
                    ? Optional.empty()
                    : super.late(read);
        }
    }
}
