// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.TestBooks;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.Line.Mandate;
import signoff.line.Line.Status;
import signoff.line.Lines.Closing;
import signoff.line.Lines.Ending;
import signoff.line.NumberResource.State;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Owner;
import signoff.line.bar.Suspension.Reason;
import signoff.line.bar.SuspensionStore;

/**
 * Orders sets of lines to close, to stay, to end and to settle, and single ones to be suspended for
 * any reason and resumed by anybody, in any sequence, while time goes on, and holds lines and
 * numbers against a model. A set with one wrong line changes nothing. A failure names its seed.
 */
class LinePropertyTest {

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lines_and_numbers_are_as_the_model_says_after_any_sequence(int seed) {
        var world = new World(seed);
        for (int round = 0; round < 40; round++) {
            world.anyStep();
            world.agrees();
        }
        assertThat(numbersWithTwoHolders()).isZero(); // I23
    }

    // The words used above.

    static final AtomicLong time =
            new AtomicLong(Instant.parse("2026-03-02T12:00:00Z").toEpochMilli());
    static final AtomicLong numbers = new AtomicLong(85_200_000_000L);
    static final InstantSource clock = () -> Instant.ofEpochMilli(time.get());
    static final TestBooks books = new TestBooks();
    static final Lines lines = new LineDesk(
            new LineStore(books.sql()),
            new NumberStore(books.sql()),
            new SuspensionStore(books.sql()),
            new LineDesk.Around(books.transactions(), event -> {}),
            clock.withZone(ZoneOffset.UTC));

    @AfterAll
    static void close() {
        books.close();
    }

    static int numbersWithTwoHolders() {
        return books.sql().queryForObject("""
                select count(*) from lines.number_holding a join lines.number_holding b
                    on a.msisdn = b.msisdn and a.from_at < b.from_at
                where a.rests_until is null or b.from_at < a.rests_until
                """, Integer.class);
    }

    /** What happened to a line. What it is follows from that and from the time. */
    static final class History {

        final Line line;
        CaseId closing;
        boolean begun;
        final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Ending ending;
        Instant settledAt;

        History(Line line) {
            this.line = line;
        }

        Status status(Instant now) {
            if (closing == null) return reasons.isEmpty() ? Status.ACTIVE : Status.SUSPENDED;
            if (ending == null) return Status.CLOSING;
            if (settledAt == null || now.isBefore(ending.restorableUntil()))
                return Status.DEACTIVATED;
            return Status.CLOSED;
        }

        State number(Instant now) {
            if (ending == null) return State.ASSIGNED;
            return now.isBefore(restsUntil()) ? State.QUARANTINED : State.COOLED;
        }

        Instant restsUntil() {
            var quarantine = ending.quarantinedUntil();
            var restore = ending.restorableUntil();
            return quarantine.isAfter(restore) ? quarantine : restore;
        }
    }

    static final class World {

        private final Map<LineId, History> histories = new LinkedHashMap<>();
        private final SplittableRandom chance;

        World(int seed) {
            chance = new SplittableRandom(seed);
            books.together(() -> lines.activate(IntStream.range(0, 6)
                    .mapToObj(number -> anyLine(Long.toString(numbers.incrementAndGet())))
                    .toList()));
        }

        private Line anyLine(String msisdn) {
            var id = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
            var line = new Line(
                    id,
                    new BrandId("demo"),
                    Status.ACTIVE,
                    "data-card",
                    "HK",
                    "plan.monthly",
                    Currency.getInstance("HKD"),
                    new NetworkIdentity("001010000000001", msisdn, "8985200000000000001"),
                    Set.of(Mandate.AUTO_RENEW),
                    null,
                    null,
                    1_400,
                    clock.instant(),
                    null,
                    null,
                    null);
            histories.put(id, new History(line));
            return line;
        }

        void anyStep() {
            switch (chance.nextInt(11)) {
                case 0, 1 -> begin(some());
                case 2 -> keep(some());
                case 3 -> end(some());
                case 4 -> settle(some());
                case 5 -> reuseNumber();
                case 6, 7 -> suspend(some().getFirst());
                case 8, 9 -> lift(some().getFirst());
                default -> time.addAndGet(Duration.ofDays(chance.nextInt(20)).toMillis());
            }
            lines.tick();
        }

        /** One line or a few. */
        private List<History> some() {
            var all = new ArrayList<>(histories.values());
            var some = new ArrayList<History>();
            do {
                some.add(all.remove(chance.nextInt(all.size())));
            } while (!all.isEmpty() && chance.nextInt(4) == 0);
            return some;
        }

