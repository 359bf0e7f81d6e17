// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.NetworkAnswer.Accepted;
import signoff.line.port.NetworkAnswer.Busy;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.NetworkAnswer.NotKnown;
import signoff.line.port.NetworkAnswer.Rejected;

/** The way to one target and back. */
final class Link {

    static final Duration BUSY_FOR = Duration.ofSeconds(1);

    private final Target target;
    private final Weather weather;

    Link(Target target, Weather weather) {
        this.target = target;
        this.weather = weather;
    }

    /** What the port calls the ways in which an order can go wrong. */
    record Trouble<A>(A busy, A refused, A noAnswer) {}

    /** Gives an order. When there is no answer, it may have been carried out or not. */
    <A> A order(Trouble<A> trouble, Supplier<A> deed) {
        var faults = weather.of(target);
        if (weather.strikes(faults.busy())) return trouble.busy();
        if (weather.strikes(faults.refused())) return trouble.refused();
        if (weather.strikes(faults.lostThere())) return trouble.noAnswer();
        var answer = done(trouble, deed);
        if (!arrivesInTime(faults) || weather.strikes(faults.lostBack())) return trouble.noAnswer();
        return answer;
    }

    /** Whether an order stays on its way, and comes in later than what is said after it. */
    boolean isLate() {
        return weather.strikes(weather.of(target).late());
    }

    /** Whether what is on its way comes in now. */
    boolean arrives() {
        return weather.strikes(0.5);
    }

    /** Asks. When there is no answer, nobody can tell. */
    <A> A question(A cannotTell, Supplier<A> look) {
        var faults = weather.of(target);
        if (weather.strikes(faults.cannotTell())) return cannotTell;
        if (!arrivesInTime(faults)) return cannotTell;
        try {
            return look.get();
        } catch (DataAccessException e) {
            return cannotTell;
        }
    }

    private static <A> A done(Trouble<A> trouble, Supplier<A> deed) {
        try {
            return deed.get();
        } catch (DataAccessException e) {
            // The world lives in a database that does not answer: to us that is no answer.
            return trouble.noAnswer();
        }
    }

    private boolean arrivesInTime(Faults faults) {
        var late = faults.delay().compareTo(Faults.PATIENCE) > 0;
        weather.pause(late ? Faults.PATIENCE : faults.delay());
        return !late;
    }

    /** What every network element says, when all is well and when it is not. */
    final class NetworkTrouble {

        static final Trouble<NetworkAnswer> ANY =
                new Trouble<>(new Busy(Link.BUSY_FOR), new Rejected("simulated"), new NoAnswer());

        private NetworkTrouble() {}

        static NetworkAnswer answer(boolean known) {
            return known ? new Accepted() : new NotKnown();
        }
    }
}
