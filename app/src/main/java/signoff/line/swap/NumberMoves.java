// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import java.util.Map;
import org.springframework.stereotype.Component;
import signoff.line.NetworkIdentity;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.SubscriberRegister;
import signoff.line.port.SubscriberRegister.NumberAt;
import signoff.line.supply.TakenOut;
import signoff.workflow.Attempt;
import signoff.workflow.Outcome;

/** Moves numbers between SIMs in the register, and believes it once the register says so. */
@Component
class NumberMoves {

    private final SubscriberRegister register;
    private final TakenOut takenOut;

    NumberMoves(SubscriberRegister register, TakenOut takenOut) {
        this.register = register;
        this.takenOut = takenOut;
    }

    Outcome move(NetworkIdentity from, NetworkIdentity to, Attempt attempt) {
        return ReadBack.carryOut(
                attempt, () -> read(to), () -> register.moveNumber(from, to, attempt.effect()));
    }

    /** A spare that never got the number, or gave it back already, is left alone. */
    Outcome moveBack(NetworkIdentity spare, NetworkIdentity own, Attempt attempt) {
        return switch (register.numberOf(spare)) {
            case HERE -> move(spare, own, attempt);
            case ELSEWHERE, NOT_KNOWN -> new Outcome.Done(Map.of());
            case CANNOT_TELL -> new Outcome.Unknown();
        };
    }

    Outcome off(NetworkIdentity sim, Attempt attempt) {
        return takenOut.off(sim, attempt);
    }

    private Reading read(NetworkIdentity to) {
        var found = register.numberOf(to);
        return switch (found) {
            case HERE -> new Reading.AsAsked("number", NumberAt.HERE);
            case ELSEWHERE, NOT_KNOWN -> new Reading.NotAsAsked();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }
}
