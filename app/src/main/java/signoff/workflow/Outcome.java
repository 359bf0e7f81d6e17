// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.time.Duration;
import java.util.Map;
import signoff.kernel.Refusal;

/** How an attempt at an effect ended. There is no fifth way. */
public sealed interface Outcome {

    /**
     * The world is as the effect asked.
     *
     * @param proof what was read back or answered, for the evidence; never personal data
     */
    record Done(Map<String, String> proof) implements Outcome {
        public Done() {
            this(Map.of());
        }
    }

    /** Nothing changed. The same attempt may succeed later. */
    record NotYet(Duration retryIn) implements Outcome {}

    /** Nothing changed, and trying again will not help. A person has to choose. */
    record Refused(Refusal why) implements Outcome {}

    /** It may have happened, or not. Ask before acting again. */
    record Unknown() implements Outcome {}
}
