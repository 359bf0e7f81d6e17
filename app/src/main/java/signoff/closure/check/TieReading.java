// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import signoff.database.Trip;
import signoff.device.Bindings;
import signoff.device.Devices;
import signoff.kernel.LineId;
import signoff.line.commitment.Commitments;
import signoff.subscriber.Subscribers;

/** Reads what lines are tied by, each part for itself. */
@Component
public class TieReading {

    private final Commitments commitments;
    private final Devices devices;
    private final Bindings bindings;
    private final Subscribers subscribers;
    private final Clock clock;

    public TieReading(
            Commitments commitments,
            Devices devices,
            Bindings bindings,
            Subscribers subscribers,
            Clock clock) {
        this.commitments = commitments;
        this.devices = devices;
        this.bindings = bindings;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** With what else is asked of the database: there when the trip is over. */
    public Supplier<Ties> of(Trip trip, LineId line) {
        var commitment = commitments.of(trip, line);
        var count = devices.count(trip, line);
        var open = bindings.countOpen(trip, line);
        var changed = subscribers.credentialsChangedAt(trip, line.account());
        return () -> new Ties(
                Fact.of(commitment.get()),
                Fact.of(count.get()),
                Fact.of(open.get()),
                Fact.of(changed.get()),
                clock.instant());
    }

    /** One by one, so that what fails is missing alone. */
    public Ties of(LineId line) {
        return new Ties(
                Fact.read("commitments", () -> commitments.of(line)),
                Fact.read("devices", () -> devices.count(line)),
                Fact.read("bindings", () -> bindings.countOpen(line)),
                Fact.read("credentials", () -> subscribers.credentialsChangedAt(line.account())),
                clock.instant());
    }
}
