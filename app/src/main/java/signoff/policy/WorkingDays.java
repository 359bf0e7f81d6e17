// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Counts working days by the business-day table of a country, make-up days included (I12). */
public interface WorkingDays {

    /**
     * The end of the n-th working day after the day of {@code from}: midnight, in the zone, at
     * which that day is over. With 0 days it is the end of the day of {@code from} itself, be it a
     * working day or not. In a year that no table knows, weekends alone are days off.
     *
     * @param country whose business days count (ISO 3166-1 alpha-2)
     */
    Instant endOf(int days, Instant from, String country, ZoneId zone);

    /** Whether people are at work that day: a make-up Saturday counts, a holiday does not. */
    boolean isWorkingDay(LocalDate day, String country);

    /** The business days of the files we ship, for what runs without a server. */
    static WorkingDays shipped() {
        return new BusinessDays((Path) null);
    }
}
