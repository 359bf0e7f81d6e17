// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.recurring.RecurringLines;
import signoff.notification.Notice;
import signoff.refund.instrument.InstrumentUse;
import signoff.registration.AddressProofs;
import signoff.registration.AddressProofs.Telling;
import signoff.subscriber.Contacts;

/**
 * Ends what was paid by an instrument that is removed, and says so. The rows of the lines are
 * locked: a mandate that is being given is seen here, or sees that the instrument is gone.
 */
@Component
class InstrumentMandates implements InstrumentUse {

    private final Lines lines;
    private final RecurringLines recurring;
    private final PlanTerms plans;
    private final Contacts contacts;
    private final AddressProofs proofs;

    InstrumentMandates(
            Lines lines,
            RecurringLines recurring,
            PlanTerms plans,
            Contacts contacts,
            AddressProofs proofs) {
        this.lines = lines;
        this.recurring = recurring;
        this.plans = plans;
        this.contacts = contacts;
        this.proofs = proofs;
    }

    @Override
    public void removed(AccountId account, BrandId brand, String instrument, Actor actor) {
        var ended = ids(account).stream().filter(line -> end(line, instrument)).count();
        if (ended == 0) return;
        var telling = new Telling(Notice.MANDATES_ENDED, contacts.noteAll(account));
        proofs.tell(account, brand, telling, actor);
    }

    // In one order, so that two who do this never wait in a circle.
    private List<LineId> ids(AccountId account) {
        return lines.of(account).stream()
                .map(Line::id)
                .sorted(Comparator.comparing(LineId::value))
                .toList();
    }

    private boolean end(LineId line, String instrument) {
        if (lines.lock(line).isEmpty()) return false;
        var found = recurring.find(line);
        if (found.isEmpty()) return false;
        var by = found.get().mandates().stream()
                .filter(one -> instrument.equals(one.instrument()))
                .toList();
        by.forEach(one -> recurring.takeBack(line, one.mandate(), plans.now()));
        return !by.isEmpty();
    }
}
