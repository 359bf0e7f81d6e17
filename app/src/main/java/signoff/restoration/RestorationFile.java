// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.time.Duration;
import java.time.Instant;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;

/**
 * What is known of a restore in every state.
 *
 * @param closing the case that closed the line
 * @param lineEnds the last four digits of the number
 * @param restorableUntil the end of the window, as it was promised at the closing
 * @param codeValid how long a code works; never longer than the window is open
 * @param answersWithin how long the network may take before a person is called
 * @param lookWithin how long one that is stuck may wait for a person before it is reported again
 */
record RestorationFile(
        CaseId id,
        LineId line,
        CaseId closing,
        String lineEnds,
        String zone,
        Instant restorableUntil,
        Duration codeValid,
        int codeTries,
        Duration answersWithin,
        Duration lookWithin,
        String policyVersion) {

    Instant codeUntil(Instant at) {
        var until = at.plus(codeValid);
        return until.isBefore(restorableUntil) ? until : restorableUntil;
    }

    /** Binds a code to this restore, and to nothing else (I33). */
    String content() {
        return line.value() + "|" + closing.value();
    }
}
