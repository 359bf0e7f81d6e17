// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.kernel.Language.EN;
import static signoff.kernel.Language.ZH_HANS;
import static signoff.kernel.Language.ZH_HANT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts have their currency, days their weekday, times their zone. */
class ShownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HKD | 5000 | HK$50.00",
                "USD | 123456789 | US$1,234,567.89",
                "CNY | 5 | ¥0.05",
                "CNY | 0 | ¥0.00",
                "JPY | 1200 | JP¥1,200",
                "TWD | 29900 | NT$299.00",
                "CHF | 1050 | CHF\u00a010.50",
                "KWD | 1500 | KWD\u00a01.500",
            })
    void an_amount_has_its_currency_and_all_its_decimals(String code, long minor, String shown) {
        assertThat(Shown.money(new Money(minor, Currency.getInstance(code)))).isEqualTo(shown);
    }

    @Test
    void a_day_has_its_weekday() {
        assertThat(Shown.day(EN, SATURDAY)).isEqualTo("Saturday 21 November 2026");
        assertThat(Shown.day(ZH_HANS, SATURDAY)).isEqualTo("2026年11月21日（星期六）");
        assertThat(Shown.day(ZH_HANT, SATURDAY)).isEqualTo("2026年11月21日（星期六）");
    }

    @Test
    void a_month_is_written_out() {
        var month = YearMonth.of(2027, 3);
        assertThat(Shown.month(EN, month)).isEqualTo("March 2027");
        assertThat(Shown.month(ZH_HANS, month)).isEqualTo("2027年3月");
        assertThat(Shown.month(ZH_HANT, month)).isEqualTo("2027年3月");
    }

    @Test
    void a_moment_says_whose_clock_it_is_read_from() {
        var noon = Instant.parse("2026-11-21T04:05:59Z");
        assertThat(Shown.moment(EN, noon, HONG_KONG))
                .isEqualTo("Saturday 21 November 2026, 12:05 (Hong Kong Standard Time)");
        assertThat(Shown.moment(ZH_HANT, noon, HONG_KONG))
                .isEqualTo("2026年11月21日（星期六）12:05（香港標準時間）");
        assertThat(Shown.moment(ZH_HANS, noon, ZoneId.of("Asia/Shanghai")))
                .isEqualTo("2026年11月21日（星期六）12:05（中国标准时间）");
    }

    @Test
    void a_moment_in_summer_names_summer_time() {
        assertThat(Shown.moment(EN, Instant.parse("2026-07-01T11:00:00Z"), LONDON))
                .isEqualTo("Wednesday 1 July 2026, 12:00 (British Summer Time)");
    }

    @Test
    void a_deadline_at_midnight_is_told_by_its_last_day() {
        var midnight = SATURDAY.atStartOfDay(HONG_KONG).toInstant();
        assertThat(Shown.lastDay(EN, midnight, HONG_KONG)).isEqualTo("Friday 20 November 2026");
        assertThat(Shown.lastDay(EN, midnight.plusSeconds(1), HONG_KONG))
                .isEqualTo("Saturday 21 November 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "P7D, 7 days, 7天, 7天",
        "PT24H, 1 day, 1天, 1天",
        "PT36H, 36 hours, 36小时, 36小時",
        "PT1H, 1 hour, 1小时, 1小時",
        "PT90S, 90 seconds, 90秒, 90秒",
        "PT5M, 5 minutes, 5分钟, 5分鐘",
        "PT0.2S, 1 second, 1秒, 1秒",
        "PT0S, 0 seconds, 0秒, 0秒"
    })
    void a_span_is_told_in_its_largest_whole_unit(
            Duration span, String english, String simplified, String traditional) {
        assertThat(Shown.span(EN, span)).isEqualTo(english);
        assertThat(Shown.span(ZH_HANS, span)).isEqualTo(simplified);
        assertThat(Shown.span(ZH_HANT, span)).isEqualTo(traditional);
    }

    @Test
    void thousands_are_set_off() {
        assertThat(Shown.number(1_024)).isEqualTo("1,024");
    }

    private static final LocalDate SATURDAY = LocalDate.parse("2026-11-21");
    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
}
