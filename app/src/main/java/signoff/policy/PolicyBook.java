// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import signoff.kernel.BrandId;
import signoff.policy.PolicyFiles.Place;

/**
 * Every policy that the files of this node make, resolved and judged at once, so that no mistake
 * waits for the first subscriber. A policy itself is made of its version when it is first asked
 * for: of all the combinations, most are never met.
 */
final class PolicyBook implements Policies {

    private static final String NO_BRAND = "";

    private final PolicyFiles files;
    private final Set<String> calendars;
    private final Map<Place, PolicyVersion> current = new HashMap<>();
    private final Map<String, PolicyVersion> versions = new TreeMap<>();
    private final Map<String, ClosurePolicy> policies = new ConcurrentHashMap<>();

    /**
     * @param operators the operator's files, laid over ours
     * @param calendars the countries whose business days are known
     */
    PolicyBook(@Nullable Path operators, Set<String> calendars) {
        this.files = new PolicyFiles(operators);
        this.calendars = calendars;
        var brands = new TreeSet<>(files.brands());
        brands.add(NO_BRAND);
        for (var country : files.countries()) {
            for (var kind : files.kinds()) {
                brands.forEach(brand -> enter(brand, country, kind));
            }
        }
        files.regions().forEach(this::judgeRegion);
    }

    // Also one that no country is in yet.
    private void judgeRegion(String region) {
        for (var kind : files.kinds()) files.judge(new Place(NO_BRAND, region, kind));
    }

    private void enter(String brand, String country, String kind) {
        files.triggers().forEach(trigger -> enter(new Place(brand, country, kind, trigger)));
    }

    private void enter(Place place) {
        if (!files.sells(place)) return;
        files.judgeCalendar(place, calendars);
        var version = files.version(place);
        versions.put(version.version(), version);
        current.put(place, version);
    }

    @Override
    public ClosurePolicy current(BrandId brand, String country, String kind, Trigger trigger) {
        var version = current.get(known(brand, country, kind, trigger));
        return policy(Objects.requireNonNull(version));
    }

    private ClosurePolicy policy(PolicyVersion version) {
        return policies.computeIfAbsent(version.version(), _ -> version.policy());
    }

    @Override
    public PolicySheet sheet(BrandId brand, String country, String kind, Trigger trigger) {
        return files.sheet(shown(brand, country, kind, trigger));
    }

    private Place shown(BrandId brand, String country, String kind, Trigger trigger) {
        var region = new Place(NO_BRAND, country, kind, trigger);
        return files.isRegion(region) && files.kinds().contains(kind)
                ? region
                : known(brand, country, kind, trigger);
    }

    private Place known(BrandId brand, String country, String kind, Trigger trigger) {
        var named = files.brands().contains(brand.code()) ? brand.code() : NO_BRAND;
        var filed = files.triggers().contains(trigger) ? trigger : Trigger.CUSTOMER_REQUEST;
        var place = new Place(named, country, kind, filed);
        if (!current.containsKey(place)) {
            throw new IllegalArgumentException("there is no policy for " + place + ": kinds are "
                    + files.kinds() + ", countries are " + files.countries()
                    + ". A file in the folder that policy.folder names adds one");
        }
        return place;
    }

    @Override
    public Set<String> kinds() {
        return files.kinds();
    }

    @Override
    public Set<String> countries() {
        return files.countries();
    }

    @Override
    public Set<String> regions() {
        return files.regions();
    }

    @Override
    public ClosurePolicy pinned(String version) {
        var found = versions.get(version);
        if (found == null) {
            throw new IllegalArgumentException("no policy " + version + " was ever in force here");
        }
        return policy(found);
    }

    boolean has(String version) {
        return versions.containsKey(version);
    }

    Collection<PolicyVersion> versions() {
        return versions.values();
    }
}
