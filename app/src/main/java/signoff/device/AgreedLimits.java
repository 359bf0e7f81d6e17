// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import java.util.OptionalInt;
import signoff.kernel.LineId;

/**
 * Whoever has agreed on another limit that a line will have: no more devices than that are bound
 * meanwhile, or there would be too many when its time comes.
 */
public interface AgreedLimits {

    /** How many devices the line will hold; empty when it stays as it is. The line is locked. */
    OptionalInt of(LineId line);
}
