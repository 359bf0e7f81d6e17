// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Payment;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.FinalPaymentAsked;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.PaymentInDoubt;
import signoff.closure.rules.ClosureState.TakingPayment;
import signoff.closure.rules.Moment;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;

/** Takes the wish to pay a final bill. Judged while the case is locked, so it is paid once. */
@Component
class FinalBillDesk {

    private static final Pattern INSTRUMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Cases cases;
    private final ClosureCases type;
    private final SealedWords words;
    private final Clock clock;

    FinalBillDesk(Cases cases, ClosureCases type, SealedWords words, Clock clock) {
        this.cases = cases;
        this.type = type;
        this.words = words;
        this.clock = clock;
    }

    Deciding pay(CaseId id, Payment payment, Actor actor) {
        if (!INSTRUMENT.matcher(payment.instrument()).matches()) {
            return new Deciding.Refused(Refusal.of(Code.REQUEST_MUST_BE_UNDERSTOOD));
        }
        var at = now();
        Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> asked =
                read -> read.state() instanceof Collecting due && due.round() + 1 == payment.round()
                        ? Optional.of(new FinalPaymentAsked(at, payment.instrument()))
                        : Optional.empty();
        return switch (cases.tellWhen(type, id, asked, actor)) {
            case Answer.Moved<ClosureFile, ClosureState>(var now) -> decided(now);
            case Answer.NoMove<ClosureFile, ClosureState>(var now) -> unmoved(now);
            case Answer.NotFound<ClosureFile, ClosureState> _ ->
                new Deciding.Refused(Refusal.of(Code.CASE_MUST_BE_KNOWN));
        };
    }

    // A repeat is answered with how the payment stands, whatever has become of it since.
    private Deciding unmoved(Read<ClosureFile, ClosureState> now) {
        return switch (now.state()) {
            case Collecting _, TakingPayment _, PaymentInDoubt _ -> decided(now);
            default ->
                now.file().when(Moment.BILL_PAID) != null
                        ? decided(now)
                        : new Deciding.Refused(Refusal.of(Code.CASE_MUST_AWAIT_PAYMENT));
        };
    }

    private Deciding decided(Read<ClosureFile, ClosureState> read) {
        return new Deciding.Decided(ViewOf.closure(read, words.of(read.id())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
