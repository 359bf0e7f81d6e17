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
     * What a line gets.
     *
     * @param because names the gift, so that it is given once
     * @param day when it is given, in the line's zone
     */
    public static List<Bucket> given(
            List<Allowance> allowances, LineId line, String because, LocalDate day, ZoneId zone) {
        var given = new ArrayList<Bucket>();
        for (int place = 0; place < allowances.size(); place++) {
            var one = allowances.get(place);
            var name = line.value() + " " + because + " " + place;
            given.add(new Bucket(
                    line,
                    UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                    one.kind(),
                    one.zone(),
                    one.amount(),
                    0,
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(one.days()).atStartOfDay(zone).toInstant()));
        }
        return List.copyOf(given);
    }
}
