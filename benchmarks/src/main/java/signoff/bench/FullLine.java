// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.bench.measure.Latencies;
import signoff.closure.Closures;
import signoff.closure.Closures.Previewing;
import signoff.closure.Preview;
import signoff.device.Device;
import signoff.device.Devices;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.line.offer.HeldOfferings;
import signoff.order.Orders;
import signoff.order.Orders.Placing;

/**
 * The preview of a line that has as much of everything to be looked at as a line can have: money, a
 * bill, an open order, devices, another plan, a contract, a phone in instalments, a move and a
 * lock.
 */
final class FullLine {

    private static final int WARM_UP = 300;
    private static final int CHECKS_LEAST = 20;
    private static final Actor SOMEBODY =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "bench");

    private final Node node;
    private final Town town;

    FullLine(Node node, Town town) {
        this.node = node;
        this.town = town;
    }

    /** How long each of the previews took, and how many checks each of them has. */
    record Seen(Latencies waits, int checks) {}

    Seen look(int times) {
        town.provide(node, 1);
        var line = node.part(Lines.class).find(town.take()).orElseThrow();
        tie(line);
        for (int warming = 0; warming < WARM_UP; warming++) preview(line.id());
        var waits = new Latencies();
        for (int time = 0; time < times; time++) waits.of(() -> preview(line.id()));
        return new Seen(waits, all(preview(line.id())));
    }

    // A figure of fewer checks would be the figure of another preview.
    private static int all(Preview preview) {
        var made = preview.checks().size();
        if (made < CHECKS_LEAST) throw new IllegalStateException("only " + made + " checks");
        return made;
    }

    private Preview preview(LineId line) {
        var answer = node.part(Closures.class).preview(line, null);
        if (answer instanceof Previewing.Previewed(var preview)) return preview;
        throw new IllegalStateException("no preview of " + line);
    }

    private void tie(Line line) {
        var now = node.part(Clock.class).instant();
        var price = new Money(1_00, line.currency());
        var order = node.part(Orders.class)
                .dataPack(UUID.randomUUID(), line.id(), "pack-5gb", price, SOMEBODY);
        if (!(order instanceof Placing.Placed)) throw new IllegalStateException("" + order);
        node.part(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> node.part(Ledger.class).post(List.of(bill(line, now))));
        var devices = node.part(Devices.class);
        devices.bind(line.id(), new Devices.Wanted(Device.Kind.PHONE, "490154203237518", null));
        devices.bind(
                line.id(), new Devices.Wanted(Device.Kind.HOTSPOT, "352099001761481", "Router"));
        var change = new CaseId(line.id().account(), UUID.randomUUID());
        node.part(TransactionTemplate.class)
                .executeWithoutResult(_ -> node.part(HeldOfferings.class).await(line.id(), change));
        node.part(Commitments.class).keep(line.id(), commitment(now));
    }

    private static Transfer bill(Line line, Instant now) {
        return new Transfer(
                UUID.nameUUIDFromBytes(("bill " + line.id().value()).getBytes()),
                line.id(),
                AccountKind.UNPAID,
                AccountKind.REVENUE,
                new Money(8_00, line.currency()),
                Transfer.Reason.BILL,
                now);
    }

    private static Commitment commitment(Instant now) {
        var later = now.plus(Duration.ofDays(210));
        var before = now.minus(Duration.ofHours(5));
        return new Commitment(later, 120_00, 899_00, "5G-CPE", before, later, before, before, 5);
    }
}