        private void begin(List<History> some) {
            var closings = some.stream()
                    .map(one -> new Closing(one.line.id(), anyCase(one)))
                    .toList();
            var may = IntStream.range(0, some.size()).allMatch(place -> {
                var one = some.get(place);
                return one.ending == null
                        && (one.closing == null
                                || one.closing.equals(closings.get(place).by()));
            });
            if (!done(() -> lines.beginClosing(closings), may)) return;
            for (int place = 0; place < some.size(); place++) {
                some.get(place).closing = closings.get(place).by();
                some.get(place).begun = true;
            }
        }

        /** The case that closes it already, at times: it may say so again. */
        private CaseId anyCase(History one) {
            if (one.closing != null && chance.nextBoolean()) return one.closing;
            return new CaseId(one.line.id().account(), UUID.randomUUID());
        }

        private void keep(List<History> some) {
            var may = some.stream().allMatch(one -> one.ending == null);
            if (done(() -> lines.keep(ids(some)), may)) some.forEach(one -> one.closing = null);
        }

        private void suspend(History one) {
            var reason = anyReason();
            var own = reason == Reason.VOLUNTARY || reason == Reason.LOST_STOLEN;
            var owner = own ? Owner.SUBSCRIBER : Owner.OPERATOR;
            var why = new Suspension(reason, owner, clock.instant(), null);
            if (done(() -> lines.suspend(one.line.id(), why), one.ending == null))
                one.reasons.add(reason);
        }

        /** Somebody lifts a reason, at times one that is not there or is not theirs. */
        private void lift(History one) {
            var reason = anyReason();
            var by = chance.nextBoolean() ? Actor.Role.SUBSCRIBER : Actor.Role.AGENT;
            var own = reason == Reason.VOLUNTARY || reason == Reason.LOST_STOLEN;
            var may = by == Actor.Role.AGENT || own || !one.reasons.contains(reason);
            if (done(() -> lines.lift(one.line.id(), reason, by), may)) one.reasons.remove(reason);
        }

        private Reason anyReason() {
            return Reason.values()[chance.nextInt(Reason.values().length)];
        }

        private void end(List<History> some) {
            var now = clock.instant();
            var endings = some.stream()
                    .map(one -> new Ending(one.line.id(), now, anyDay(now), anyDay(now)))
                    .toList();
            var may = some.stream().allMatch(one -> one.closing != null && one.ending == null);
            if (!done(() -> lines.endService(endings), may)) return;
            for (int place = 0; place < some.size(); place++) {
                some.get(place).ending = endings.get(place);
            }
        }

        private Instant anyDay(Instant now) {
            return now.plus(Duration.ofDays(1 + chance.nextInt(60)));
        }

        private void settle(List<History> some) {
            var may = some.stream().allMatch(one -> one.ending != null);
            if (!done(() -> lines.settle(ids(some)), may)) return;
            some.forEach(one -> one.settledAt = clock.instant());
        }

        /** As the desk that gives out cooled numbers will; too early it is refused (I24). */
        private void reuseNumber() {
            var old = some().getFirst();
            var msisdn = old.line.identity().msisdn();
            var cooled = books.sql().update("""
                    update lines.number set state = 'AVAILABLE', min_until = null
                    where msisdn = ? and state = 'COOLED'
                    """, msisdn) == 1;
            var next = anyLine(msisdn);
            if (done(() -> lines.activate(next), cooled)) {
                histories.remove(old.line.id());
            } else {
                histories.remove(next.id());
            }
        }

        private static List<LineId> ids(Collection<History> some) {
            return some.stream().map(one -> one.line.id()).toList();
        }

        /** Does it, and says whether it was done, which must be as expected. */
        private static boolean done(Runnable work, boolean expected) {
            var done = true;
            try {
                books.together(work);
            } catch (RuntimeException refused) {
                done = false;
            }
            assertThat(done).isEqualTo(expected);
            return done;
        }

        void agrees() {
            var now = clock.instant();
            for (var history : histories.values()) {
                var line = lines.find(history.line.id()).orElseThrow();
                assertThat(line.status()).isEqualTo(history.status(now)); // I4
                assertThat(lines.suspensions(line.id()))
                        .extracting(Suspension::reason)
                        .containsExactlyInAnyOrderElementsOf(history.reasons); // I4
                assertThat(line.closing()).isEqualTo(history.closing); // I1
                var renews = history.begun ? Set.of() : history.line.mandates();
                assertThat(line.mandates()).isEqualTo(renews); // I18
                var number = lines.number(line.identity().msisdn()).orElseThrow();
                assertThat(number.state()).isEqualTo(history.number(now)); // I24
            }
        }
    }
}
