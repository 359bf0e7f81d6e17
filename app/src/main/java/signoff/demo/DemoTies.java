// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import signoff.device.Bindings;
import signoff.device.Device;
import signoff.device.Devices;
import signoff.kernel.LineId;
import signoff.line.Line;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;

/** Enters the money of demo lines, and what some are tied by: devices, a term, a port. */
@InDemo
@Component
class DemoTies {

    static final int SHARED = 12;
    static final int IN_ITS_TERM = 13;
    static final int MOVING = 14;

    private final DemoMoney money;
    private final Devices devices;
    private final Bindings bindings;
    private final Commitments commitments;

    DemoTies(DemoMoney money, Devices devices, Bindings bindings, Commitments commitments) {
        this.money = money;
        this.devices = devices;
        this.bindings = bindings;
        this.commitments = commitments;
    }

    void enter(Line entered, DemoLine demo, Instant now) {
        money.enter(entered, demo, now);
        tie(entered.id(), demo, now);
    }

    private void tie(LineId line, DemoLine demo, Instant now) {
        switch (demo.number()) {
            case SHARED -> share(line);
            case IN_ITS_TERM ->
                commitments.keep(
                        line,
                        new Commitment(
                                now.plus(Duration.ofDays(210)),
                                120_00,
                                899_00,
                                "5G-CPE",
                                null,
                                null,
                                null,
                                null,
                                null));
            case MOVING ->
                commitments.keep(
                        line,
                        new Commitment(
                                null,
                                0,
                                0,
                                null,
                                now.minus(Duration.ofHours(5)),
                                null,
                                null,
                                null,
                                null));
            default -> {}
        }
    }

    // Numbers out of the standard's own examples: no device has them.
    private void share(LineId line) {
        devices.bind(line, new Devices.Wanted(Device.Kind.PHONE, "490154203237518", null));
        var hotspot = new Devices.Wanted(Device.Kind.HOTSPOT, "352099001761481", "Travel router");
        if (devices.bind(line, hotspot) instanceof Devices.Answer.Bound(var bound)) {
            devices.share(line, bound.id(), 3);
        }
        bindings.of(line).stream()
                .filter(one -> one.kind().name().equals("EMAIL"))
                .forEach(one -> bindings.mark(line, one.id(), true));
        bindings.add(line, "Library card");
    }
}
