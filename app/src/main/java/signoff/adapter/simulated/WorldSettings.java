// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the outside world is simulated, and how.
 *
 * @param world where the simulated world lives; absent means memory in the demo, and no simulated
 *     world elsewhere
 * @param worldSeed where its chance begins, so that a run can be had again
 * @param worldFaults how likely each fault that passes is at the start, from 0 to 1
 * @param worldDelay how long each of its answers takes at the start
 * @param production true where real lines are closed: a simulated world is refused there
 */
@ConfigurationProperties("signoff")
record WorldSettings(
        @Nullable Form world,
        @DefaultValue("1") long worldSeed,
        @DefaultValue("0") double worldFaults,
        @DefaultValue("0s") Duration worldDelay,
        @DefaultValue("false") boolean production) {

    enum Form {
        MEMORY,
        DATABASE
    }

    WorldSettings {
        if (!(worldFaults >= 0 && worldFaults <= 1)) {
            throw new IllegalArgumentException(
                    "signoff.world-faults is " + worldFaults + ". Allowed: from 0 to 1");
        }
        if (worldDelay.isNegative()) {
            throw new IllegalArgumentException("signoff.world-delay is " + worldDelay
                    + ". Allowed: a time such as 200ms, or 0s");
        }
    }

    /** What every target begins with. */
    Faults faults() {
        return Faults.some(worldFaults).withDelay(worldDelay);
    }
}
