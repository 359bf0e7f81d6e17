// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;

/** How money, dates, times and spans look to a reader. */
public final class Shown {

    // The yen has to say whose it is, because the yuan has the bare sign.
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("CNY", "¥"),
            Map.entry("HKD", "HK$"),
            Map.entry("TWD", "NT$"),
            Map.entry("MOP", "MOP$"),
            Map.entry("USD", "US$"),
            Map.entry("SGD", "S$"),
            Map.entry("CAD", "CA$"),
            Map.entry("AUD", "A$"),
            Map.entry("JPY", "JP¥"),
            Map.entry("GBP", "£"),
            Map.entry("EUR", "€"),
            Map.entry("INR", "₹"));

    private static final int MEGABYTES_OF_A_GIGABYTE = 1024;

    private Shown() {}

    /** An amount, always with its currency: {@code HK$1,250.00}. */
    public static String money(Money money) {
        var decimals = Math.max(0, money.currency().getDefaultFractionDigits());
        var amount = BigDecimal.valueOf(money.minor(), decimals);
        var code = money.currency().getCurrencyCode();
        // A code is a word of its own, and must not part from its amount at the end of a line.
        var sign = SIGNS.getOrDefault(code, code + "\u00a0");
        return sign + String.format(Locale.ROOT, "%,." + decimals + "f", amount);
    }

    /** A day with its weekday: {@code Saturday 21 November 2026}. */
    public static String day(Language language, LocalDate day) {
        return written(language, "EEEE d MMMM uuuu", "uuuu年M月d日（EEEE）", day);
    }

    /** A month, as cards name it: {@code March 2027}. */
    public static String month(Language language, YearMonth month) {
        return written(language, "MMMM uuuu", "uuuu年M月", month);
    }

    /** A moment with its weekday, and the name of the zone whose clock it is read from. */
    public static String moment(Language language, Instant moment, ZoneId zone) {
        return written(
                language,
                "EEEE d MMMM uuuu, HH:mm (zzzz)",
                "uuuu年M月d日（EEEE）HH:mm（zzzz）",
                moment.atZone(zone));
    }

    /** The same without its zone, for a table that names the zone once for all of it. */
    public static String momentHere(Language language, Instant moment, ZoneId zone) {
        return written(
                language, "EEEE d MMMM uuuu, HH:mm", "uuuu年M月d日（EEEE）HH:mm", moment.atZone(zone));
    }

    /** The name of a zone, whatever the time of year: {@code China Time}. */
    public static String zone(Language language, ZoneId zone) {
        return zone.getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
    }

    /** The last day before a deadline, since few read "Tuesday, 00:00" as the end of Monday. */
    public static String lastDay(Language language, Instant deadline, ZoneId zone) {
        return day(language, deadline.minusNanos(1).atZone(zone).toLocalDate());
    }

    /** A span in the largest unit that tells it whole; parts of a second count as one. */
    public static String span(Language language, Duration span) {
        var seconds = span.plusNanos(999_999_999).toSeconds();
        if (seconds != 0 && seconds % 86_400 == 0) {
            return counted(language, seconds / 86_400, "day", "天", "天");
        }
        if (seconds != 0 && seconds % 3_600 == 0) {
            return counted(language, seconds / 3_600, "hour", "小时", "小時");
        }
        if (seconds != 0 && seconds % 60 == 0) {
            return counted(language, seconds / 60, "minute", "分钟", "分鐘");
        }
        return counted(language, seconds, "second", "秒", "秒");
    }

    /** A whole number, its thousands set off: {@code 1,024}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** An amount of data, in gigabytes from one gigabyte on: {@code 1.5 GB}. */
    public static String megabytes(long megabytes) {
        if (megabytes < MEGABYTES_OF_A_GIGABYTE) return number(megabytes) + "\u00a0MB";
        var gigabytes = megabytes / (double) MEGABYTES_OF_A_GIGABYTE;
        return String.format(Locale.ROOT, "%,.1f", gigabytes).replaceFirst("\\.0$", "")
                + "\u00a0GB";
    }

    /** The same of a fact whose name tells its unit. */
    static String fact(Language language, String name, Object fact) {
        return name.equals("megabytes") && fact instanceof Number number
                ? megabytes(number.longValue())
                : fact(language, fact);
    }

    /** A fact as a sentence shows it. A moment without a zone is told in UTC, and says so. */
    static String fact(Language language, Object fact) {
        return switch (fact) {
            case Money money -> money(money);
            case LocalDate day -> day(language, day);
            case ZonedDateTime moment -> moment(language, moment.toInstant(), moment.getZone());
            case Instant moment -> moment(language, moment, ZoneId.of("UTC"));
            case Duration span -> span(language, span);
            case Integer number -> number(number);
            case Long number -> number(number);
            default -> fact.toString();
        };
    }

    private static String written(
            Language language, String english, String chinese, TemporalAccessor when) {
        var pattern = language == Language.EN ? english : chinese;
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(when);
    }

    private static String counted(
            Language language, long count, String unit, String simplified, String traditional) {
        return switch (language) {
            case EN -> number(count) + " " + unit + (count == 1 ? "" : "s");
            case ZH_HANS -> number(count) + simplified;
            case ZH_HANT -> number(count) + traditional;
        };
    }
}
