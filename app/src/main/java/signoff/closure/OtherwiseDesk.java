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
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.policy.Policies;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;

/**
 * Takes the word of a person of the operator that credit without a way back was paid by other
 * means. Up to the policy's limit: above it a second person would have to agree (I7), and nobody
 * can be the second here yet.
 */
@Component
class OtherwiseDesk {

    private static final Pattern REFERENCE = Pattern.compile("[\\p{L}\\p{N}][^\\p{Cntrl}]{0,79}");
    private static final Pattern NOTE = Pattern.compile("[^\\p{Cntrl}]{0,300}");

    private final Cases cases;
    private final ClosureCases type;
    private final Policies policies;
    private final ClosureViews views;
    private final Clock clock;

    OtherwiseDesk(
            Cases cases, ClosureCases type, Policies policies, ClosureViews views, Clock clock) {
        this.cases = cases;
        this.type = type;
        this.policies = policies;
        this.views = views;
        this.clock = clock;
    }

    List<ClosureView> owing(BrandId brand, int most) {
        return cases.standing(type, brand, PayoutFailed.class, most).stream()
                .map(views::view)
                .filter(view -> view.owed() != null)
                .toList();
    }

    Deciding paid(CaseId id, Proof proof, Actor actor) {
        if (!REFERENCE.matcher(proof.reference()).matches()) return unfit("reference");
        if (!NOTE.matcher(proof.note()).matches()) return unfit("note");
        var verdict = new Verdict(proof, clock.instant().truncatedTo(ChronoUnit.MICROS));
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

    private final class Verdict
            implements Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> {

        private final Proof proof;
        private final Instant at;
        private @Nullable Refusal refusal;

        private Verdict(Proof proof, Instant at) {
            this.proof = proof;
            this.at = at;
        }

        @Override
        public Optional<ClosureEvent> apply(Read<ClosureFile, ClosureState> read) {
            refusal = refusalOf(read);
            return refusal == null
                    ? Optional.of(new PaidOtherwise(at, proof.reference(), proof.note()))
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
