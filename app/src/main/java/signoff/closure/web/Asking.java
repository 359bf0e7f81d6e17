// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Held;
import signoff.closure.Preview;
import signoff.closure.check.Check;
import signoff.line.Line;

/** What a page before the request is about; or where the visitor has to go instead. */
sealed interface Asking {

    /** There is a case already, and it has a page of its own. */
    record Elsewhere(String address) implements Asking {}

    /**
     * Questions are still open.
     *
     * @param answers what was answered so far
     * @param held the preview that is held, if one is
     * @param zone of the policy that would judge the case
     */
    record Open(
            Line line,
            Preview preview,
            Answers answers,
            @Nullable Held held,
            ZoneId zone) implements Asking {

        /** What the subscriber has to agree to lose, by name. */
        List<Check> losses() {
            return preview.checks().stream().filter(Check::asksConsent).toList();
        }

        /** What has to be put right before the line can be closed. */
        List<Check> blocks() {
            return preview.checks().stream().filter(Check::stops).toList();
        }

        boolean agreed() {
            return losses().stream().allMatch(loss -> answers.consents().contains(loss.consent()));
        }

        Open answering(Answers now) {
            return new Open(line, preview, now, held, zone);
        }

        /** What somebody should read, what stops the closing first; or what found nothing. */
        List<Check> checks(boolean worthReading) {
            return preview.checks().stream()
                    .filter(check -> (check.found() || check.unknown()) == worthReading)
                    .sorted(Comparator.comparing(check -> !check.stops()))
                    .toList();
        }
    }
}
