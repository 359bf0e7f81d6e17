// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Counts working days by the business-day table of a country, make-up days included (I12). */
public interface WorkingDays {

    /**
     * The end of the n-th working day after the day of {@code from}: midnight, in the zone, at
     * which that day is over.
     *
     * @throws IllegalStateException when the table lacks a year it needs; names country, year, file
     */
    Instant endOf(int days, Instant from, String country, ZoneId zone);

    boolean isWorkingDay(LocalDate day, String country);
}
