// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import signoff.addon.AddOns.Deciding;
import signoff.addon.AddOns.Ending;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.Status;
import signoff.addon.AddOns.Taking;
import signoff.addon.AddOns.When;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.allowance.Buckets;
import signoff.line.allowance.UsageKind;
import signoff.order.Orders;
import signoff.renewal.RenewedLines;
import signoff.usage.Usage;
import signoff.usage.UsageRecord;

/** Lines with add-ons, on PostgreSQL. */
abstract class LinesWithAddOns extends RenewedLines {

    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "test subscriber");
    static final String DATA = "extra-2gb";
    static final String TEXTS = "extra-texts";

    AddOns addOns;

    @BeforeEach
    void beginAddOns() {
        addOns = part(AddOns.class);
    }

    @AfterEach
    void the_book_balances() {
        assertThat(part(BookCheck.class).findings()).isEmpty(); // I14
    }

    Held taken(LineId line, String code) {
        return decided(take(line, code));
    }

    Deciding take(LineId line, String code) {
        var price = cny(code.equals(DATA) ? 12_00 : 5_00);
        return addOns.take(new Taking(UUID.randomUUID(), line, code, price), ACTOR);
    }

    /** As somebody ends it who has just seen the sums, and ticked that the rest may be lost. */
    Deciding end(Held addOn, When when) {
        return addOns.end(ending(addOn, when), ACTOR);
    }

    Ending ending(Held addOn, When when) {
        var returned = when == When.AT_ONCE ? addOns.quote(now(addOn)).returned() : cny(0);
        return new Ending(addOn.line(), addOn.id().value(), when, returned, true);
    }

    Held now(Held addOn) {
        return addOns.find(addOn.line(), addOn.id().value()).orElseThrow();
    }

    Status status(Held addOn) {
        return now(addOn).status();
    }

    static Held decided(Deciding deciding) {
        return ((Deciding.Decided) deciding).addOn();
    }

    static Refusal refused(Deciding deciding) {
        return ((Deciding.Refused) deciding).why();
    }

    /** A pack that was ordered and delivered. */
    Held pack(LineId line) {
        var orders = part(Orders.class);
        var placed = (Orders.Placing.Placed)
                orders.dataPack(UUID.randomUUID(), line, "pack-5gb", cny(35_00), Actor.system());
        orders.deliver(placed.order().id(), Actor.system());
        return addOns.find(line, placed.order().id().value()).orElseThrow();
    }

    void use(LineId line, long megabytes, Instant at) {
        var id = UUID.randomUUID().toString();
        var record = new UsageRecord(id, line.value(), UsageKind.DATA, "CN", megabytes, at);
        part(Usage.class).take(now(line).brand(), List.of(record));
    }

    List<Long> posted(LineId line, Transfer.Reason reason) {
        return part(Ledger.class).statement(line).stream()
                .filter(transfer -> transfer.reason() == reason)
                .map(transfer -> transfer.amount().minor())
                .toList();
    }

    List<String> left(LineId line) {
        return part(Buckets.class).of(line, clock.instant()).stream()
                .map(bucket -> bucket.kind() + " " + bucket.left())
                .sorted()
                .toList();
    }

    void days(int days) {
        clock.wind(Duration.ofDays(days));
        work();
    }
}
