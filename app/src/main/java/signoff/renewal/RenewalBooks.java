// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import signoff.catalog.Allowance;
import signoff.catalog.Allowance.Because;
import signoff.kernel.LineId;
import signoff.ledger.Ledger;
import signoff.ledger.Posting;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.renewal.RenewalDesk.Looked;
import signoff.renewal.RenewalRules.Fee;
import signoff.renewal.RenewalRules.Turn.Charge;

/** Posts what is due as one set, and gives what was paid for. */
@Component
class RenewalBooks {

    private final Ledger ledger;
    private final Buckets buckets;

    RenewalBooks(Ledger ledger, Buckets buckets) {
        this.ledger = ledger;
        this.buckets = buckets;
    }

    /** What became of each charge, by line. */
    Map<LineId, Posting> post(List<Looked> looked) {
        var transfers = new ArrayList<Transfer>();
        for (var one : looked) {
            if (one.turn() instanceof Charge charge) transfers.add(one.transfer(charge));
        }
        var postings = ledger.post(transfers);
        var byLine = new HashMap<LineId, Posting>();
        for (int place = 0; place < transfers.size(); place++) {
            byLine.put(transfers.get(place).line(), postings.get(place));
        }
        return byLine;
    }

    /** Gives what a paid period includes, in the commit that pays it. */
    void fill(List<Looked> looked, Map<LineId, Posting> postings) {
        var given = new ArrayList<Bucket>();
        for (var one : looked) {
            var refused = postings.get(one.id()) instanceof NotPosted;
            if (refused || !(one.turn() instanceof Charge(var fee, var _, var next))) continue;
            if (fee != Fee.PLAN) continue;
            var terms = one.terms();
            var day = next.minusMonths(terms.months());
            // Named by the day that is paid for: that is never the same twice.
            var because = Because.plan(one.on());
            given.addAll(Allowance.given(terms.allowances(), one.id(), because, day, terms.zone()));
        }
        buckets.fill(given);
    }
}
