// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.replacement.Replacements.EndedFor;

/**
 * What is known of a replacement in every state.
 *
 * @param pool where the new SIM comes from
 * @param lineEnds the last four digits of the number
 * @param confirmedAt when the code came back; null before
 * @param endedFor why the line keeps its SIM; null as long as it may get another
 */
record ReplacementFile(
        CaseId id,
        LineId line,
        Pool pool,
        SimForm form,
        Money price,
        String lineEnds,
        String zone,
        Limits limits,
        @Nullable Instant confirmedAt,
        @Nullable EndedFor endedFor,
        String policyVersion) {

    /**
     * How long things may take, by the pinned policy.
     *
     * @param answersWithin how long the network may take before a person is called
     * @param lookWithin after how long a person who has not looked is called again
     */
    record Limits(
            Duration codeValid,
            int codeTries,
            Duration cardWithin,
            Duration answersWithin,
            Duration lookWithin) {}

    /** Binds a code to this replacement, and to nothing else (I33). */
    String content() {
        return line.value() + "|" + form;
    }

    ReplacementFile confirmed(Instant at) {
        return new ReplacementFile(
                id, line, pool, form, price, lineEnds, zone, limits, at, endedFor, policyVersion);
    }

    /** The first reason stays. */
    ReplacementFile ended(EndedFor why) {
        return new ReplacementFile(
                id,
                line,
                pool,
                form,
                price,
                lineEnds,
                zone,
                limits,
                confirmedAt,
                endedFor == null ? why : endedFor,
                policyVersion);
    }
}
