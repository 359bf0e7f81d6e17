// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signoff.policy.PolicyReading.Bounds;

/**
 * The policy files of this node, laid over one another: best, the jurisdiction, the brand, the
 * product kind, and what the brand says of that kind.
 */
final class PolicyFiles {

    private static final String BEST = "best";
    private static final String BRAND = "[a-z0-9-]{2,32}";
    private static final String KIND = "[a-z][a-z0-9-]{1,31}";
    private static final Pattern NAME = Pattern.compile("(?<kind>" + KIND + ")\\.yaml"
            + "|jurisdictions/(?<country>[a-z]{2})\\.yaml"
            + "|brands/(?<brand>" + BRAND + ")\\.yaml"
            + "|brands/(?<owner>" + BRAND + ")/(?<its>" + KIND + ")\\.yaml");

    /** Files by name. Where there are two of one name, the operator's comes after ours. */
    private final Map<String, List<PolicyFile>> files = new TreeMap<>();

    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> countries = new TreeSet<>();
    private final Set<String> brands = new TreeSet<>();

    /** A combination of files. The brand may be one without a file of its own. */
    record Place(String brand, String country, String kind) {

        Place {
            country = country.toLowerCase(Locale.ROOT);
        }

        private List<String> layers() {
            var names = new ArrayList<String>();
            names.add(BEST + ".yaml");
            names.add("jurisdictions/" + country + ".yaml");
            names.add("brands/" + brand + ".yaml");
            if (!kind.equals(BEST)) names.add(kind + ".yaml");
            names.add("brands/" + brand + "/" + kind + ".yaml");
            return names;
        }

        @Override
        public String toString() {
            return kind + " in " + country.toUpperCase(Locale.ROOT)
                    + (brand.isEmpty() ? "" : " for " + brand);
        }
    }

    /** Reads them all. Each value is judged where it stands, also when another is laid over it. */
    PolicyFiles(@Nullable Path operators) {
        var all = DataFile.read("policy", ".yaml", operators);
        all.forEach(this::name);
        for (var file : all) {
            var read = PolicyFile.read(file);
            PolicyReading.judge(read.values());
            files.computeIfAbsent(file.name(), _ -> new ArrayList<>()).add(read);
        }
    }

    private void name(DataFile file) {
        var name = NAME.matcher(file.name());
        if (!name.matches()) {
            throw misnamed(
                    file,
                    "<kind>.yaml, jurisdictions/<country>.yaml, brands/<brand>.yaml or"
                            + " brands/<brand>/<kind>.yaml, in lower case");
        }
        take(name, "kind", kinds);
        take(name, "country", countries);
        take(name, "brand", brands);
        take(name, "owner", brands);
        if (name.group("its") != null && !kinds.contains(name.group("its"))) {
            throw misnamed(
                    file,
                    "brands/<brand>/ followed by "
                            + PolicyKey.joined(
                                    kinds.stream().map(kind -> kind + ".yaml").toList()));
        }
    }

    private static void take(Matcher name, String part, Set<String> names) {
        var found = name.group(part);
        if (found != null) names.add(found);
    }

    private static PolicyFault misnamed(DataFile file, String allowed) {
        return new PolicyFault(
                file.origin(), "\"" + file.name() + "\" is not the name of a policy file", allowed);
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
        new PolicyReading(place.toString(), values, Bounds.KEPT).judgeTogether();
        var released = layers(place).stream()
                .map(PolicyFile::released)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return PolicyVersion.of(place, released, values);
    }

    private List<PolicyFile> layers(Place place) {
        return place.layers().stream()
                .flatMap(name -> files.getOrDefault(name, List.of()).stream())
                .toList();
    }

    Set<String> kinds() {
        return kinds;
    }

    Set<String> countries() {
        return countries;
    }

    Set<String> brands() {
        return brands;
    }
}
