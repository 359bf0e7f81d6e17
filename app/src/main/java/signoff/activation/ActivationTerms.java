// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.activation.ActivationFile.Cost;
import signoff.activation.ActivationFile.Wanted;
import signoff.activation.Activations.Request;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.supply.Pool;
import signoff.policy.Policies;
import signoff.refund.instrument.Instruments;

/** On which terms a line is sold: what, at which price, and paid by what. */
@Component
class ActivationTerms {

    private final Catalog catalog;
    private final Policies policies;
    private final Instruments instruments;
    private final ActivationSettings settings;
    private final Clock clock;

    ActivationTerms(
            Catalog catalog,
            Policies policies,
            Instruments instruments,
            ActivationSettings settings,
            Clock clock) {
        this.catalog = catalog;
        this.policies = policies;
        this.instruments = instruments;
        this.settings = settings;
        this.clock = clock;
    }

    /** To the microsecond, as PostgreSQL stores it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant bankBy(ActivationFile file) {
        return file.placedAt().plus(settings.bankWithin());
    }

    List<String> instruments(AccountId account) {
        return instruments.names(account);
    }

    // What is charged is kept in the journal for ever, which must not be the number of a card.
    Optional<Refusal> refusal(AccountId account, Request request) {
        if (offering(request).isEmpty()) return Optional.of(Refusal.of(Code.OFFERING_MUST_BE_SOLD));
        return instruments(account).contains(request.instrument())
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "instrument"));
    }

    private Optional<Offering> offering(Request request) {
        return catalog.find(request.brand(), request.country(), request.offering())
                .filter(sold -> sold.version().equals(request.version()));
    }

    /** What is ordered, at the price that was shown. */
    ActivationFile file(LineId line, Request request) {
        var offering = offering(request).orElseThrow();
        var zone = policies.current(offering.brand(), offering.country(), offering.kind())
                .zone();
        var plan = offering.plan();
        return new ActivationFile(
                line,
                new Wanted(
                        new Pool(offering.brand(), offering.country()),
                        offering.code(),
                        offering.version(),
                        offering.sim(),
                        zone.getId()),
                new Cost(
                        request.instrument(),
                        offering.due(),
                        offering.setUp().amount(),
                        plan.fee().amount()),
                now().plus(settings.cardWithin()),
                now(),
                null,
                null,
                null);
    }
}
