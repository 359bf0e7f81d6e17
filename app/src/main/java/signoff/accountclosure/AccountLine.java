// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.closure.ClosureView;
import signoff.closure.Preview;
import signoff.closure.check.Check;
import signoff.line.Line;

/**
 * One line, as the closing of its account sees it.
 *
 * @param preview what closing it would mean by its own policy; null for a line that is not asked
 *     for
 * @param closing the case that closes it or has closed it; null when there is none
 * @param zone of its policy
 */
public record AccountLine(
        Line line,
        Standing standing,
        @Nullable Preview preview,
        @Nullable ClosureView closing,
        ZoneId zone) {

    /** What closing the account does to a line. */
    public enum Standing {
        /** It is asked for. */
        TO_CLOSE,
        /** It cannot be asked for before something is put right. */
        HINDERED,
        /** It is being closed already: that case goes on. */
        CLOSING,
        /** Its service has ended: it is left alone. */
        CLOSED
    }

    /** What the subscriber has to agree to lose, by name. */
    public List<Check> losses() {
        if (preview == null || standing == Standing.CLOSING) return List.of();
        return preview.checks().stream().filter(Check::asksConsent).toList();
    }

    /** What has to be put right before the line can be closed. */
    public List<Check> blocks() {
        if (preview == null) return List.of();
        return preview.checks().stream().filter(Check::stops).toList();
    }

    boolean isAgreed(Set<String> consents) {
        return losses().stream().allMatch(loss -> consents.contains(loss.consent()));
    }

    /** How a person tells it from the others. */
    String ends() {
        return ends(line);
    }

    static String ends(Line line) {
        var number = line.identity().msisdn();
        return number.substring(Math.max(0, number.length() - 4));
    }

    /** Its service is over: it is left alone. */
    static boolean hasEnded(Line line) {
        return !stays(line) && line.status() != Line.Status.CLOSING;
    }

    /** A line that goes on, although it was to end: its account stays with it. */
    static boolean stays(Line line) {
        return switch (line.status()) {
            case ACTIVE, SUSPENDED -> true;
            case CLOSING, DEACTIVATED, CLOSED -> false;
        };
    }
}
