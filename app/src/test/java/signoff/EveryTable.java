// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** All that a database holds, table by table, for tests about what is in it and what changes. */
public final class EveryTable {

    private static final String NAMES = """
            select table_schema || '.' || table_name from information_schema.tables
            where table_type = 'BASE TABLE'
                and table_schema not in ('pg_catalog', 'information_schema')
            order by 1
            """;

    /** Every table of every schema, also those of migrations. */
    public static List<String> names(JdbcTemplate sql) {
        return sql.queryForList(NAMES, String.class);
    }

    /** How much is in each table and a hash of it: equal when nothing has changed. */
    public static Map<String, String> seen(JdbcTemplate sql) {
        var seen = new TreeMap<String, String>();
        names(sql).forEach(table -> seen.put(table, content(sql, table)));
        return seen;
    }

    /** The same of one table. */
    public static String content(JdbcTemplate sql, String table) {
        return String.valueOf(sql.queryForObject(
                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)),"
                        + " '') from " + table + " t",
                String.class));
    }

    /** Every row of a table as text, with each column; bytes are in it as hexadecimal digits. */
    public static List<String> rows(JdbcTemplate sql, String table) {
        return sql.queryForList("select t::text from " + table + " t", String.class);
    }

    private EveryTable() {}
}
