// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signoff.policy.PolicyFiles.Place;

/**
 * {@code ./signoff policy show}: what holds for a brand, and which file says so. Needs no server.
 */
final class PolicyCommand {

    private static final String FOLDER = "--policy.folder=";

    private final PrintStream out;
    private final PolicyFiles files;

    private PolicyCommand(PrintStream out, PolicyFiles files) {
        this.out = out;
        this.files = files;
    }

    /**
     * Ends with 0, with 1 when a file is at fault, and with 2 when nobody could know what to show.
     */
    static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv("POLICY_FOLDER"), System.out));
    }

    static int run(String[] arguments, @Nullable String folder, PrintStream out) {
        var words = new ArrayList<String>();
        for (var argument : arguments) {
            if (argument.startsWith(FOLDER)) folder = argument.substring(FOLDER.length());
            else words.add(argument);
        }
        try {
            var files = new PolicyFiles(folder == null ? null : Path.of(folder));
            return new PolicyCommand(out, files).run(words);
        } catch (PolicyFault fault) {
            out.println(fault.getMessage());
            return 1;
        }
    }

    private int run(List<String> words) {
        if (words.size() < 2 || words.size() > 4 || !words.getFirst().equals("show")) {
            return usage();
        }
        var brand = words.size() > 2 ? words.get(2) : "";
        var country = words.size() > 3 ? words.get(3) : "";
        var place = new Place(brand, country, words.get(1));
        if (!files.kinds().contains(place.kind())) {
            out.println("There is no kind " + place.kind() + ".");
            return usage();
        }
        if (!country.isEmpty() && !files.countries().contains(place.country())) {
            out.println("There is no country " + country + ".");
            return usage();
        }
        show(place, files.values(place));
        return 0;
    }

    private int usage() {
        out.println("./signoff policy show KIND [BRAND] [COUNTRY] [" + FOLDER + "FOLDER]");
        out.println("  KIND     " + PolicyKey.joined(List.copyOf(files.kinds())));
        out.println("  BRAND    a brand of yours" + brandsWithFiles());
        out.println("  COUNTRY  " + PolicyKey.joined(List.copyOf(files.countries())));
        return 2;
    }

    private String brandsWithFiles() {
        if (files.brands().isEmpty()) return ", none of which has files of its own";
        return "; files of their own have " + String.join(", ", files.brands());
    }

    private void show(Place place, Map<String, PolicyValue> values) {
        var missing = PolicySchema.ALL.stream()
                .map(PolicyKey::name)
                .filter(name -> !values.containsKey(name))
                .toList();
        out.println(missing.isEmpty() ? files.version(place).version() : place.kind());
        for (var key : PolicySchema.ALL) {
            var value = values.get(key.name());
            if (value != null) show(key.name(), value);
        }
        if (!missing.isEmpty()) {
            out.println("Not set without a country: " + String.join(", ", missing));
        }
    }

    private void show(String key, PolicyValue value) {
        row(key, value.items().isEmpty() ? "" : value.items().getFirst(), value.where());
        value.items().stream().skip(1).forEach(item -> row("", item, ""));
    }

    private void row(String key, String value, String where) {
        out.println(String.format("  %-32s%-22s%s", key, value, where).stripTrailing());
    }
}
