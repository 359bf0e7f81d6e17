// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import signoff.policy.file.DataFile;
import signoff.policy.file.PolicyFault;

/** Counts working days by the calendar files: one for each country and year. */
@Component
class BusinessDays implements WorkingDays {

    private static final Pattern FILE = Pattern.compile("([A-Z]{2})-([0-9]{4})\\.csv");

    /** About a year of work. No promise is longer, and a count must end. */
    private static final int DAYS_MAX = 260;

    private final Map<String, BusinessYear> years = new HashMap<>();

    @Autowired
    BusinessDays(PolicySettings settings) {
        this(settings.calendarFolder());
    }

    /** A file of the operator's stands in for ours as a whole: a year is announced as a whole. */
    BusinessDays(@Nullable Path operators) {
        for (var file : DataFile.read("calendar", ".csv", operators)) {
            var name = FILE.matcher(file.name());
            if (!name.matches()) {
                throw new PolicyFault(
                        file.origin(),
                        "the name \"" + file.name() + "\" is not that of a calendar",
                        "a country (ISO 3166-1) and a year, such as CN-2027.csv");
            }
            years.put(file.name(), BusinessYear.read(file, Integer.parseInt(name.group(2))));
        }
    }

    /** The countries that have a file for some year. */
    Set<String> countries() {
        return years.keySet().stream()
                .map(name -> name.substring(0, 2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Instant endOf(int days, Instant from, String country, ZoneId zone) {
        if (days < 0 || days > DAYS_MAX) {
            throw new IllegalArgumentException(
                    "working days are counted from 0 to " + DAYS_MAX + ", not " + days);
        }
        var day = from.atZone(zone).toLocalDate();
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day, country)) counted++;
        }
        // Some zones skip midnight when summer time begins: the day is over when the next begins.
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public boolean isWorkingDay(LocalDate day, String country) {
        var name = country + "-" + day.getYear() + ".csv";
        var year = years.get(name);
        if (year == null) {
            throw new IllegalStateException("no business days are known for " + country + " in "
                    + day.getYear() + ": add " + name
                    + " to the folder that policy.calendar-folder names");
        }
        return year.isWorkingDay(day);
    }
}
