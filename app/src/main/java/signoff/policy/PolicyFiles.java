// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signoff.policy.PolicyReading.Bounds;
import signoff.policy.file.DataFile;
import signoff.policy.file.PolicyFault;

/**
 * The policy files of this node, laid over one another: best, the region, the jurisdiction, the
 * brand, the product kind, what the jurisdiction says of that kind, what the brand says of it, what
 * makes the line be closed, and what the jurisdiction says of that.
 */
final class PolicyFiles {

    private static final String BEST = "best";

    // Reserved by ISO 3166-1 for the country that it lists as GB.
    private static final String SAID_FOR_GB = "uk";
    private static final String BRAND = "[a-z0-9-]{2,32}";
    private static final String KIND = "[a-z][a-z0-9-]{1,31}";
    private static final Pattern NAME = Pattern.compile("(?<kind>" + KIND + ")\\.yaml"
            + "|triggers/(?<trigger>[a-z-]{2,31})\\.yaml"
            + "|regions/(?<region>[a-z]{2})\\.yaml"
            + "|jurisdictions/(?<country>[a-z]{2})\\.yaml"
            + "|jurisdictions/(?<land>[a-z]{2})/(?<there>" + KIND + ")\\.yaml"
            + "|jurisdictions/(?<ground>[a-z]{2})/triggers/(?<cause>[a-z-]{2,31})\\.yaml"
            + "|brands/(?<brand>" + BRAND + ")\\.yaml"
            + "|brands/(?<owner>" + BRAND + ")/(?<its>" + KIND + ")\\.yaml");

    /** Files by name. Where there are two of one name, the operator's comes after ours. */
    private final Map<String, List<PolicyFile>> files = new TreeMap<>();

    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> regions = new TreeSet<>();
    private final Set<String> countries = new TreeSet<>();
    private final Set<String> brands = new TreeSet<>();
    private final Set<Trigger> triggers = EnumSet.of(Trigger.CUSTOMER_REQUEST);

    /** A combination of files. The brand may be one without a file of its own. */
    record Place(String brand, String country, String kind, Trigger trigger) {

        Place(String brand, String country, String kind) {
            this(brand, country, kind, Trigger.CUSTOMER_REQUEST);
        }

        Place {
            country = countryOf(country);
        }

        /** As files are named. What people write and no list of codes has is its country. */
        private static String countryOf(String code) {
            var lower = code.toLowerCase(Locale.ROOT);
            return lower.equals(SAID_FOR_GB) ? "gb" : lower;
        }

        private String jurisdiction() {
            return "jurisdictions/" + country + ".yaml";
        }

        private List<String> layers(@Nullable String region) {
            var names = new ArrayList<String>();
            names.add(BEST + ".yaml");
            if (region != null) names.add(regional(region));
            names.add(jurisdiction());
            names.add("brands/" + brand + ".yaml");
            if (!kind.equals(BEST)) names.add(kind + ".yaml");
            names.add("jurisdictions/" + country + "/" + kind + ".yaml");
            names.add("brands/" + brand + "/" + kind + ".yaml");
            names.add("triggers/" + trigger.word() + ".yaml");
            names.add("jurisdictions/" + country + "/triggers/" + trigger.word() + ".yaml");
            return names;
        }

        @Override
        public String toString() {
            return kind + " in " + country.toUpperCase(Locale.ROOT)
                    + (brand.isEmpty() ? "" : " for " + brand)
                    + (trigger == Trigger.CUSTOMER_REQUEST ? "" : " by " + trigger.word());
        }
    }

    /** Reads them all. Each value is judged where it stands, also when another is laid over it. */
    PolicyFiles(@Nullable Path operators) {
        var all = DataFile.read("policy", ".yaml", operators);
        all.forEach(this::name);
        all.forEach(this::judgeKinds);
        for (var file : all) {
            var read = PolicyFile.read(file);
            PolicyReading.judge(read.values());
            judgeLaw(file, read);
            if (read.countries() != null) judgeCountries(read.countries());
            files.computeIfAbsent(file.name(), _ -> new ArrayList<>()).add(read);
        }
    }

