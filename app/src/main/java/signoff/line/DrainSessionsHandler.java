// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Duration;
import org.springframework.stereotype.Component;
import signoff.line.network.Identities;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.ChargingSystem;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;
import signoff.workflow.Outcome.NotYet;

/** Waits for the end of sessions, and then ends those that are left. */
@Component
class DrainSessionsHandler implements EffectHandler<DrainSessions> {

    /**
     * After so long for the first time, then after twice as long, three times and so on: most
     * sessions are short, and no wait is below the back-off, which would miss the end of the time.
     */
    private static final Duration LOOK_AGAIN_IN = Duration.ofMinutes(2);

    private final ChargingSystem charging;
    private final Identities identities;

    DrainSessionsHandler(ChargingSystem charging, Identities identities) {
        this.charging = charging;
        this.identities = identities;
    }

    @Override
    public Class<DrainSessions> effect() {
        return DrainSessions.class;
    }

    @Override
    public String target() {
        return "charging";
    }

    @Override
    public Outcome handle(DrainSessions effect, Attempt attempt) {
        var line = identities.of(attempt.owner(), effect.line());
        var left = Duration.between(attempt.at(), effect.until());
        if (left.isPositive()) return ReadBack.look(read(line), waiting(attempt, left));
        return ReadBack.carryOut(
                attempt, () -> read(line), () -> charging.endSessions(line, attempt.effect()));
    }

    private static NotYet waiting(Attempt attempt, Duration left) {
        var next = LOOK_AGAIN_IN.multipliedBy(attempt.number());
        return new NotYet(next.compareTo(left) < 0 ? next : left);
    }

    private Reading read(NetworkIdentity line) {
        var found = charging.sessionsOf(line);
        return switch (found) {
            case NONE -> new Reading.AsAsked("sessions", found);
            // Whoever calls for help is barred and detached when the call is over.
            case RUNNING, EMERGENCY -> new Reading.NotAsAsked();
            case NOT_KNOWN -> new Reading.Unheard();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }
}
