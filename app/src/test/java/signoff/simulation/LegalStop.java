// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.kernel.AccountId;

/**
 * I10, reckoned from the notice in a way of its own: by what the laws say, not by any policy, and
 * from the journal, not from what the case remembers.
 */
final class LegalStop {

    private static final Duration WHERE_NO_LAW_SAYS = Duration.ofDays(30);
    private static final Duration FRENCH = Duration.ofDays(10);
    private static final int INDIAN_WORKING_DAYS = 7;
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final Map<Integer, String> HOLIDAYS = new ConcurrentHashMap<>();

    private record Stopped(String country, Instant notice, Instant charges) {}

    /** @param before the states in which charges have not stopped */
    static void check(JdbcTemplate sql, AccountId account, String before) {
        sql.query(
                        """
                        select l.country, j.body->>'at' as notice, b.charges_stop_at
                        from workflow.case_file c
                        join closures.closure o using (account_id, case_id)
                        join lines.line l using (account_id, line_id)
                        join ledger.line_book b using (account_id, line_id)
                        join workflow.journal j on j.account_id = c.account_id
                            and j.case_id = c.case_id and j.fact = 'NoticeReceived'
                        where c.account_id = ? and c.state not in (%s)
                            and l.closing_case_id = c.case_id
                            and j.body->>'stopBy' = 'SOON'
                        """.formatted(before),
                        (found, row) -> new Stopped(
                                found.getString("country"),
                                Instant.parse(found.getString("notice")),
                                found.getTimestamp("charges_stop_at").toInstant()),
                        account.value())
                .forEach(LegalStop::check);
    }

    private static void check(Stopped one) {
        assertThat(one.charges())
                .as("I10: nobody is charged longer after a notice than the law allows: %s", one)
                .isBeforeOrEqualTo(latest(one.country(), one.notice()));
    }

    static Instant latest(String country, Instant notice) {
        return switch (country) {
            case "FR" -> notice.plus(FRENCH);
            case "IN" -> indian(notice);
            default -> notice.plus(WHERE_NO_LAW_SAYS);
        };
    }

    private static Instant indian(Instant notice) {
        var today = LocalDate.ofInstant(notice, INDIA);
        var last = today.plusDays(1)
                .datesUntil(today.plusDays(60))
                .filter(LegalStop::isWorkedInIndia)
                .skip(INDIAN_WORKING_DAYS - 1)
                .findFirst()
                .orElseThrow();
        return last.plusDays(1).atStartOfDay(INDIA).toInstant();
    }

    private static boolean isWorkedInIndia(LocalDate day) {
        var weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        var holidays = HOLIDAYS.computeIfAbsent(day.getYear(), LegalStop::holidays);
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day + ",HOLIDAY");
    }

    private static String holidays(int year) {
        var name = "/calendar/IN-" + year + ".csv";
        try (var file = LegalStop.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LegalStop() {}
}
