// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words, dates and amounts of one page, for its one reader. Templates know it as {@code say}.
 *
 * @param zone whose clock the times of the page are read from
 */
public record Say(Words words, Language language, ZoneId zone) {

    /** Whose words name a property of the API: a page has others for them, and has only fields. */
    private static final Set<Refusal.Code> OF_PROPERTIES =
            Set.of(Refusal.Code.PROPERTY_MUST_BE_GIVEN, Refusal.Code.PROPERTY_MUST_FIT);

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /** The same, with times in the zone of a policy instead of the brand's own. */
    public Say in(ZoneId other) {
        return new Say(words, language, other);
    }

    public String of(String key) {
        return words.say(language, key);
    }

    /** A sentence with facts; moments among them are told in the zone of the page. */
    public String of(String key, Map<String, ?> facts) {
        var told = new HashMap<String, Object>();
        facts.forEach((name, fact) -> told.put(name, inZone(fact)));
        return words.say(language, key, told);
    }

    private Object inZone(Object fact) {
        return fact instanceof Instant moment ? moment.atZone(zone) : fact;
    }

    /** What happened, of a refusal. */
    public String happened(Refusal refusal) {
        return of(refusal.code().happened(), refusal.facts());
    }

    /** What to do next, of a refusal. */
    public String next(Refusal refusal) {
        return of(refusal.code().next(), refusal.facts());
    }

    /**
     * What a page shows at a field, and in its summary on top.
     *
     * @param field the id of the field that has to be put right; empty when it is none
     */
    public HashMap<String, String> mistake(Refusal refusal, String field) {
        return new HashMap<>(Map.of(
                "field", field,
                "code", refusal.code().name(),
                "happened", onPage(refusal, "happened", happened(refusal)),
                "next", onPage(refusal, "next", next(refusal))));
    }

    private String onPage(Refusal refusal, String part, String words) {
        return OF_PROPERTIES.contains(refusal.code())
                ? of(refusal.code() + ".page." + part)
                : words;
    }

    public String money(Money money) {
        return Shown.money(money);
    }

    public String day(LocalDate day) {
        return Shown.day(language, day);
    }

    public String month(YearMonth month) {
        return Shown.month(language, month);
    }

    public String dayOf(Instant moment) {
        return Shown.day(language, moment.atZone(zone).toLocalDate());
    }

    public String lastDay(Instant deadline) {
        return Shown.lastDay(language, deadline, zone);
    }

    public String moment(Instant moment) {
        return Shown.moment(language, moment, zone);
    }

    /** A moment in the zone of the page, which {@link #zoneName} names once. */
    public String momentHere(Instant moment) {
        return Shown.momentHere(language, moment, zone);
    }

    public String zoneName() {
        return Shown.zone(language, zone);
    }

    public String number(long number) {
        return Shown.number(number);
    }

    /** An allowance of data, in gigabytes from one gigabyte on. */
    public String megabytes(long megabytes) {
        return Shown.megabytes(megabytes);
    }

    /** What was said to be shown for an instrument: {@code card-4242} is a card ending in 4242. */
    public String instrument(String instrument) {
        int dash = instrument.lastIndexOf('-');
        return dash < 0
                ? of("instrument." + instrument)
                : of(
                        "instrument." + instrument.substring(0, dash),
                        Map.of("end", instrument.substring(dash + 1)));
    }

    /** A number as people write it: with its country, in groups that no end of a line parts. */
    public String phone(String msisdn) {
        try {
            var number = PHONES.parse("+" + msisdn, null);
            return PHONES.format(number, PhoneNumberFormat.INTERNATIONAL).replace(' ', '\u00a0');
        } catch (NumberParseException e) {
            return "+" + msisdn; // A number of ours that no country plan knows is still a number.
        }
    }

    /** The moment as machines read it, for {@code <time datetime>}. */
    public @Nullable String iso(@Nullable Instant moment) {
        return moment == null ? null : moment.atZone(zone).toOffsetDateTime().toString();
    }
}
