// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import signoff.catalog.Allowance;
import signoff.catalog.Allowance.Because;
import signoff.catalog.Offering;
import signoff.catalog.Plan.MinimumTerm;
import signoff.kernel.LineId;
import signoff.line.allowance.Buckets;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;

/** Writes down what was agreed: what a line was bought under, includes, and is tied by. */
@Component
class Agreements {

    private final HeldOfferings offerings;
    private final Commitments commitments;
    private final Buckets buckets;

    Agreements(HeldOfferings offerings, Commitments commitments, Buckets buckets) {
        this.offerings = offerings;
        this.commitments = commitments;
        this.buckets = buckets;
    }

    /** @param at on the clock of the line's zone: a term of months ends on a day there */
    void enter(LineId line, Offering offering, ZonedDateTime at) {
        offerings.hold(line, new HeldOffering(offering.code(), offering.version(), at.toInstant()));
        var day = at.toLocalDate();
        var included = offering.plan().allowances();
        buckets.fill(Allowance.given(included, line, Because.plan(day), day, at.getZone()));
        var term = offering.plan().minimumTerm();
        commitments.keep(
                line,
                new Commitment(
                        term.map(found -> at.plusMonths(found.months()).toInstant())
                                .orElse(null),
                        term.map(Agreements::fee).orElse(0L),
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        offering.plan().devicesMost()));
    }

    private static long fee(MinimumTerm term) {
        return term.endingFee().amount().minor();
    }
}
