// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import signoff.policy.file.DataFile;
import signoff.policy.file.PolicyFault;

/**
 * Counts working days by the calendar files: one for each country and year. A year without a file
 * has weekends alone: a promise then ends no later than it would with holidays, and nobody's
 * closing waits for a file.
 */
@Component
class BusinessDays implements WorkingDays {

    private static final Pattern FILE = Pattern.compile("([A-Z]{2})-([0-9]{4})\\.csv");

    /** About a year of work. No promise is longer, and a count must end. */
    private static final int DAYS_MAX = 260;

    /** So long before it is counted in, a year is announced, and there is time to write it. */
    private static final Period AHEAD = Period.ofMonths(3);

    private static final Logger LOG = LoggerFactory.getLogger(BusinessDays.class);

    private final Map<String, BusinessYear> years = new HashMap<>();

    /** What was counted without. It is told once, not at each promise. */
    private final Set<String> missed = ConcurrentHashMap.newKeySet();

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
        var name = file(country, day.getYear());
        var year = years.get(name);
        if (year != null) return year.isWorkingDay(day);
        if (missed.add(name)) LOG.warn(told(Set.of(name)));
        return !BusinessYear.isWeekend(day);
    }

    private static String file(String country, int year) {
        return country + "-" + year + ".csv";
    }

    /** The files that are not there for this year and the time ahead. */
    Set<String> missing(Clock clock) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Stream.of(today, today.plus(AHEAD))
                .flatMap(day -> countries().stream().map(country -> file(country, day.getYear())))
                .filter(name -> !years.containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What an operator is told of them, and what to do. */
    static String told(Set<String> missing) {
        return "no business days are known for " + String.join(", ", missing)
                + ": add what is missing to the folder that policy.calendar-folder names. Until it"
                + " is there, weekends alone are days off";
    }

    /**
     * Says in time which files are to be written. Nobody is stopped by one that is missing, so
     * without this nobody would see it.
     */
    @Component("calendars")
    static class Lookahead implements HealthIndicator {

        static final Status RUNNING_OUT =
                new Status("RUNNING_OUT", "Business days are not known for the time ahead");

        private final BusinessDays days;
        private final Clock clock;

        Lookahead(BusinessDays days, Clock clock, MeterRegistry meters) {
            this.days = days;
            this.clock = clock;
            Gauge.builder(
                            "signoff.calendar.files.missing",
                            () -> days.missing(clock).size())
                    .description(
                            "Calendar files that the next three months need, and are not there")
                    .register(meters);
            var missing = days.missing(clock);
            if (!missing.isEmpty()) LOG.warn(told(missing));
        }

        @Override
        public Health health() {
            var missing = days.missing(clock);
            return Health.status(missing.isEmpty() ? Status.UP : RUNNING_OUT)
                    .withDetail("missing", missing)
                    .build();
        }
    }
}
