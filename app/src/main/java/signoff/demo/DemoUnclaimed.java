// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.claim.Claims;
import signoff.demo.port.DemoWorld;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.line.Line;
import signoff.line.Lines;

/** A line that was taken over without its holder, to be claimed on the page for it. */
@InDemo
@Component
class DemoUnclaimed {

    private static final DemoLine ONE = DemoLine.handset(21);
    private static final LineId LINE = new LineId(
            new AccountId(DemoPerson.idOf("nobody's account")), DemoPerson.idOf("nobody's line"));
    private static final Duration AGE = Duration.ofDays(400);

    private final Lines lines;
    private final Claims claims;
    private final DemoWorld world;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoUnclaimed(
            Lines lines,
            Claims claims,
            DemoWorld world,
            TransactionTemplate transaction,
            Clock clock) {
        this.lines = lines;
        this.claims = claims;
        this.world = world;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Once. When it was claimed it is still there, in another account. */
    @EventListener
    void enter(ApplicationStartedEvent started) {
        var filled = started.getApplicationContext().getBean(Filling.class).isFilled();
        if (!filled || lines.locate(DemoPerson.DEMO, LINE.value()).isPresent()) return;
        transaction.executeWithoutResult(status -> {
            lines.activate(line());
            claims.enter(LINE);
        });
        world.addLine(ONE.identity());
    }

    private Line line() {
        return new Line(
                LINE,
                DemoPerson.DEMO,
                Line.Status.ACTIVE,
                ONE.product().kind,
                "CN",
                ONE.product().plan,
                DemoBooks.CURRENCY,
                ONE.identity(),
                Set.of(),
                null,
                null,
                0,
                clock.instant().minus(AGE),
                null,
                null,
                null);
    }
}
