// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the operator's own rules are. Ours hold where nothing is said.
 *
 * @param folder policy files laid over ours, value by value
 * @param calendarFolder calendar files that stand in for ours, year by year
 */
@ConfigurationProperties("policy")
record PolicySettings(@Nullable Path folder, @Nullable Path calendarFolder) {

    PolicySettings {
        check("policy.folder", folder);
        check("policy.calendar-folder", calendarFolder);
    }

    private static void check(String key, @Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(key + " is \"" + folder
                    + "\", where there is no folder. Allowed: a folder that this process can read,"
                    + " or nothing.");
        }
    }
}
