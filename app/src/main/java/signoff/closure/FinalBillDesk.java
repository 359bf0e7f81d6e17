// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
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
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.refund.instrument.Instruments;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;

/** Takes the wish to pay a final bill. Judged while the case is locked, so it is paid once. */
@Component
class FinalBillDesk {

    private final Cases cases;
    private final ClosureCases type;
    private final Instruments instruments;
    private final SealedWords words;
    private final Clock clock;

    FinalBillDesk(
            Cases cases,
            ClosureCases type,
            Instruments instruments,
            SealedWords words,
            Clock clock) {
        this.cases = cases;
        this.type = type;
        this.instruments = instruments;
        this.words = words;
        this.clock = clock;
    }

    Deciding pay(CaseId id, Payment payment, Actor actor) {
        var found = cases.find(type, id);
        if (found.isEmpty()) return new Deciding.Refused(Refusal.of(Code.CASE_MUST_BE_KNOWN));
        if (!isTheirs(found.get().file().line(), payment.instrument())) {
            return new Deciding.Refused(
                    Refusal.of(Code.PROPERTY_MUST_FIT, "property", "instrument"));
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

    // A name in a request is no permission to charge what it names. And what is asked for is kept
    // in the journal for ever, which must not hold the number of a card.
    private boolean isTheirs(LineId line, String instrument) {
        return instruments.isOwn(line.account(), instrument);
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
