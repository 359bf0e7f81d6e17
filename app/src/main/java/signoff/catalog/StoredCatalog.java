// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.catalog.CatalogSheet.Place;
import signoff.kernel.BrandId;
import signoff.policy.Policies;
import signoff.policy.file.DataFile;

/** What this node's files say is sold, and what was sold by any node on this database before. */
@Component
class StoredCatalog implements Catalog {

    private final Policies policies;
    private final CatalogVersionStore store;
    private final Map<Place, CatalogSheet> current;
    private final Map<String, CatalogSheet> versions = new ConcurrentHashMap<>();

    StoredCatalog(
            CatalogSettings settings, Policies policies, CatalogVersionStore store, Clock clock) {
        this.policies = policies;
        this.store = store;
        this.current = read(settings.folder(), policies);
        for (var sheet : current.values()) {
            store.keep(sheet, clock.instant());
            versions.put(sheet.version(), sheet);
        }
    }

    // All of them are judged, also those that another stands in for.
    static Map<Place, CatalogSheet> read(@Nullable Path operators, Policies policies) {
        var sheets = new LinkedHashMap<Place, CatalogSheet>();
        for (var file : DataFile.read("catalog", ".yaml", operators)) {
            var sheet = CatalogSheet.read(file, policies.countries(), policies.kinds());
            sheets.put(sheet.place(), sheet);
        }
        return sheets;
    }

    @Override
    public List<Offering> offerings(BrandId brand) {
        return current.values().stream()
                .filter(sheet -> sheet.place().brand().equals(brand))
                .flatMap(sheet -> sheet.offerings().values().stream())
                .toList();
    }

    @Override
    public Optional<Offering> find(BrandId brand, String country, String code) {
        var place = new Place(brand, country.toUpperCase(Locale.ROOT));
        return Optional.ofNullable(current.get(place))
                .map(sheet -> sheet.offerings().get(code));
    }

    @Override
    public Offering pinned(String version, String code) {
        var sheet = versions.computeIfAbsent(version, this::stored);
        return Optional.ofNullable(sheet.offerings().get(code))
                .orElseThrow(() -> unknown(code + " of " + version));
    }

    private CatalogSheet stored(String version) {
        var body = store.body(version).orElseThrow(() -> unknown(version));
        return CatalogSheet.stored(version, body, policies.kinds());
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("no catalog ever had " + what);
    }
}
