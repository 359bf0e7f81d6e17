// SPDX-License-Identifier: Apache-2.0
package signoff.line.offer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signoff.database.Trip;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/** The offering of each line, and those it had before. */
public interface HeldOfferings {

    /** From its time on the line is held under it; what it was held under before ends then. */
    void hold(LineId line, HeldOffering offering);

    /**
     * The line is held under another offering from its time on, and awaits no change any more. The
     * row of the line is locked.
     *
     * @param fee what each further period costs; nothing for pay as you go
     */
    void change(LineId line, HeldOffering to, Money fee);

    /**
     * The plan of the line changes when its period is over; null when it does not. A closing that
     * begins ends the waiting (I18). The row of the line is locked.
     */
    void await(LineId line, @Nullable CaseId change);

    /** The case whose change the line awaits. */
    Optional<CaseId> awaited(LineId line);

    /** The same, with what else is asked of the database: there when the trip is over. */
    Supplier<Optional<CaseId>> awaited(Trip trip, LineId line);

    /** Empty for a line that was not bought from a catalog. */
    default Optional<HeldOffering> of(LineId line) {
        return Optional.ofNullable(of(List.of(line)).get(line));
    }

    /** What it was held under at that time, if its offering was known by then. */
    Optional<HeldOffering> at(LineId line, Instant at);

    /** What each of the lines is held under or was since then, oldest first, in one statement. */
    Map<LineId, List<HeldOffering>> since(Collection<LineId> lines, Instant at);

    /** What each of the lines is held under now, in one statement. */
    Map<LineId, HeldOffering> of(Collection<LineId> lines);
}
