// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.subscriber.Subscribers;

/**
 * Subscribers, and lines to be closed: each with paid credit from one payment, a bonus, and a
 * payment that renews. A subscriber has many lines here, because hashing a password for each takes
 * longer than closing the line.
 */
final class Town {

    static final BrandId BRAND = new BrandId("demo");

    private static final Currency CURRENCY = Currency.getInstance("HKD");
    private static final Money PAID = new Money(12_50, CURRENCY);
    private static final Money BONUS = new Money(3_00, CURRENCY);
    private static final int BATCH = 1_000;

    private final List<AccountId> accounts = new ArrayList<>();
    private final ConcurrentLinkedQueue<LineId> toClose = new ConcurrentLinkedQueue<>();
    private final List<NetworkIdentity> identities = new ArrayList<>();
    private int built;

    /** Registers subscribers. */
    void settle(Node node, int people) {
        var subscribers = node.part(Subscribers.class);
        var ids = node.part(Ids.class);
        IntStream.range(0, people)
                .parallel()
                .mapToObj(number -> register(subscribers, new AccountId(ids.next()), number))
                .toList()
                .forEach(accounts::add);
    }

    /** One of them, by turns. */
    AccountId account(int number) {
        return accounts.get(number % accounts.size());
    }

    private static AccountId register(Subscribers subscribers, AccountId account, int number) {
        subscribers.register(new Subscribers.Registration(
                account,
                BRAND,
                Subscribers.Role.SUBSCRIBER,
                "Subscriber " + number,
                List.of("subscriber-" + number),
                "correct horse battery staple",
                Language.values()[number % Language.values().length],
                "subscriber-" + number + "@example.org",
                null,
                null));
        return account;
    }

    /** Builds lines until so many wait to be closed. */
    void provide(Node node, int lines) {
        for (var missing = lines - toClose.size(); missing > 0; missing -= BATCH) {
            build(node, Math.min(BATCH, missing));
        }
    }

    private void build(Node node, int count) {
        var now = node.part(Clock.class).instant();
        var ids = node.part(Ids.class);
        var lines = IntStream.range(0, count).mapToObj(place -> line(ids, now)).toList();
        node.part(TransactionTemplate.class).executeWithoutResult(status -> enter(node, lines));
        var found = lines.stream().map(Line::identity).toList();
        node.part(SimulatedWorld.class).addLines(found);
        identities.addAll(found);
        lines.forEach(line -> toClose.add(line.id()));
    }

    private static void enter(Node node, List<Line> lines) {
        node.part(Lines.class).activate(lines);
        var ledger = node.part(Ledger.class);
        ledger.open(lines.stream()
                .map(Line::id)
                .collect(Collectors.toMap(Function.identity(), line -> CURRENCY)));
        ledger.post(lines.stream().flatMap(line -> moneyOf(line).stream()).toList());
        node.part(Refunds.class).remember(lines.stream().map(Town::paymentOf).toList());
    }

    private Line line(Ids ids, Instant now) {
        var number = built++;
        var account = accounts.get(number % accounts.size());
        return new Line(
                new LineId(account, ids.next()),
                BRAND,
                Line.Status.ACTIVE,
                "instant",
                "HK",
                "plan.data-card-5gb",
                CURRENCY,
                new NetworkIdentity(
                        String.format("45400%010d", number),
                        String.format("8525%07d", number),
                        String.format("8985200%012d", number)),
                Set.of(Line.Mandate.AUTO_RENEW),
                null,
                null,
                0,
                now,
                null,
                null,
                null);
    }

    private static List<Transfer> moneyOf(Line line) {
        var paid = new Transfer(
                UUID.nameUUIDFromBytes(("paid " + line.id().value()).getBytes()),
                line.id(),
                AccountKind.CASH,
                AccountKind.PAID,
                PAID,
                Transfer.Reason.TOP_UP,
                line.activatedAt());
        var bonus = new Transfer(
                UUID.nameUUIDFromBytes(("bonus " + line.id().value()).getBytes()),
                line.id(),
                AccountKind.BONUS_COST,
                AccountKind.PROMOTIONAL,
                BONUS,
                Transfer.Reason.BONUS,
                line.activatedAt());
        return List.of(paid, bonus);
    }

    private static PaymentSource paymentOf(Line line) {
        return new PaymentSource(
                line.id(),
                "PAY-" + line.id().value(),
                "card-4242",
                PAID,
                Money.none(CURRENCY),
                line.activatedAt());
    }

    /** The next line that nobody has asked to close. */
    LineId take() {
        var line = toClose.poll();
        if (line == null) {
            throw new IllegalStateException("no line is left to close: provide more beforehand");
        }
        return line;
    }

    /** A line that waits to be closed, and goes on waiting. */
    LineId show() {
        return java.util.Objects.requireNonNull(toClose.peek(), "no line is left to look at");
    }

    /** A world in memory ends with its node: the next one has to learn of the lines. */
    void move(Node node) {
        node.part(SimulatedWorld.class).addLines(identities);
    }
}
