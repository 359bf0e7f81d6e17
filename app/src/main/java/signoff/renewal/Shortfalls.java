// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.util.List;
import org.springframework.stereotype.Component;
import signoff.line.Line.Mandate;
import signoff.line.recurring.RecurringLine.Moved;
import signoff.line.recurring.RecurringLines;
import signoff.renewal.RenewalDesk.Looked;
import signoff.renewal.RenewalRules.Turn.Charge;

/** What happens to lines whose balance is too small, for a renewal or for their subscriber. */
@Component
class Shortfalls {

    private final RecurringLines lines;
    private final UnpaidRenewals unpaid;
    private final OwnTopUps topUps;
    private final RenewalSettings settings;

    Shortfalls(
            RecurringLines lines,
            UnpaidRenewals unpaid,
            OwnTopUps topUps,
            RenewalSettings settings) {
        this.lines = lines;
        this.unpaid = unpaid;
        this.topUps = topUps;
        this.settings = settings;
    }

    UnpaidRenewals unpaid() {
        return unpaid;
    }

    /** Tries for some days, tells the subscriber, and then gives up without a debt. */
    Moved lacking(Looked one, Charge charge) {
        var lacking = one.line().lacking();
        if (lacking == null) lacking = unpaid.open(one, charge.amount(), settings.tryFor());
        var giveUpAt = lacking.since().plus(settings.tryFor());
        if (one.now().isBefore(giveUpAt)) {
            topUps.orderFor(one, charge.amount());
            var soon = one.now().plus(settings.lookEvery());
            var lookAt = soon.isBefore(giveUpAt) ? soon : giveUpAt;
            return new Moved(one.id(), one.on(), one.line().paid(), lacking, lookAt);
        }
        // A card is not asked for ever: from here on it is the subscriber who begins again.
        lines.takeBack(one.id(), Mandate.AUTO_RENEW, one.now());
        unpaid.lapse(one);
        var today = one.terms().dayOf(one.now());
        return RenewalDesk.turned(one, RenewalRules.next(one.on(), 1, today), false);
    }

    /** Tops up where the subscriber wants it, and looks at such lines often. */
    List<Moved> topUp(List<Moved> moved, List<Looked> looked) {
        topUps.orderWhereLow(looked);
        return topUps.lookOften(moved, looked, settings.lookEvery());
    }
}
