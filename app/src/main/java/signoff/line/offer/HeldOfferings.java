// SPDX-License-Identifier: Apache-2.0
package signoff.line.offer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import signoff.kernel.LineId;

/** The offering of each line, and those it had before. */
public interface HeldOfferings {

    /** From its time on the line is held under it; what it was held under before ends then. */
    void hold(LineId line, HeldOffering offering);

    /** Empty for a line that was not bought from a catalog. */
    default Optional<HeldOffering> of(LineId line) {
        return Optional.ofNullable(of(List.of(line)).get(line));
    }

    /** What each of the lines is held under now, in one statement. */
    Map<LineId, HeldOffering> of(Collection<LineId> lines);
}
