// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import signoff.kernel.Language;
import signoff.kernel.Money;
import signoff.kernel.Shown;

/** The facts of one telling, as the reader of a language sees them. */
final class ToldFacts {

    private static final Set<String> MOMENTS =
            Set.of("noticeReceived", "serviceStops", "codeValidUntil", "resumesAt", "opensAt");
    private static final Set<String> DEADLINES = Set.of(
            "confirmBy",
            "decideBy",
            "refundBy",
            "restorableUntil",
            "payBy",
            "enterBy",
            "signInUntil",
            "answerBy",
            "appealBy");
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final int DIGITS_SHOWN = 4;

    private final Map<String, String> told = new HashMap<>();

    ToldFacts(Map<String, String> facts, Language language) {
        var zone = zone(facts);
        facts.forEach((name, fact) -> told.put(name, shown(name, fact, language, zone)));
        if (facts.containsKey("amountMinor") && facts.containsKey("currency")) {
            var currency = Currency.getInstance(facts.get("currency"));
            var minor = Long.parseLong(facts.get("amountMinor"));
            told.put("amount", Shown.money(new Money(minor, currency)));
        }
    }

    static ZoneId zone(Map<String, String> facts) {
        return facts.containsKey("zone") ? ZoneId.of(facts.get("zone")) : ZoneOffset.UTC;
    }

    ToldFacts with(String name, String text) {
        told.put(name, text);
        return this;
    }

    /** Fills in every name in braces, once: what a fact says is never read as a name. */
    String fill(String words) {
        return NAME.matcher(words).replaceAll(found -> {
            var text = told.get(found.group(1));
            if (text == null) throw new IllegalStateException("no fact for " + found.group());
            return Matcher.quoteReplacement(text);
        });
    }

    private static String shown(String name, String fact, Language language, ZoneId zone) {
        if (MOMENTS.contains(name)) return Shown.moment(language, Instant.parse(fact), zone);
        if (DEADLINES.contains(name)) return deadline(fact, language, zone);
        return switch (name) {
            // A whole number would be personal data in a message that others may read.
            case "lineNumber" -> fact.substring(Math.max(0, fact.length() - DIGITS_SHOWN));
            case "codeValidFor" -> Shown.span(language, Duration.parse(fact));
            default -> fact;
        };
    }

    private static String deadline(String fact, Language language, ZoneId zone) {
        return fact.contains("T")
                ? Shown.lastDay(language, Instant.parse(fact), zone)
                : Shown.day(language, LocalDate.parse(fact));
    }
}
