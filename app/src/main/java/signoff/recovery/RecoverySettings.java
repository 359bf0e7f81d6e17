// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of a recovery (I31).
 *
 * @param wordsKept how long what people wrote to get back in is kept after the decision, 1 day to
 *     365 days: as long as somebody may come back and ask why
 */
@ConfigurationProperties("signoff.recovery")
record RecoverySettings(@DefaultValue("P30D") Duration wordsKept) {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    RecoverySettings {
        if (wordsKept.compareTo(SHORTEST) < 0 || wordsKept.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("signoff.recovery.words-kept is " + wordsKept
                    + "; allowed is 1 day to 365 days");
        }
    }
}
