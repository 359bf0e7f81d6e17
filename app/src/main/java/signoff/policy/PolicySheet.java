// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.util.List;

/**
 * A resolved policy as somebody reads it who has to know where each value comes from.
 *
 * @param version the name that cases are pinned to
 * @param rows each key once, in the order of the schema
 * @param limits what the law of the place allows
 */
public record PolicySheet(String version, List<Row> rows, List<Limit> limits) {

    /**
     * One value.
     *
     * @param where the file and line that says so
     */
    public record Row(String key, List<String> values, String where) {}

    /**
     * One limit.
     *
     * @param bound such as {@code at most 45 days}
     */
    public record Limit(String key, String bound, String law, String where) {}
}
