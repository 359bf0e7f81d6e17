// SPDX-License-Identifier: Apache-2.0
/**
 * The PostgreSQL this node runs on: embedded, or the one the operator names; migrated at start.
 *
 * <p>Start with {@link signoff.database.Migrations}. Everyone else asks for a
 * {@link javax.sql.DataSource} and gets one whose database is already migrated.
 */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"kernel", "postgres"})
@NullMarked
package signoff.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
