// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps every catalog that was ever sold from. Nothing is changed or deleted. */
@Component
class CatalogVersionStore {

    private final JdbcTemplate sql;

    CatalogVersionStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Two nodes that start at once store it once. */
    void keep(CatalogSheet sheet, Instant at) {
        sql.update("""
                insert into catalogs.catalog_version (version, body, stored_at) values (?, ?, ?)
                on conflict do nothing
                """, sheet.version(), sheet.body(), Timestamp.from(at));
    }

    Optional<String> body(String version) {
        return sql
                .query(
                        "select body from catalogs.catalog_version where version = ?",
                        (found, row) -> found.getString("body"),
                        version)
                .stream()
                .findFirst();
    }
}
