// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import static signoff.ledger.AccountKind.PAID;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.swap.Spares;
import signoff.notification.AddressBook;
import signoff.policy.ClosurePolicy;
import signoff.policy.Policies;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Trial;

/** On which terms a line gets another SIM: in which form, for how much, and on whose word. */
@Component
class ReplacementTerms {

    private static final int DIGITS_TOLD = 4;

    private final Policies policies;
    private final Catalog catalog;
    private final Spares spares;
    private final Ledger ledger;
    private final People people;
    private final Clock clock;

    ReplacementTerms(Policies policies, Stock stock, Ledger ledger, People people, Clock clock) {
        this.policies = policies;
        this.catalog = stock.catalog();
        this.spares = stock.spares();
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
    }

    /** In which forms SIMs are sold, and in which one the line has its own. */
    @Component
    record Stock(Catalog catalog, Spares spares) {}

    /** Whom the line belongs to, and where they can be reached. */
    @Component
    record People(Subscribers subscribers, AddressBook addresses) {}

    /** To the microsecond, as it is stored and hashed. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    // Serials are printed one after another: who has a card could guess those of its neighbours.
    @Nullable
    Refusal slower(BrandId brand, AccountId account) {
        var name = account.value().toString();
        return people.subscribers().admit(Trial.CARD, brand, name, "account " + name);
    }

    /** Each code is a message paid for: one person gets so many, whatever line they are for. */
    Optional<Refusal> flooded(BrandId brand, AccountId account) {
        var to = "account " + account.value();
        return Optional.ofNullable(people.subscribers().admitCode(brand, to));
    }

    List<SimForm> forms(Line line) {
        var sold = catalog.offerings(line.brand()).stream()
                .filter(one -> one.country().equals(line.country()))
                .filter(one -> one.kind().equals(line.kind()))
                .map(Offering::sim);
        return Stream.concat(spares.formOf(line.id()).stream(), sold).distinct().toList();
    }

    Money price(Line line) {
        return Money.whole(policy(line).replacePrice(), line.currency());
    }

    /** Why nothing can be asked for; empty when it can. */
    Optional<Refusal> refusal(Line line, SimForm form, @Nullable Money agreed) {
        if (!forms(line).contains(form)) {
            return Optional.of(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "form"));
        }
        return unfit(line).or(() -> disagreement(line, agreed));
    }

    /**
     * Why the line cannot have another SIM now. Looked at when it is asked for, and once more when
     * the code has come back, with the row of the line locked.
     */
    Optional<Refusal> unfit(Line line) {
        return shut(line)
                .or(() -> unsettled(line))
                .or(() -> unreachable(line))
                .or(() -> uncovered(line));
    }

    static Optional<Refusal> shut(Line line) {
        return switch (line.status()) {
            case CLOSING -> {
                var closing = line.closing();
                var number = closing == null ? "" : closing.number();
                yield Optional.of(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", number));
            }
            case DEACTIVATED, CLOSED -> Optional.of(Refusal.of(Code.LINE_MUST_BE_IN_SERVICE));
            case ACTIVE, SUSPENDED -> Optional.empty();
        };
    }

    // Whoever has just taken over an account must not take the number with it (I6, I34).
    private Optional<Refusal> unsettled(Line line) {
        var wait = policy(line).recentChange();
        return people.subscribers()
                .credentialsChangedAt(line.id().account())
                .map(changed -> changed.plus(wait))
                .filter(until -> until.isAfter(clock.instant()))
                .map(until -> Refusal.of(Code.CREDENTIALS_MUST_BE_SETTLED, "until", until));
    }

    // A code to the line itself would prove only that somebody has the SIM (I34).
    private Optional<Refusal> unreachable(Line line) {
        var others = people.addresses().beside(line.id().account(), line.id()).contacts();
        return others.isEmpty()
                ? Optional.of(Refusal.of(Code.CONTACT_MUST_OUTLIVE_LINE))
                : Optional.empty();
    }

    private Optional<Refusal> uncovered(Line line) {
        var price = price(line);
        if (price.isZero()) return Optional.empty();
        var held = ledger.balances(List.of(line.id())).get(line.id());
        return held != null && held.of(PAID).minor() >= price.minor()
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.BALANCE_MUST_COVER_PRICE, "price", price));
    }

    private Optional<Refusal> disagreement(Line line, @Nullable Money agreed) {
        var price = price(line);
        return price.isZero() && agreed == null || price.equals(agreed)
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.PRICE_MUST_BE_AGREED, "price", price));
    }

    ReplacementFile file(CaseId id, Line line, SimForm form) {
        var policy = policy(line);
        var number = line.identity().msisdn();
        return new ReplacementFile(
                id,
                line.id(),
                new Pool(line.brand(), line.country()),
                form,
                price(line),
                number.substring(number.length() - DIGITS_TOLD),
                policy.zone().getId(),
                new ReplacementFile.Limits(
                        policy.codeValid(),
                        policy.codeTries(),
                        policy.draftKept(),
                        policy.executeWithin(),
                        policy.lookWithin()),
                null,
                null,
                policy.version());
    }

    private ClosurePolicy policy(Line line) {
        return policies.current(line.brand(), line.country(), line.kind());
    }
}
