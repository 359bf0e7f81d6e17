// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.allowance.Buckets;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Owner;
import signoff.line.bar.Suspension.Reason;
import signoff.line.offer.HeldOfferings;
import signoff.planchange.PlanChanges.Change;
import signoff.planchange.PlanChanges.Deciding;
import signoff.planchange.PlanChanges.Quote;
import signoff.planchange.PlanChanges.Request;
import signoff.planchange.PlanChanges.Status;
import signoff.planchange.PlanChanges.When;
import signoff.renewal.RenewedLines;

/** Lines on plans that are changed, on PostgreSQL. */
abstract class ChangedPlans extends RenewedLines {

    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "test subscriber");

    PlanChanges changes;

    @BeforeEach
    void beginChanges() {
        changes = part(PlanChanges.class);
    }

    @AfterEach
    void the_book_balances() {
        assertThat(part(BookCheck.class).findings()).isEmpty(); // I14
    }

    Offering sold(LineId line, String offering) {
        return part(Catalog.class).find(now(line).brand(), "CN", offering).orElseThrow();
    }

    Quote quote(LineId line, String offering) {
        return changes.quote(line, sold(line, offering));
    }

    /** As somebody asks who has just seen the sums. */
    Request request(LineId line, String offering, When when) {
        var sold = sold(line, offering);
        var returned = when == When.AT_ONCE ? changes.quote(line, sold).returned() : cny(0);
        return new Request(UUID.randomUUID(), line, offering, sold.version(), when, returned);
    }

    Deciding ask(LineId line, String offering, When when) {
        return changes.change(request(line, offering, when), ACTOR);
    }

    Change changed(LineId line, String offering, When when) {
        return decided(ask(line, offering, when));
    }

    static Change decided(Deciding deciding) {
        return ((Deciding.Decided) deciding).change();
    }

    static Refusal refused(Deciding deciding) {
        return ((Deciding.Refused) deciding).why();
    }

    Status status(Change change) {
        return changes.find(change.id()).orElseThrow().status();
    }

    String plan(LineId line) {
        return part(HeldOfferings.class).of(line).orElseThrow().offering();
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

    void suspend(LineId line) {
        var why = new Suspension(Reason.VOLUNTARY, Owner.SUBSCRIBER, clock.instant(), null);
        inTransaction(() -> {
            lines.suspend(line, why);
            return true;
        });
    }

    void lift(LineId line) {
        inTransaction(() -> {
            lines.lift(line, Reason.VOLUNTARY, Actor.Role.SYSTEM);
            return true;
        });
    }

    Instant days(int days) {
        return START.plus(Duration.ofDays(days));
    }
}
