// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.policy.file.DataFile;
import signoff.policy.file.PolicyFault;

/** The days of one year on which the people of one country are at work. */
final class BusinessYear {

    private static final String HEADER = "date,kind,name";

    private final DataFile file;
    private final int year;

    /** Days off, beside Saturdays and Sundays. */
    private final Set<LocalDate> holidays = new HashSet<>();

    /** Saturdays and Sundays that are worked in exchange for a longer holiday. */
    private final Set<LocalDate> makeUpDays = new HashSet<>();

    private BusinessYear(DataFile file, int year) {
        this.file = file;
        this.year = year;
    }

    boolean isWorkingDay(LocalDate day) {
        if (holidays.contains(day)) return false;
        return makeUpDays.contains(day) || !isWeekend(day);
    }

    /** Reads the file of a year. The first thing that does not belong there stops it. */
    static BusinessYear read(DataFile file, int year) {
        var read = new BusinessYear(file, year);
        var lines = file.text().lines().map(String::strip).toList();
        var headed = false;
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            if (line.isEmpty() || line.startsWith("#")) continue;
            if (headed) read.row(number, line);
            else read.header(number, line);
            headed = true;
        }
        if (!headed) throw read.fault(1, "", "the header " + HEADER + ", and rows below it");
        return read;
    }

    private void header(int number, String line) {
        if (!line.equals(HEADER)) throw fault(number, line, "the header " + HEADER);
    }

    private void row(int number, String line) {
        var parts = line.split(",", 3);
        if (parts.length != 3 || parts[2].isBlank()) {
            throw fault(number, line, "a row of date, kind and name");
        }
        var day = day(parts[0]);
        if (day == null || day.getYear() != year) {
            throw fault(number, parts[0], "a date of " + year + ", such as " + year + "-10-01");
        }
        if (holidays.contains(day) || makeUpDays.contains(day)) {
            throw fault(number, parts[0], "each date once");
        }
        switch (parts[1]) {
            case "HOLIDAY" -> holidays.add(day);
            case "WORKDAY" -> makeUp(number, day);
            default -> throw fault(number, parts[1], "HOLIDAY or WORKDAY");
        }
    }

    private void makeUp(int number, LocalDate day) {
        if (!isWeekend(day)) {
            throw fault(number, day + ",WORKDAY", "WORKDAY for a Saturday or Sunday");
        }
        makeUpDays.add(day);
    }

    private PolicyFault fault(int number, String found, String allowed) {
        return new PolicyFault(
                file.origin() + ":" + number, "the line has \"" + found + "\"", allowed);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
