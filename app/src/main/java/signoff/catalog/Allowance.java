// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import signoff.kernel.LineId;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.UsageKind;

/**
 * What is included, and for how long (TMF654 bucket).
 *
 * @param amount in the unit of its kind
 * @param zone where it can be used
 * @param days how long it can be used from the day it is given
 */
public record Allowance(UsageKind kind, long amount, String zone, int days) {

    /**
     * Why allowances are given.
     *
     * @param name tells one gift from another, so that each is given once
     * @param ofPlan whether they end with the plan they came with
     */
    public record Because(String name, boolean ofPlan) {

        /** Because a period of the plan began, which nothing else does under that name. */
        public static Because plan(Object period) {
            return new Because("plan " + period, true);
        }

        /** Because they were ordered beside the plan. */
        public static Because order(UUID order) {
            return new Because("order " + order, false);
        }
    }

    /**
     * What a line gets.
     *
     * @param day when it is given, in the line's zone
     */
    public static List<Bucket> given(
            List<Allowance> allowances, LineId line, Because because, LocalDate day, ZoneId zone) {
        var given = new ArrayList<Bucket>();
        for (int place = 0; place < allowances.size(); place++) {
            var one = allowances.get(place);
            var name = line.value() + " " + because.name() + " " + place;
            given.add(new Bucket(
                    line,
                    UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                    one.kind(),
                    one.zone(),
                    one.amount(),
                    0,
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(one.days()).atStartOfDay(zone).toInstant(),
                    because.ofPlan()));
        }
        return List.copyOf(given);
    }
}
