// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.Line.Mandate;
import signoff.line.Lines;
import signoff.line.recurring.GivenMandate;
import signoff.line.recurring.RecurringLines;

/**
 * Which add-ons a line has, and the leave to renew them. One leave covers all of a line, so the
 * statement that begins a closing ends it with the others (I18). Given anew later, it covers what
 * was taken since, and brings nothing back.
 */
@Component
class AddOnLeave {

    private final AddOnStore store;
    private final RecurringLines recurring;
    private final Lines lines;

    AddOnLeave(AddOnStore store, RecurringLines recurring, Lines lines) {
        this.store = store;
        this.recurring = recurring;
        this.lines = lines;
    }

    List<CaseId> of(LineId line) {
        return store.of(line);
    }

    /** The row of the line is locked. */
    void open(CaseId id, AddOnFile file, Instant at) {
        store.insert(id, file.line(), file.code(), at);
        recurring.give(file.line(), GivenMandate.addOns(), at);
    }

    boolean isGiven(LineId line, CaseId id) {
        return recurring
                .givenSince(line, Mandate.ADD_ONS)
                .filter(since -> !store.takenAt(id).isBefore(since))
                .isPresent();
    }

    /** Nothing is left to renew when the last is gone. */
    void close(CaseId id, AddOnFile file, Instant at) {
        if (!file.monthly()) return;
        lines.lock(file.line());
        store.close(id);
        if (store.of(file.line()).isEmpty()) {
            recurring.takeBack(file.line(), Mandate.ADD_ONS, at);
        }
    }
}
