// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where it is written down what is sold.
 *
 * @param folder catalog files, {@code <brand>/<country>.yaml}; one of the same name stands in for
 *     ours
 */
@ConfigurationProperties("catalog")
record CatalogSettings(@Nullable Path folder) {

    CatalogSettings {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("catalog.folder is \"" + folder
                    + "\", where there is no folder. Allowed: a folder that this process can read,"
                    + " or nothing.");
        }
    }
}
