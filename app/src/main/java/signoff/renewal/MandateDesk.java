// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line.Mandate;
import signoff.line.Lines;
import signoff.line.recurring.GivenMandate;
import signoff.line.recurring.RecurringLine;
import signoff.line.recurring.RecurringLine.Moved;
import signoff.line.recurring.RecurringLines;

/** Takes mandates, with the line locked: a closing that begins ends them, or we see it. */
@Component
class MandateDesk implements Mandates {

    private final Lines lines;
    private final RecurringLines recurring;
    private final PlanTerms plans;
    private final MandateTerms terms;
    private final TransactionTemplate transaction;

    MandateDesk(
            Lines lines,
            RecurringLines recurring,
            PlanTerms plans,
            MandateTerms terms,
            TransactionTemplate transaction) {
        this.lines = lines;
        this.recurring = recurring;
        this.plans = plans;
        this.terms = terms;
        this.transaction = transaction;
    }

    @Override
    public Answer give(LineId line, GivenMandate mandate) {
        return inTransaction(() -> {
            var refusal = lines.lock(line)
                    .map(found -> terms.refusal(found, mandate))
                    .orElseGet(() -> Optional.of(Refusal.of(Code.LINE_MUST_BE_KNOWN)));
            if (refusal.isPresent()) return new Answer.Refused(refusal.get());
            var now = plans.now();
            recurring.give(line, mandate, now);
            recurring.look(line, now);
            if (mandate.mandate() == Mandate.AUTO_RENEW) beginAnew(line);
            return new Answer.Kept(of(line));
        });
    }

    // A plan that has lapsed begins today, and not at the end of a month that nobody paid for; so
    // does one whose line was closed and had back, of which no day is left.
    private void beginAnew(LineId line) {
        var found = recurring.find(line).orElseThrow();
        var on = found.chargeOn();
        if (on != null && found.paid()) return;
        var now = plans.now();
        var today = plans.of(found).dayOf(now);
        if (on != null && !on.isAfter(today)) return;
        recurring.move(List.of(new Moved(line, today, false, found.lacking(), now)));
    }

    @Override
    public Answer takeBack(LineId line, Mandate mandate) {
        return inTransaction(() -> {
            if (lines.lock(line).isEmpty()) {
                return new Answer.Refused(Refusal.of(Code.LINE_MUST_BE_KNOWN));
            }
            recurring.takeBack(line, mandate, plans.now());
            return new Answer.Kept(of(line));
        });
    }

    @Override
    public List<GivenMandate> of(LineId line) {
        return recurring.find(line).map(RecurringLine::mandates).orElse(List.of());
    }

    @Override
    public boolean isRenewable(LineId line) {
        return terms.isRenewable(line);
    }

    @Override
    public Optional<NextCharge> next(LineId line) {
        return recurring.find(line).map(found -> {
            // Whoever agreed to another plan agreed to its renewal.
            var renews = found.change() == null ? found : found.renewing();
            return RenewalRules.nextCharge(renews, plans.next(found));
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
