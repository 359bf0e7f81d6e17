// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.EvenTime;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.line.Lines;
import signoff.subscriber.Subscribers;

/** Takes reports of lost lines from people who have not signed in. */
@Component
class LostDesk implements LostReports {

    private static final int DIGITS_ASKED = 4;

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
                    var slower = subscribers.admitReport(brand, number, address);
                    if (slower == null) look(brand, number, fact);
                    return Optional.ofNullable(slower);
                })
                .orElse(null);
    }

    private void look(BrandId brand, String number, String fact) {
        subscribers
                .msisdn(brand, number)
                .flatMap(msisdn -> lines.holder(brand, msisdn))
                .filter(line -> fits(line, fact))
                .ifPresent(line -> suspensions.block(line, SOMEBODY));
    }

    // Both facts are looked at, always: which of them was nearly right is nobody's business.
    private boolean fits(LineId line, String fact) {
        var iccid = lines.find(line).orElseThrow().identity().iccid();
        var typed = Normalizer.normalize(fact, Normalizer.Form.NFKC).strip();
        var ends = iccid.substring(iccid.length() - DIGITS_ASKED);
        var serial = MessageDigest.isEqual(ends.getBytes(UTF_8), typed.getBytes(UTF_8));
        return subscribers.isNamed(line.account(), fact) | serial;
    }
}
