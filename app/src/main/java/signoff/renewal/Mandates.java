// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.Line.Mandate;
import signoff.line.recurring.GivenMandate;

/** What a subscriber lets us repeat, and what comes next because of it. */
public interface Mandates {

    /**
     * Given from now on, in place of what was given before. Refused while the line is being closed:
     * a closing ends every mandate, and none comes back by itself (I18).
     */
    Answer give(LineId line, GivenMandate mandate);

    /** Taken back: nothing is charged by it any more. Again changes nothing. */
    Answer takeBack(LineId line, Mandate mandate);

    List<GivenMandate> of(LineId line);

    /** Whether the line's plan has a fee that could be renewed. */
    boolean isRenewable(LineId line);

    /** What is charged next if nothing changes. */
    Optional<NextCharge> next(LineId line);

    /**
     * A charge to come. A balance that is too small for it is never a debt.
     *
     * @param renews whether it is the fee of the plan; otherwise that of a month without one
     * @param instrument what pays when the paid balance is too small; null for nothing else
     */
    record NextCharge(
            Money amount,
            LocalDate on,
            boolean renews,
            @Nullable String instrument) {}

    sealed interface Answer {
        record Kept(List<GivenMandate> mandates) implements Answer {}

        record Refused(Refusal why) implements Answer {}
    }
}
