// SPDX-License-Identifier: Apache-2.0
package signoff.replacement.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Money;
import signoff.line.Line;
import signoff.line.supply.SimForm;
import signoff.replacement.Replacements.Replacement;
import signoff.replacement.Replacements.Status;

/**
 * What the page of another SIM shows.
 *
 * @param latest the newest one, over or not; null when there was none
 * @param lost whether the line is blocked as lost
 * @param hours for how long after it the line cannot be closed
 */
public record ReplaceSheet(
        Line line,
        @Nullable Replacement latest,
        List<SimForm> forms,
        Money price,
        boolean lost,
        long hours) {

    boolean isAskable() {
        return line.status() == Line.Status.ACTIVE || line.status() == Line.Status.SUSPENDED;
    }

    /** Whether it can be asked for here: not while one runs, and after one only if wanted again. */
    boolean isForm(boolean again) {
        if (!isAskable()) return false;
        if (latest == null || latest.status() == Status.ENDED) return true;
        return again && latest.status() == Status.REPLACED;
    }
}
