// SPDX-License-Identifier: Apache-2.0
package signoff.refund.instrument;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.refund.instrument.InstrumentStore.Registration;
import signoff.refund.port.PaymentGateway;
import signoff.refund.port.PaymentGateway.Named;
import signoff.refund.port.PaymentGateway.Opened;
import signoff.refund.port.PaymentGateway.Registered;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Trial;

/** Asks the payment company outside of every transaction, and keeps what it says inside one. */
@Component
class InstrumentDesk implements Instruments {

    private final InstrumentStore store;
    private final PaymentGateway gateway;
    private final Subscribers subscribers;
    private final ObjectProvider<InstrumentUse> uses;
    private final Means means;

    InstrumentDesk(
            InstrumentStore store,
            PaymentGateway gateway,
            Subscribers subscribers,
            ObjectProvider<InstrumentUse> uses,
            Means means) {
        this.store = store;
        this.gateway = gateway;
        this.subscribers = subscribers;
        this.uses = uses;
        this.means = means;
    }

    /** What it works with, beside what it is about. */
    @Component
    record Means(TransactionTemplate transaction, Ids ids, Clock clock) {}

    @Override
    public List<Instrument> of(AccountId account) {
        return store.of(account, means.clock().instant());
    }

    @Override
    public List<String> names(AccountId account) {
        return of(account).stream()
                .filter(one -> !one.expired())
                .map(Instrument::name)
                .toList();
    }

    @Override
    public boolean isOwn(AccountId account, String instrument) {
        return names(account).contains(instrument);
    }

    // Outside of the transaction of whoever calls, too: the company takes the time it takes.
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Beginning begin(AccountId account, BrandId brand, URI to) {
        var subject = account.value().toString();
        var slower = subscribers.admit(Trial.INSTRUMENT, brand, subject, "account " + subject);
        if (slower != null) return new Beginning.Refused(slower);
        if (of(account).size() >= MOST) return new Beginning.Refused(tooMany());
        var registration = means.ids().next();
        store.open(account, registration, means.clock().instant());
        var back = URI.create(
                to + (to.getQuery() == null ? "?" : "&") + "registration=" + registration);
        return switch (gateway.open(registration, back)) {
            case Opened.At(var page) -> new Beginning.Begun(registration, page);
            case Opened.NoAnswer() -> new Beginning.Refused(noAnswer());
        };
    }

    @Override
    public boolean isOpen(AccountId account, UUID registration) {
        return store.registration(account, registration)
                .filter(found -> found.name() == null)
                .isPresent();
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Adding complete(AccountId account, UUID registration) {
        var found = store.registration(account, registration);
        if (found.isEmpty()) {
            return new Adding.Refused(Refusal.of(Code.INSTRUMENT_MUST_BE_KNOWN));
        }
        if (found.get().name() != null) return kept(account, found.get());
        return switch (gateway.registered(registration)) {
            case Registered.Done(var named) ->
                inTransaction(() -> keep(account, found.get(), named));
            case Registered.Waiting() ->
                new Adding.Refused(Refusal.of(Code.INSTRUMENT_MUST_BE_NAMED));
            case Registered.Declined() ->
                new Adding.Refused(Refusal.of(Code.INSTRUMENT_MUST_BE_ACCEPTED));
            case Registered.CannotTell() -> new Adding.Refused(noAnswer());
        };
    }

    // Whoever completes the same page at the same moment waits here, and is then told the first.
    private Adding keep(AccountId account, Registration registration, Named named) {
        store.lock(account);
        var now = store.registration(account, registration.id()).orElseThrow();
        if (now.name() != null) return kept(account, now);
        if (of(account).size() >= MOST) return new Adding.Refused(tooMany());
        var added = add(account, named);
        store.complete(account, registration.id(), added.name());
        return new Adding.Added(added);
    }

    // It may have been removed meanwhile; then it is not had by asking once more.
    private Adding kept(AccountId account, Registration registration) {
        return of(account).stream()
                .filter(one -> one.name().equals(registration.name()))
                .findFirst()
                .<Adding>map(Adding.Added::new)
                .orElseGet(() -> new Adding.Refused(Refusal.of(Code.INSTRUMENT_MUST_BE_KNOWN)));
    }

    @Override
    public Instrument add(AccountId account, Named named) {
        var now = means.clock().instant();
        return inTransaction(() -> {
            store.lock(account);
            return store.add(account, named, now);
        });
    }

    @Override
    public @Nullable Refusal remove(
            AccountId account, BrandId brand, String instrument, Actor actor) {
        var removed = inTransaction(() -> {
            store.lock(account);
            var own = of(account).stream().anyMatch(one -> one.name().equals(instrument));
            if (!own) return false;
            store.remove(account, instrument, means.clock().instant());
            uses.forEach(use -> use.removed(account, brand, instrument, actor));
            return true;
        });
        return removed ? null : Refusal.of(Code.INSTRUMENT_MUST_BE_KNOWN);
    }

    private static Refusal tooMany() {
        return Refusal.of(Code.INSTRUMENTS_MUST_BE_WITHIN_LIMIT, "most", MOST);
    }

    private static Refusal noAnswer() {
        return Refusal.of(Code.PAYMENT_COMPANY_MUST_ANSWER);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(means.transaction().execute(status -> work.get()));
    }
}
