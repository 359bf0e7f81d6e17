// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.EvenTime;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.line.Lines;
import signoff.line.bar.Suspension.Reason;
import signoff.subscriber.Subscribers;
import signoff.suspension.Suspensions.Status;

/** Takes reports of lost lines from people who have not signed in. */
@Component
class LostDesk implements LostReports {

    /** The end of a serial. So few can be tried out, if many help. */
    private static final Pattern SERIAL = Pattern.compile("[0-9]{4,20}");

    private static final int GUESSABLE_DIGITS_MOST = 7;

    private static final Set<Status> OFF = Set.of(Status.STARTING, Status.SUSPENDED);

    /** Who reports has not signed in, so the evidence names nobody. */
    private static final Actor SOMEBODY =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "not signed in");

    private final Subscribers subscribers;
    private final Lines lines;
    private final Suspensions suspensions;

    /** A block takes more statements than none. */
    private final EvenTime reporting;

    LostDesk(
            Subscribers subscribers,
            Lines lines,
            Suspensions suspensions,
            SuspensionSettings settings) {
        this.reporting = new EvenTime(settings.reportTakes());
        this.subscribers = subscribers;
        this.lines = lines;
        this.suspensions = suspensions;
    }

    @Override
    public @Nullable Refusal report(BrandId brand, String number, String fact, String address) {
        return reporting
                .answer(() -> {
                    var typed = Normalizer.normalize(fact, Form.NFKC).strip();
                    var guessable = isSerial(typed) && typed.length() <= GUESSABLE_DIGITS_MOST;
                    var slower = subscribers.admitReport(brand, number, guessable, address);
                    if (slower == null) look(brand, number, typed);
                    return Optional.ofNullable(slower);
                })
                .orElse(null);
    }

    private void look(BrandId brand, String number, String fact) {
        subscribers
                .msisdn(brand, number)
                .flatMap(msisdn -> lines.holder(brand, msisdn))
                .filter(line -> fits(line, fact))
                .filter(line -> changesSomething(brand, line, fact))
                .ifPresent(line -> suspensions.block(line, SOMEBODY));
    }

    // What is off stays off. Who knows the name alone may report it once more, as somebody may have
    // the code by now, but not so often that no code of the owner's ever works.
    private boolean changesSomething(BrandId brand, LineId line, String fact) {
        return !isOff(line) || isCard(fact) || subscribers.admitRepeat(brand, line);
    }

    private boolean isOff(LineId line) {
        return suspensions.openOf(line).stream()
                .anyMatch(one -> one.reason() == Reason.LOST_STOLEN && OFF.contains(one.status()));
    }

    private static boolean isCard(String fact) {
        return isSerial(fact) && fact.length() > GUESSABLE_DIGITS_MOST;
    }

    // Both facts are looked at, always: which of them was nearly right is nobody's business.
    private boolean fits(LineId line, String fact) {
        var iccid = lines.find(line).orElseThrow().identity().iccid();
        var end = Math.min(fact.length(), iccid.length());
        var ends = iccid.substring(iccid.length() - end);
        var serial = MessageDigest.isEqual(ends.getBytes(UTF_8), fact.getBytes(UTF_8));
        return subscribers.isNamed(line.account(), fact) | (serial && isSerial(fact));
    }

    private static boolean isSerial(String fact) {
        return SERIAL.matcher(fact).matches();
    }
}
