// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Money;
import signoff.line.recurring.RecurringLine.Lacking;
import signoff.renewal.RenewalDesk.Looked;
import signoff.renewal.UnpaidRenewal.Fact;
import signoff.renewal.UnpaidRenewal.File;
import signoff.renewal.UnpaidRenewal.State;
import signoff.workflow.Cases;

/** The cases of renewals that lack money, one by one: most renewals have none. */
@Component
class UnpaidRenewals {

    private final Cases cases;
    private final UnpaidRenewal type;
    private final Ids ids;

    UnpaidRenewals(Cases cases, UnpaidRenewal type, Ids ids) {
        this.cases = cases;
        this.type = type;
        this.ids = ids;
    }

    Lacking open(Looked one, Money fee, Duration tryFor) {
        var line = one.line();
        var payBy = one.now().plus(tryFor);
        var file = new File(
                line.id(), line.lastDigits(), fee, payBy, one.terms().zone().getId());
        var id = new CaseId(line.id().account(), ids.next());
        cases.open(
                type,
                new Cases.Opening<File, State, Fact>(
                        id,
                        line.brand(),
                        file,
                        new State.Lacking(payBy.plus(UnpaidRenewal.LOOK_WITHIN)),
                        new Fact.BalanceWasShort(one.now()),
                        Actor.system(),
                        List.of(UnpaidRenewal.told(file))));
        return new Lacking(one.now(), id);
    }

    void paid(Looked one) {
        tell(one, new Fact.FeePaid(one.now()));
    }

    void lapse(Looked one) {
        tell(one, new Fact.TriedLongEnough(one.now()));
    }

    void drop(Looked one) {
        tell(one, new Fact.RenewalDropped(one.now()));
    }

    private void tell(Looked one, Fact fact) {
        var lacking = one.line().lacking();
        if (lacking != null) cases.tell(type, lacking.tells(), fact, Actor.system());
    }
}
