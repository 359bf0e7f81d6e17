// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import signoff.demo.port.DemoWorld;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line;
import signoff.line.Line.Mandate;
import signoff.line.Lines;
import signoff.subscriber.Subscribers;

/** Enters one demo subscriber with all that belongs to them, in the caller's transaction. */
@InDemo
@Component
class DemoBooks {

    static final Currency CURRENCY = Currency.getInstance("CNY");

    private static final Duration AGE = Duration.ofDays(200);
    private static final int RENEWS_IN_DAYS = 12;
    private static final Money RENEWAL = new Money(39_00, CURRENCY);

    private final Subscribers subscribers;
    private final Lines lines;
    private final DemoTies ties;
    private final DemoWorld world;
    private final Clock clock;

    DemoBooks(Subscribers subscribers, Lines lines, DemoTies ties, DemoWorld world, Clock clock) {
        this.ties = ties;
        this.subscribers = subscribers;
        this.lines = lines;
        this.world = world;
        this.clock = clock;
    }

    boolean haveLines() {
        return !lines.isEmpty();
    }

    void enter(DemoPerson person) {
        subscribers.register(person.registration());
        for (var one : person.lines()) {
            var line = line(person, one);
            lines.activate(line);
            ties.enter(line, one, clock.instant());
            // Outside, and so not part of this commit: adding a line again changes nothing.
            world.addLine(line.identity());
        }
    }

    static LineId lineId(DemoPerson person, DemoLine line) {
        return new LineId(person.account(), DemoPerson.idOf("line " + line.number()));
    }

    private Line line(DemoPerson person, DemoLine line) {
        var now = clock.instant();
        var renewsOn = now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(RENEWS_IN_DAYS);
        return new Line(
                lineId(person, line),
                person.brand(),
                Line.Status.ACTIVE,
                line.product().kind,
                "CN",
                line.product().plan,
                CURRENCY,
                line.identity(),
                line.renews() ? EnumSet.of(Mandate.AUTO_RENEW) : Set.of(),
                line.renews() ? RENEWAL : null,
                line.renews() ? renewsOn : null,
                line.allowanceMegabytes(),
                now.minus(AGE),
                null,
                null,
                null);
    }
}
