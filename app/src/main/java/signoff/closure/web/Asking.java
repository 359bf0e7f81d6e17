// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.time.ZoneId;
import java.util.List;
import signoff.closure.Check;
import signoff.closure.Closures.Answers;
import signoff.closure.Preview;
import signoff.line.Line;
import signoff.policy.ClosurePolicy.Severity;

/** What a page before the request is about; or where the visitor has to go instead. */
sealed interface Asking {

    /** There is a case already, and it has a page of its own. */
    record Elsewhere(String address) implements Asking {}

    /**
     * Questions are still open.
     *
     * @param answers what was answered so far
     * @param zone of the policy that would judge the case
     */
    record Open(Line line, Preview preview, Answers answers, ZoneId zone) implements Asking {

        /** What the subscriber has to agree to lose, by name. */
        List<Check> losses() {
            return found(Severity.CONSENT);
        }

        /** What has to be put right before the line can be closed. */
        List<Check> blocks() {
            return found(Severity.BLOCK);
        }

        boolean agreed() {
            return losses().stream()
                    .allMatch(loss -> answers.consents().contains(loss.code().name()));
        }

        Open answering(Answers now) {
            return new Open(line, preview, now, zone);
        }

        List<Check> checks(boolean found) {
            return preview.checks().stream()
                    .filter(check -> check.found() == found)
                    .toList();
        }

        private List<Check> found(Severity severity) {
            return checks(true).stream()
                    .filter(check -> check.severity() == severity)
                    .toList();
        }
    }
}
