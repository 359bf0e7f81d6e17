// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node works on cases and effects.
 *
 * @param run whether this node carries out effects and timers at all, or only answers requests
 * @param inFlightMax how many effects may be under way towards one target at once, 1 to 1024
 * @param batchMax how many cases are moved in one commit at most, 1 to 1000
 * @param gatherFor how long outcomes wait for others that are under way, to be stored in the same
 *     commit, 0 to 1 second; what is alone waits for nobody
 * @param pollEvery how long to rest when nothing is due, 50 ms to 1 minute
 */
@ConfigurationProperties("signoff.workflow")
record WorkflowSettings(
        @DefaultValue("true") boolean run,
        @DefaultValue("128") int inFlightMax,
        @DefaultValue("256") int batchMax,
        @DefaultValue("5ms") Duration gatherFor,
        @DefaultValue("500ms") Duration pollEvery) {

    WorkflowSettings {
        between("signoff.workflow.in-flight-max", inFlightMax, 1, 1024);
        between("signoff.workflow.batch-max", batchMax, 1, 1000);
        between("signoff.workflow.gather-for in ms", gatherFor.toMillis(), 0, 1_000);
        between("signoff.workflow.poll-every in ms", pollEvery.toMillis(), 50, 60_000);
    }

    private static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is " + value + "; allowed is " + least + " to " + most);
        }
    }
}
