// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import signoff.closure.Preview;
import signoff.closure.rules.StopBy;
import signoff.kernel.Money;

/**
 * The dates and the money of a preview, as the small table that each step shows again (SF-60). What
 * is different from what the subscriber saw first is marked.
 */
record Figures(List<Row> rows) {

    /**
     * One row.
     *
     * @param key its words are {@code figure.<key>}
     * @param value a moment or an amount
     * @param changed whether it was another one when the subscriber saw it first
     */
    public record Row(String key, Object value, boolean changed) {

        public boolean isMoney() {
            return value instanceof Money;
        }
    }

    /** The rows of a preview, marked against what was seen first; nothing seen marks nothing. */
    static Figures of(Preview preview, ZoneId zone, Map<String, String> seen) {
        var rows = new ArrayList<Row>();
        values(preview).forEach((key, value) -> {
            var before = seen.get(key);
            rows.add(new Row(key, value, before != null && !before.equals(text(value, zone))));
        });
        return new Figures(List.copyOf(rows));
    }

    /**
     * What to compare a later look with. Moments count by their day: a page that is read slowly has
     * changed nothing.
     */
    static Map<String, String> seen(Preview preview, ZoneId zone) {
        var seen = new LinkedHashMap<String, String>();
        values(preview).forEach((key, value) -> seen.put(key, text(value, zone)));
        return seen;
    }

    /** The same in a few letters, for a form to bring back. */
    static String print(Preview preview, ZoneId zone) {
        return Integer.toHexString(seen(preview, zone).hashCode());
    }

    private static Map<String, Object> values(Preview preview) {
        var values = new LinkedHashMap<String, Object>();
        if (preview.confirmBy() != null) values.put("confirmBy", preview.confirmBy());
        values.put("decideBy", preview.decideBy());
        if (preview.stopBy() != StopBy.NOW) values.put("withdrawUntil", preview.withdrawUntil());
        values.put("serviceStops", preview.serviceStops());
        if (preview.youOwe().isZero()) {
            values.put("weReturn", preview.weReturn());
        } else {
            values.put("youOwe", preview.youOwe());
        }
        if (!preview.weReturn().isZero()) values.put("refundBy", preview.refundBy());
        values.put("restorableUntil", preview.restorableUntil());
        values.put("numberFreeFrom", preview.numberFreeFrom());
        return values;
    }

    private static String text(Object value, ZoneId zone) {
        return value instanceof Instant moment
                ? moment.atZone(zone).toLocalDate().toString()
                : value.toString();
    }
}
