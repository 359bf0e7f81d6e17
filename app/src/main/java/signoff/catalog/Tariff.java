// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What use costs beyond an allowance.
 *
 * @param zones in their order; the last one is everywhere else
 * @param rates by zone and kind; what has no rate cannot be used there
 */
public record Tariff(String code, List<Zone> zones, Map<String, Map<UsageKind, Rate>> rates) {

    /**
     * Some countries with prices of their own.
     *
     * @param countries ISO 3166-1 alpha-2; none for everywhere else
     */
    public record Zone(String code, Set<String> countries) {}

    /**
     * A price for each so many units that are begun.
     *
     * @param per in the unit of the kind
     */
    public record Rate(long per, Price price) {}

    /** The zone that a country is in. */
    public Zone zoneOf(String country) {
        return zones.stream()
                .filter(zone -> zone.countries().contains(country))
                .findFirst()
                .orElse(zones.getLast());
    }

    public Optional<Rate> rate(Zone zone, UsageKind kind) {
        return Optional.ofNullable(rates.getOrDefault(zone.code(), Map.of()).get(kind));
    }
}
