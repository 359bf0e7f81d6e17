// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import signoff.catalog.Tariff.Rate;
import signoff.catalog.Tariff.Zone;
import signoff.kernel.Money;
import signoff.kernel.Say;
import signoff.line.allowance.UsageKind;

/** An offering in the words of its reader. Templates know it as {@code offer}. */
public record OfferView(Offering offering, Say say) {

    private static final int SECONDS_OF_A_MINUTE = 60;

    private static final Set<String> OWN_NAMES = Set.of("HK", "MO", "TW");

    public String name() {
        return offering.names().in(say.language());
    }

    /** What each period includes, a sentence each. */
    public List<String> includes() {
        return offering.plan().allowances().stream().map(this::included).toList();
    }

    private String included(Allowance allowance) {
        var amount = switch (allowance.kind()) {
            case DATA -> say.megabytes(allowance.amount());
            case VOICE -> say.number(allowance.amount() / SECONDS_OF_A_MINUTE);
            case SMS -> say.number(allowance.amount());
        };
        var words = say.of("allowance." + allowance.kind(), Map.of("amount", amount));
        var zone = offering.plan().tariff().zones().stream()
                .filter(one -> one.code().equals(allowance.zone()))
                .findFirst()
                .orElseThrow();
        return zone.countries().contains(offering.country())
                ? words
                : say.of("allowance.in", Map.of("what", words, "where", where(zone)));
    }

    /** What the order costs, part by part, without what costs nothing. */
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        add(parts, "setUp", offering.setUp().amount());
        add(parts, "fee", offering.plan().fee().amount());
        add(parts, "credit", offering.credit());
        return parts;
    }

    private static void add(List<Part> parts, String key, Money amount) {
        if (!amount.isZero()) parts.add(new Part("buy.part." + key, amount));
    }

    /** @param key of its words */
    public record Part(String key, Money amount) {}

    /** What use costs beyond what is included, zone by zone. */
    public List<ZoneRates> rates() {
        var rows = new ArrayList<ZoneRates>();
        for (var zone : offering.plan().tariff().zones()) {
            var rates = new ArrayList<String>();
            for (var kind : UsageKind.values()) {
                offering.plan()
                        .tariff()
                        .rate(zone, kind)
                        .ifPresent(rate -> rates.add(rate(kind, rate)));
            }
            if (rates.isEmpty()) rates.add(say.of("rate.none"));
            rows.add(new ZoneRates(where(zone), rates));
        }
        return rows;
    }

    private String rate(UsageKind kind, Rate rate) {
        var per = kind == UsageKind.DATA ? say.megabytes(rate.per()) : say.number(rate.per());
        return say.of("rate." + kind, Map.of("price", rate.price().amount(), "per", per));
    }

    private String where(Zone zone) {
        if (zone.countries().isEmpty()) return say.of("rate.elsewhere");
        return zone.countries().stream()
                .map(this::country)
                .sorted()
                .collect(Collectors.joining(say.of("list.and")));
    }

    // As people of the place and its operators write it; the names of the locale data are others.
    private String country(String code) {
        return OWN_NAMES.contains(code)
                ? say.of("country." + code)
                : Locale.of("", code).getDisplayCountry(say.language().locale());
    }

    /** A zone, and what use costs there. */
    public record ZoneRates(String where, List<String> rates) {}
}
