// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node writes its log. Lines about one effect carry {@code case} and {@code effect}.
 *
 * @param logs empty for people, or JSON for programs: ecs, logstash or gelf
 */
@ConfigurationProperties("signoff")
record LogSettings(@DefaultValue("") String logs) {

    private static final Set<String> KNOWN = Set.of("", "ecs", "logstash", "gelf");

    LogSettings {
        if (!KNOWN.contains(logs)) {
            throw new IllegalArgumentException(
                    "signoff.logs is " + logs + ". Allowed: nothing, ecs, logstash or gelf.");
        }
    }
}