    private static String regional(String region) {
        return "regions/" + region + ".yaml";
    }

    // A brand or a product cannot make law, and a law is not for sale.
    private static void judgeLaw(DataFile file, PolicyFile read) {
        var isCountry = file.name().startsWith("jurisdictions/");
        if (!file.name().matches("brands/[^/]+") && read.countries() != null) {
            throw new PolicyFault(
                    read.countries().where(),
                    PolicyFile.COUNTRIES + " stands in the file of no brand",
                    "brands/<brand>.yaml for it");
        }
        if (!isCountry && read.within() != null) {
            throw new PolicyFault(
                    read.within().where(),
                    PolicyFile.WITHIN + " stands in the file of no country",
                    "jurisdictions/<country>.yaml for it");
        }
        if (!isCountry && !file.name().startsWith("regions/") && !read.limits().isEmpty()) {
            throw new PolicyFault(
                    read.limits().getFirst().where(),
                    "limits stand in the file of no country and no region",
                    "jurisdictions/<country>.yaml or regions/<region>.yaml for them");
        }
    }

    // A country that is misspelt would take the brand from under the laws of the right one.
    private void judgeCountries(PolicyValue listed) {
        var items = listed.items();
        if (listed.list()
                && !items.isEmpty()
                && countries.containsAll(items)
                && items.size() == Set.copyOf(items).size()) {
            return;
        }
        throw new PolicyFault(
                listed.where(),
                PolicyFile.COUNTRIES + " is \"" + listed.text() + "\"",
                "a list of " + PolicyKey.joined(List.copyOf(countries)) + ", each once");
    }

    private void name(DataFile file) {
        var name = NAME.matcher(file.name());
        if (!name.matches()) {
            throw misnamed(
                    file,
                    "<kind>.yaml, regions/<region>.yaml, jurisdictions/<country>.yaml,"
                            + " jurisdictions/<country>/<kind>.yaml, brands/<brand>.yaml,"
                            + " brands/<brand>/<kind>.yaml, triggers/<trigger>.yaml or"
                            + " jurisdictions/<country>/triggers/<trigger>.yaml, in lower case");
        }
        judgeCode(file, name.group("country"));
        judgeCode(file, name.group("land"));
        judgeCode(file, name.group("ground"));
        takeTrigger(file, name.group("trigger"), "triggers/");
        takeTrigger(file, name.group("cause"), "jurisdictions/<country>/triggers/");
        take(name, "kind", kinds);
        take(name, "country", countries);
        take(name, "brand", brands);
        take(name, "owner", brands);
        take(name, "region", regions);
    }

    // After all names are known: a folder comes before or after the kinds it speaks of.
    private void judgeKinds(DataFile file) {
        var name = NAME.matcher(file.name());
        if (!name.matches()) throw new AssertionError(file.name());
        judgeKind(file, name.group("its"), "brands/<brand>/");
        judgeKind(file, name.group("there"), "jurisdictions/<country>/");
    }

    private void judgeKind(DataFile file, @Nullable String kind, String folder) {
        if (kind != null && !kinds.contains(kind)) {
            throw misnamed(
                    file,
                    folder + " followed by "
                            + PolicyKey.joined(
                                    kinds.stream().map(each -> each + ".yaml").toList()));
        }
    }

    // It would be asked for by nobody.
    private static void judgeCode(DataFile file, @Nullable String code) {
        if (SAID_FOR_GB.equals(code)) throw misnamed(file, "gb, as ISO 3166-1 has it");
    }

    private void takeTrigger(DataFile file, @Nullable String word, String folder) {
        if (word == null) return;
        triggers.add(Trigger.named(word)
                .orElseThrow(() -> misnamed(
                        file,
                        folder + " followed by "
                                + PolicyKey.joined(Arrays.stream(Trigger.values())
                                        .map(each -> each.word() + ".yaml")
                                        .toList()))));
    }

    private static void take(Matcher name, String part, Set<String> names) {
        var found = name.group(part);
        if (found != null) names.add(found);
    }

