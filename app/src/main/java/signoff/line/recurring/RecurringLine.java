// SPDX-License-Identifier: Apache-2.0
package signoff.line.recurring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line.Mandate;
import signoff.line.Line.Status;

/**
 * A line, as what recurs on it sees it.
 *
 * @param charge what one more period costs, for a line that no offering is known of
 * @param chargeOn when the running period is over
 * @param paid whether the running period was paid for
 * @param change the case whose change of plan comes with the end of the running period
 * @param lacking since when there has been too little to renew it, and the case that tells of it
 */
public record RecurringLine(
        LineId id,
        BrandId brand,
        Status status,
        String kind,
        String country,
        Currency currency,
        String msisdn,
        @Nullable Money charge,
        @Nullable LocalDate chargeOn,
        boolean paid,
        @Nullable CaseId change,
        @Nullable Lacking lacking,
        List<GivenMandate> mandates) {

    private static final int SHOWN_DIGITS = 4;

    public record Lacking(Instant since, CaseId tells) {}

    public Optional<GivenMandate> mandate(Mandate wanted) {
        return mandates.stream().filter(given -> given.mandate() == wanted).findFirst();
    }

    /** The same with leave to renew its plan, if it has none. */
    public RecurringLine renewing() {
        if (mandate(Mandate.AUTO_RENEW).isPresent()) return this;
        var more = Stream.concat(mandates.stream(), Stream.of(GivenMandate.renewal(null)));
        return new RecurringLine(
                id,
                brand,
                status,
                kind,
                country,
                currency,
                msisdn,
                charge,
                chargeOn,
                paid,
                change,
                lacking,
                more.toList());
    }

    /** The same with nothing to make up for: what was lacking was the fee of another plan. */
    public RecurringLine withNothingLacking() {
        return new RecurringLine(
                id, brand, status, kind, country, currency, msisdn, charge, chargeOn, paid, change,
                null, mandates);
    }

    /** What a message may say of the number, never more. */
    public String lastDigits() {
        return msisdn.substring(msisdn.length() - SHOWN_DIGITS);
    }

    /**
     * How it stands after a look.
     *
     * @param lookAt when to look again
     */
    public record Moved(
            LineId line,
            @Nullable LocalDate chargeOn,
            boolean paid,
            @Nullable Lacking lacking,
            Instant lookAt) {}
}
