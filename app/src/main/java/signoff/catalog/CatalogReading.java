// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import signoff.catalog.Plan.Billing;
import signoff.catalog.Plan.MinimumTerm;
import signoff.catalog.Plan.Tier;
import signoff.catalog.Price.Tax;
import signoff.catalog.Tariff.Rate;
import signoff.catalog.Tariff.Zone;
import signoff.kernel.Language;
import signoff.kernel.Money;
import signoff.line.allowance.UsageKind;
import signoff.line.supply.SimForm;

/** Reads one catalog file, and judges every value in it. */
final class CatalogReading {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{1,31}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Set.of(Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .toArray(String[]::new));

    /** A price of more is a slip of the pen. */
    private static final long PRICE_MOST = 10_000_000;

    private static final long AMOUNT_MOST = 100_000_000;
    private static final int NAME_LETTERS_MOST = 60;

    private final CatalogSheet.Place place;
    private final Set<String> kinds;
    private final Map<String, Tax> taxes = new LinkedHashMap<>();
    private final List<Zone> zones = new ArrayList<>();
    private final Map<String, Tariff> tariffs = new LinkedHashMap<>();
    private final Map<String, AddOn> addOns = new LinkedHashMap<>();
    private final YamlPart root;
    private final Currency currency;

    CatalogReading(CatalogSheet.Place place, Set<String> kinds, YamlPart root) {
        this.place = place;
        this.kinds = kinds;
        this.root = root;
        this.currency = Currency.getInstance(
                root.text("currency", "a currency (ISO 4217), such as CNY", CURRENCIES::contains));
    }

    static LocalDate released(YamlPart root) {
        return LocalDate.parse(root.text(
                "released",
                "the date since when this file holds, such as 2026-11-01",
                CatalogReading::isDate));
    }

    private static boolean isDate(String text) {
        try {
            return !LocalDate.parse(text).isBefore(LocalDate.EPOCH);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Everything in the file, in its order. */
    Map<String, Offering> offerings(String version) {
        var rates = root.part("taxes");
        rates.keys().forEach(tax -> taxes.put(tax, new Tax(tax, (int) rates.whole(tax, 0, 5000))));
        readZones();
        root.parts("tariffs", CatalogReading::isCode)
                .forEach((code, part) -> tariffs.put(code, tariff(code, part)));
        root.parts("addOns", CatalogReading::isCode)
                .forEach((code, part) -> addOns.put(code, addOn(code, part)));
        var offerings = new LinkedHashMap<String, Offering>();
        root.parts("offerings", CatalogReading::isCode)
                .forEach((code, part) -> offerings.put(code, offering(version, code, part)));
        root.end();
        return offerings;
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private void readZones() {
        var listed = root.part("zones");
        var left = listed.keys().size();
        for (var zone : listed.keys()) {
            var countries = listed.words(zone, "countries (ISO 3166-1)", COUNTRIES::contains);
            left--;
            if (countries.isEmpty() != (left == 0)) {
                throw listed.fault(
                        zone, "countries, and for the last zone none: that is everywhere else");
            }
            zones.add(new Zone(zone, Set.copyOf(countries)));
        }
    }

    private Tariff tariff(String code, YamlPart part) {
        var rates = new HashMap<String, Map<UsageKind, Rate>>();
        for (var zone : zones) {
            if (part.has(zone.code())) rates.put(zone.code(), rates(part.part(zone.code())));
        }
        part.end();
        return new Tariff(code, List.copyOf(zones), Map.copyOf(rates));
    }

    private Map<UsageKind, Rate> rates(YamlPart part) {
        var rates = new EnumMap<UsageKind, Rate>(UsageKind.class);
        for (var kind : UsageKind.values()) {
            var key = kind.name().toLowerCase(Locale.ROOT);
            if (!part.has(key)) continue;
            var rate = part.part(key);
            rates.put(kind, new Rate(rate.whole("per", 1, AMOUNT_MOST), price(rate, "price", 0)));
            rate.end();
        }
        part.end();
        return rates;
    }

    /** A part with a price says its class of tax beside it, once for all its prices. */
    private Price price(YamlPart part, String key, long least) {
        var tax = part.oneOf("tax", taxes.keySet());
        return new Price(
                new Money(part.whole(key, least, PRICE_MOST), currency),
                Objects.requireNonNull(taxes.get(tax)));
    }

    private AddOn addOn(String code, YamlPart part) {
        var addOn = new AddOn(
                code,
                names(part.part("names")),
                price(part, "price", 1),
                part.has("renews") && monthly(part),
                allowances(part));
        part.end();
        return addOn;
    }

    private static boolean monthly(YamlPart part) {
        return part.oneOf("renews", Set.of("monthly")).equals("monthly");
    }

    private static Names names(YamlPart part) {
        var names = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            names.put(
                    language,
                    part.text(
                            language.tag(),
                            "a name of 1 to " + NAME_LETTERS_MOST + " letters",
                            text -> !text.isBlank() && text.length() <= NAME_LETTERS_MOST));
        }
        part.end();
        return new Names(names);
    }

    private List<Allowance> allowances(YamlPart part) {
        var allowances = new ArrayList<Allowance>();
        for (var one : part.list("allowances")) {
            var zone =
                    one.oneOf("zone", Set.copyOf(zones.stream().map(Zone::code).toList()));
            allowances.add(new Allowance(
                    one.oneOf("of", UsageKind.class),
                    one.whole("amount", 1, AMOUNT_MOST),
                    zone,
                    (int) one.whole("days", 1, 366)));
            one.end();
        }
        return List.copyOf(allowances);
    }

    private Offering offering(String version, String code, YamlPart part) {
        var known = "those of addOns: " + String.join(", ", addOns.keySet());
        var offering = new Offering(
                version,
                place.brand(),
                place.country(),
                code,
                part.oneOf("kind", kinds),
                part.oneOf("sim", SimForm.class),
                names(part.part("names")),
                price(part, "setUp", 0),
                new Money(part.whole("credit", 0, PRICE_MOST), currency),
                plan(part),
                part.words("addOns", known, addOns::containsKey).stream()
                        .map(addOns::get)
                        .toList());
        if (offering.due().isZero()) {
            throw part.fault("credit", "1 or more where neither setUp nor fee costs anything");
        }
        part.end();
        return offering;
    }

    private Plan plan(YamlPart part) {
        var billing = part.oneOf("billing", Billing.class);
        var paidAhead = billing != Billing.PAY_AS_YOU_GO;
        if (!paidAhead && part.whole("fee", 0, PRICE_MOST) > 0) {
            throw part.fault("fee", "0 for PAY_AS_YOU_GO: credit is what is paid to begin with");
        }
        return new Plan(
                billing,
                part.oneOf("tier", Tier.class),
                billing == Billing.LONG_TERM ? (int) part.whole("months", 2, 36) : 1,
                price(part, "fee", paidAhead ? 1 : 0),
                price(part, "maintenance", 0),
                allowances(part),
                Optional.ofNullable(tariffs.get(part.oneOf("tariff", tariffs.keySet())))
                        .orElseThrow(),
                (int) part.whole("devices", 1, 20),
                minimumTerm(part));
    }

    private Optional<MinimumTerm> minimumTerm(YamlPart part) {
        if (!part.has("minimumTerm")) return Optional.empty();
        var term = part.part("minimumTerm");
        var months = (int) term.whole("months", 1, 36);
        var found = new MinimumTerm(months, price(term, "endingFee", 0));
        term.end();
        return Optional.of(found);
    }
}
