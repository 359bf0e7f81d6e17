// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Proof;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.PaidOtherwise;
import signoff.closure.rules.ClosureEvent.PayeeConfirmed;
import signoff.closure.rules.ClosureEvent.PayeeNamed;
import signoff.closure.rules.ClosureEvent.WrongPayeeCodeGiven;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.AskedPayee;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.Refund;
import signoff.closure.rules.Tell;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.notification.Codes;
import signoff.policy.Policies;
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
    private final ClosureViews views;
    private final Clock clock;

    PayeeDesk(Cases cases, ClosureCases type, Kept kept, ClosureViews views, Clock clock) {
        this.cases = cases;
        this.type = type;
        this.payees = kept.payees();
        this.codes = kept.codes();
        this.views = views;
        this.clock = clock;
    }

    /** What is kept of an account, and what of its codes. */
    @Component
    record Kept(Payees payees, Codes codes) {}

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
                ? new Deciding.Decided(views.view(now))
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
            // The same page sent twice: its code is on its way.
            if (asked != null && isUsable(file, asked) && isNamed(file, asked)) {
                return Optional.empty();
            }
            var most = ClosureDecisions.CODES_MAX;
            if (failed.refund().codes() >= most) {
                return refused(Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", most));
            }
            return Optional.of(new PayeeNamed(at, payees.keep(file.line(), payee)));
        }

        private boolean isUsable(ClosureFile file, AskedPayee asked) {
            return at.isBefore(asked.codeUntil())
                    && asked.wrongTries() < file.terms().codeTries();
        }

        private boolean isNamed(ClosureFile file, AskedPayee asked) {
            return payees.open(file.line(), asked.payee()).equals(payee);
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

    /**
     * Takes the word of a person of the operator that credit without a way back was paid by other
     * means. Up to the policy's limit: above it a second person would have to agree (I7), and
     * nobody can be the second here yet.
     */
    @Component
    static class Otherwise {

        private static final Pattern REFERENCE =
                Pattern.compile("[\\p{L}\\p{N}][^\\p{Cntrl}]{0,79}");
        private static final Pattern NOTE = Pattern.compile("[^\\p{Cntrl}]{0,300}");

        private final Cases cases;
        private final ClosureCases type;
        private final Policies policies;
        private final SealedWords words;
        private final ClosureViews views;
        private final Clock clock;

        Otherwise(Cases cases, ClosureCases type, Known known, ClosureViews views, Clock clock) {
            this.cases = cases;
            this.type = type;
            this.policies = known.policies();
            this.words = known.words();
            this.views = views;
            this.clock = clock;
        }

        /** Up to what sum, and where what is said of it is kept. */
        @Component
        record Known(Policies policies, SealedWords words) {}

        List<ClosureView> owing(BrandId brand, int most) {
            return cases.standing(type, brand, PayoutFailed.class, most).stream()
                    .map(views::view)
                    .filter(view -> view.owed() != null)
                    .toList();
        }

        Deciding paid(CaseId id, Proof proof, Actor actor) {
            if (!REFERENCE.matcher(proof.reference()).matches()) return unfit("reference");
            if (NamedPayee.isIn(proof.reference())) {
                return new Deciding.Refused(Refusal.of(Code.REFERENCE_MUST_NAME_NO_ACCOUNT));
            }
            if (!NOTE.matcher(proof.note()).matches()) return unfit("note");
            var verdict = new Judging(proof, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return switch (cases.tellWhen(type, id, verdict, actor)) {
                case Answer.Moved<ClosureFile, ClosureState>(var now) ->
                    new Deciding.Decided(views.view(now));
                case Answer.NoMove<ClosureFile, ClosureState>(var now) ->
                    verdict.refusal == null || wasPaid(id)
                            ? new Deciding.Decided(views.view(now))
                            : new Deciding.Refused(verdict.refusal);
                case Answer.NotFound<ClosureFile, ClosureState> _ ->
                    new Deciding.Refused(Refusal.of(Code.CASE_MUST_BE_KNOWN));
            };
        }

        // The button pressed twice is one payment, and both times it was right.
        private boolean wasPaid(CaseId id) {
            var fact = PaidOtherwise.class.getSimpleName();
            return cases.journal(id).stream().anyMatch(entry -> entry.fact().equals(fact));
        }

        private static Deciding unfit(String property) {
            return new Deciding.Refused(Refusal.of(Code.PROPERTY_MUST_FIT, "property", property));
        }

        private final class Judging
                implements Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> {

            private final Proof proof;
            private final Instant at;
            private @Nullable Refusal refusal;

            private Judging(Proof proof, Instant at) {
                this.proof = proof;
                this.at = at;
            }

            @Override
            public Optional<ClosureEvent> apply(Read<ClosureFile, ClosureState> read) {
                refusal = refusalOf(read);
                return refusal == null
                        ? Optional.of(new PaidOtherwise(
                                at, proof.reference(), words.keepNote(read.id(), proof.note())))
                        : Optional.empty();
            }

            private @Nullable Refusal refusalOf(Read<ClosureFile, ClosureState> read) {
                if (!(read.state() instanceof PayoutFailed failed)
                        || failed.refund().homeless().isZero()) {
                    return Refusal.of(Code.CASE_MUST_AWAIT_PAYEE);
                }
                var refund = failed.refund();
                if (refund.hasUnderWay()) return Refusal.of(Code.PAYOUT_MUST_NOT_BE_UNDER_WAY);
                var most = limit(read.file(), refund.homeless());
                return refund.homeless().minor() > most.minor()
                        ? Refusal.of(Code.PAYOUT_MUST_BE_WITHIN_LIMIT, "most", most)
                        : null;
            }
        }

        private Money limit(ClosureFile file, Money owed) {
            var policy = policies.pinned(file.terms().policyVersion());
            return Money.whole(policy.fourEyesAmount(), owed.currency());
        }
    }
}
