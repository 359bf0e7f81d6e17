// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import signoff.database.Savepoint;
import signoff.database.Trip;
import signoff.device.Bindings;
import signoff.device.Devices;
import signoff.kernel.LineId;
import signoff.line.allowance.Buckets;
import signoff.line.commitment.Commitments;
import signoff.line.offer.HeldOfferings;
import signoff.subscriber.Contacts;
import signoff.subscriber.Subscribers;

/** Reads what lines are tied by, each part for itself. */
@Component
public class TieReading {

    private final Commitments commitments;
    private final Devices devices;
    private final Bindings bindings;
    private final Buckets buckets;
    private final HeldOfferings plans;
    private final Subscribers subscribers;
    private final Contacts contacts;
    private final Savepoint savepoint;
    private final Clock clock;

    TieReading(Commitments commitments, Counted counted, People people, Reading reading) {
        this.commitments = commitments;
        this.devices = counted.devices();
        this.bindings = counted.bindings();
        this.buckets = counted.buckets();
        this.plans = counted.plans();
        this.subscribers = people.subscribers();
        this.contacts = people.contacts();
        this.savepoint = reading.savepoint();
        this.clock = reading.clock();
    }

    /** What is known of the holder. */
    @Component
    record People(Subscribers subscribers, Contacts contacts) {}

    /** What only the number or the amount of is looked at. */
    @Component
    record Counted(Devices devices, Bindings bindings, Buckets buckets, HeldOfferings plans) {}

    /** How it reads: what fails alone, and when. */
    @Component
    record Reading(Savepoint savepoint, Clock clock) {}

    /** With what else is asked of the database: there when the trip is over. */
    public Supplier<Ties> of(Trip trip, LineId line) {
        var commitment = commitments.of(trip, line);
        var count = devices.count(trip, line);
        var open = bindings.countOpen(trip, line);
        var changed = subscribers.credentialsChangedAt(trip, line.account());
        var reachable = contacts.after(trip, line);
        var included = buckets.of(trip, line, clock.instant());
        var planChange = plans.awaited(trip, line);
        return () -> new Ties(
                Fact.of(commitment.get()),
                Fact.of(count.get()),
                Fact.of(open.get()),
                Fact.of(changed.get()),
                Fact.of(reachable.get()),
                Fact.of(Unused.of(included.get())),
                Fact.of(planChange.get()),
                clock.instant());
    }

    /** One by one, so that what fails is missing alone. */
    public Ties of(LineId line) {
        return new Ties(
                read("commitments", () -> commitments.of(line)),
                read("devices", () -> devices.count(line)),
                read("bindings", () -> bindings.countOpen(line)),
                read("credentials", () -> subscribers.credentialsChangedAt(line.account())),
                read("contacts", () -> contacts.after(line)),
                read("allowances", () -> Unused.of(buckets.of(line, clock.instant()))),
                read("plan changes", () -> plans.awaited(line)),
                clock.instant());
    }

    private <T> Fact<T> read(String name, Supplier<T> reading) {
        return Fact.read(name, () -> savepoint.around(reading));
    }
}
