// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import com.zaxxer.hikari.HikariDataSource;

/** Opens pools beside the main one, for work that must not share its transactions. */
public interface Pools {

    /**
     * A pool on the same database. Its connections commit each statement, and who waits too long
     * for one is told so. Whoever opens it closes it.
     */
    HikariDataSource open(String name, int connections);
}