    private static PolicyFault misnamed(DataFile file, String allowed) {
        return new PolicyFault(
                file.origin(), "\"" + file.name() + "\" is not the name of a policy file", allowed);
    }

    /** Whether the brand sells anything there: what it says is judged by the laws of no other. */
    boolean sells(Place place) {
        return files.getOrDefault("brands/" + place.brand() + ".yaml", List.of()).stream()
                .map(PolicyFile::countries)
                .filter(Objects::nonNull)
                .allMatch(listed -> listed.items().contains(place.country()));
    }

    /** What is said there, each value with the file it comes from. */
    Map<String, PolicyValue> values(Place place) {
        var values = new LinkedHashMap<String, PolicyValue>();
        layers(place).forEach(file -> values.putAll(file.values()));
        return values;
    }

    /** Refuses a policy that counts by days which no file knows. */
    void judgeCalendar(Place place, Set<String> calendars) {
        var calendar = values(place).get(PolicySchema.CALENDAR.name());
        if (calendar != null && !calendars.contains(calendar.text())) {
            throw new PolicyFault(
                    calendar.where(),
                    "calendar is \"" + calendar.text() + "\", of which there is no file",
                    PolicyKey.joined(List.copyOf(calendars))
                            + ", and any country with files in policy.calendar-folder");
        }
    }

    /** The whole policy that holds there. */
    PolicyVersion version(Place place) {
        var values = values(place);
        judge(place, values);
        var released = layers(place).stream()
                .map(PolicyFile::released)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return PolicyVersion.of(place, released, values);
    }

    /** Refuses values that do not go together, or that the law there does not allow. */
    void judge(Place place) {
        judge(place, values(place));
    }

    private void judge(Place place, Map<String, PolicyValue> values) {
        var reading = new PolicyReading(place.toString(), values, Bounds.KEPT);
        reading.judgeTogether();
        var limits = limits(place).toList();
        limits.forEach(limit -> limit.judge(reading, values));
        // The law of the country is told before that of its region.
        limits.reversed().forEach(limit -> limit.judgeRefund(reading, values));
    }

    /** Of a region there is no version: no line is in one alone. */
    PolicySheet sheet(Place place) {
        var values = values(place);
        var version = isRegion(place) ? place.kind() : version(place).version();
        var rows = PolicySchema.ALL.stream()
                .map(PolicyKey::name)
                .filter(values::containsKey)
                .map(key -> row(key, Objects.requireNonNull(values.get(key))))
                .toList();
        return new PolicySheet(version, rows, shownLimits(place));
    }

    private static PolicySheet.Row row(String key, PolicyValue value) {
        return new PolicySheet.Row(key, value.items(), value.where());
    }

    private Stream<PolicyLimit> limits(Place place) {
        return layers(place).stream().flatMap(file -> file.limits().stream());
    }

    List<PolicySheet.Limit> shownLimits(Place place) {
        return limits(place)
                .map(limit -> new PolicySheet.Limit(
                        limit.key().name(), limit.words(), limit.law(), limit.where()))
                .toList();
    }

    private List<PolicyFile> layers(Place place) {
        return place.layers(region(place)).stream()
                .flatMap(name -> files.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** Whether it is what a region wants of each of its countries, and no country. */
    boolean isRegion(Place place) {
        return regions.contains(place.country()) && !countries.contains(place.country());
    }

    private @Nullable String region(Place place) {
        @Nullable String region = isRegion(place) ? place.country() : null;
        for (var file : files.getOrDefault(place.jurisdiction(), List.of())) {
            if (file.within() == null) continue;
            region = file.within().text();
            if (regions.contains(region)) continue;
            throw new PolicyFault(
                    file.within().where(),
                    PolicyFile.WITHIN + " is \"" + region + "\", of which there is no file",
                    PolicyKey.joined(List.copyOf(regions)));
        }
        return region;
    }

    /** What has a file of its own, and what needs none. */
    Set<Trigger> triggers() {
        return triggers;
    }

    Set<String> kinds() {
        return kinds;
    }

    Set<String> countries() {
        return countries;
    }

    Set<String> regions() {
        return regions;
    }

    Set<String> brands() {
        return brands;
    }
}
