// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import signoff.database.Trip;
import signoff.device.Bindings;
import signoff.device.Devices;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.line.commitment.Commitments;

/** Reads what lines are tied by, each part for itself. */
@Component
public class TieReading {

    private final Commitments commitments;
    private final Devices devices;
    private final Bindings bindings;
    private final Clock clock;

    public TieReading(Commitments commitments, Devices devices, Bindings bindings, Clock clock) {
        this.commitments = commitments;
        this.devices = devices;
        this.bindings = bindings;
        this.clock = clock;
    }

    /** With what else is asked of the database: there when the trip is over. */
    public Supplier<Ties> of(Trip trip, LineId line) {
        var commitment = commitments.of(trip, line);
        var count = devices.count(trip, line);
        var open = bindings.countOpen(trip, line);
        return () -> new Ties(
                Fact.of(commitment.get()),
                Fact.of(count.get()),
                Fact.of(open.get()),
                Fact.of(credentialsChangedAt(line.account())),
                clock.instant());
    }

    /** One by one, so that what fails is missing alone. */
    public Ties of(LineId line) {
        return new Ties(
                Fact.read("commitments", () -> commitments.of(line)),
                Fact.read("devices", () -> devices.count(line)),
                Fact.read("bindings", () -> bindings.countOpen(line)),
                Fact.read("credentials", () -> credentialsChangedAt(line.account())),
                clock.instant());
    }

    // Subscribers keep no such time yet. When they do, it is read here.
    private static Optional<Instant> credentialsChangedAt(AccountId account) {
        return Optional.empty();
    }
}
