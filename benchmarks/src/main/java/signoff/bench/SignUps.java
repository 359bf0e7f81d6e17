// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import signoff.activation.Activations;
import signoff.activation.Activations.Deciding;
import signoff.activation.Activations.Request;
import signoff.bench.measure.Latencies;
import signoff.catalog.Catalog;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.refund.instrument.Instruments;
import signoff.refund.port.PaymentGateway.InstrumentKind;
import signoff.refund.port.PaymentGateway.Named;

/**
 * Lines that are bought: ordered, paid, numbered and in service, against a bank and a network that
 * answer at once.
 */
final class SignUps implements AutoCloseable {

    private static final String COUNTRY = "CN";
    private static final String OFFERING = "esim-8gb";
    private static final Pool POOL = new Pool(Town.BRAND, COUNTRY);
    private static final int BATCH = 1_000;

    private final OwnPostgres postgres;
    private final Town town;
    private final Supply supply;
    private final Activations activations;
    private final String version;
    private final Completions completions;
    private final AtomicInteger stocked = new AtomicInteger();
    private final AtomicInteger ordered = new AtomicInteger();
    private final Instruments instruments;
    private final Map<AccountId, String> cards = new ConcurrentHashMap<>();

    SignUps(OwnPostgres postgres, Node node, Town town) {
        this.postgres = postgres;
        this.town = town;
        this.supply = node.part(Supply.class);
        this.activations = node.part(Activations.class);
        this.instruments = node.part(Instruments.class);
        this.version = node.part(Catalog.class)
                .find(Town.BRAND, COUNTRY, OFFERING)
                .orElseThrow()
                .version();
        this.completions = new Completions(postgres, Completions.ORDERED);
    }

    /** So many lines in such a time; how long each took to whoever waited for it. */
    record Run(long lines, long nanos, Latencies waits) {

        static final double NANOS_PER_SECOND = 1e9;

        double perSecond() {
            return lines * NANOS_PER_SECOND / nanos;
        }
    }

    void warmUp(int clients, int times) {
        stock(times + clients);
        Crowd.soOften(clients, times, number -> order(new Latencies()));
    }

    Run run(int clients, Duration time, int mostPerSecond) {
        stock((int) (mostPerSecond * time.toSeconds()) + clients);
        var waits = new Latencies();
        var begun = System.nanoTime();
        var lines = Crowd.forAWhile(clients, time, number -> order(waits));
        var took = System.nanoTime() - begun;
        allAreActive();
        return new Run(lines, took, waits);
    }

    private void order(Latencies waits) {
        var number = ordered.getAndIncrement();
        if (number >= stocked.get()) throw new IllegalStateException("the stock is sold out");
        var account = town.account(number);
        var card = Objects.requireNonNull(cards.get(account));
        var request = new Request(UUID.randomUUID(), Town.BRAND, COUNTRY, OFFERING, version, card);
        var actor = new Actor(
                Actor.Role.SUBSCRIBER, Actor.Channel.WEB, account.value().toString());
        var begun = System.nanoTime();
        switch (activations.order(account, request, actor)) {
            case Deciding.Decided(var order) -> waits.add(completions.await(order.id()) - begun);
            case Deciding.Refused(var why) -> throw new IllegalStateException("refused: " + why);
        }
    }

    /** Numbers, profiles and cards until there are so many more than orders. */
    private void stock(int wanted) {
        for (int missing; (missing = ordered.get() + wanted - stocked.get()) > 0; ) {
            var from = stocked.getAndAdd(Math.min(BATCH, missing));
            var numbers = IntStream.range(from, stocked.get());
            supply.addNumbers(POOL, numbers.mapToObj("86150%08d"::formatted).toList());
            for (int number = from; number < stocked.get(); number++) {
                cards.computeIfAbsent(town.account(number), this::card);
            }
            var profiles = IntStream.range(from, stocked.get());
            supply.addSims(
                    POOL, SimForm.ESIM, profiles.mapToObj(SignUps::profile).toList());
        }
    }

    private String card(AccountId account) {
        var named = new Named("bench-" + account.value(), InstrumentKind.CARD, "4242", null);
        return instruments.add(account, named).name();
    }

    private static Supply.Sim profile(int number) {
        var serial = Iccid.checked("8986%014d".formatted(number));
        return new Supply.Sim(serial, "46011%010d".formatted(number));
    }

    // What ended without a line was faster than any line.
    private void allAreActive() {
        try (var connection = postgres.connect(OwnPostgres.OURS);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from activations.activation"
                        + " where status in ('CANCELLED', 'FAILED')")) {
            found.next();
            if (found.getLong(1) > 0) {
                throw new IllegalStateException(found.getLong(1) + " orders brought no line");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        completions.close();
    }
}
