// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
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
