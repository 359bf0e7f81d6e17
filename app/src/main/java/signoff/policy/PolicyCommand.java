// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.policy.PolicyFiles.Place;
import signoff.policy.file.PolicyFault;

/**
 * {@code ./signoff policy}: what holds for a brand and which file says so, in what two places
 * differ, and whether every file may be used. Needs no server.
 */
final class PolicyCommand {

    private static final String FOLDER = "--policy.folder=";
    private static final String CALENDARS = "--policy.calendar-folder=";
    private static final String TRIGGER = "--trigger=";

    private final PrintStream out;
    private final PolicyFiles files;
    private final String trigger;

    private PolicyCommand(PrintStream out, PolicyFiles files, String trigger) {
        this.out = out;
        this.files = files;
        this.trigger = trigger;
    }

    /**
     * Ends with 0, with 1 when a file is at fault, and with 2 when nobody could know what to show.
     */
    static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), Clock.systemUTC(), System.out));
    }

    static int run(
            String[] arguments, Map<String, String> environment, Clock clock, PrintStream out) {
        var words = new ArrayList<String>();
        var folder = environment.get("POLICY_FOLDER");
        var calendars = environment.get("POLICY_CALENDAR_FOLDER");
        var trigger = Trigger.CUSTOMER_REQUEST.word();
        for (var argument : arguments) {
            if (argument.startsWith(TRIGGER)) trigger = argument.substring(TRIGGER.length());
            else if (argument.startsWith(FOLDER)) folder = argument.substring(FOLDER.length());
            else if (argument.startsWith(CALENDARS)) {
                calendars = argument.substring(CALENDARS.length());
            } else words.add(argument);
        }
        try {
            var operators = path(folder);
            if (words.equals(List.of("lint"))) return lint(operators, path(calendars), clock, out);
            return new PolicyCommand(out, new PolicyFiles(operators), trigger).run(words);
        } catch (PolicyFault fault) {
            out.println(fault.getMessage());
            return 1;
        }
    }

    private static @Nullable Path path(@Nullable String folder) {
        return folder == null ? null : Path.of(folder);
    }

    /** As a start judges them: every file, and every place that they make a policy for. */
    private static int lint(
            @Nullable Path operators, @Nullable Path calendars, Clock clock, PrintStream out) {
        var days = new BusinessDays(calendars);
        var book = new PolicyBook(operators, days.countries());
        out.println(book.versions().size() + " policies, no fault.");
        var missing = days.missing(clock);
        if (!missing.isEmpty()) out.println("But " + BusinessDays.told(missing) + ".");
        return 0;
    }

    private int run(List<String> words) {
        if (words.size() >= 2 && words.size() <= 4 && words.getFirst().equals("show")) {
            return show(words);
        }
        if (words.size() == 3 && words.getFirst().equals("diff")) return diff(words);
        return usage();
    }

    private static String at(List<String> words, int place) {
        return words.size() > place ? words.get(place) : "";
    }

    /** KIND, KIND/COUNTRY or KIND/COUNTRY/BRAND. */
    private static Place place(String text, Trigger by) {
        var parts = List.of(text.split("/"));
        return new Place(at(parts, 2), at(parts, 1), parts.getFirst(), by);
    }

    private Optional<Trigger> by() {
        var by = Trigger.named(trigger);
        if (by.isEmpty()) out.println("There is no trigger " + trigger + ".");
        return by;
    }

    private boolean isKnown(Place place) {
        if (!files.kinds().contains(place.kind())) {
            out.println("There is no kind " + place.kind() + ".");
            return false;
        }
        if (!place.country().isEmpty()
                && !files.countries().contains(place.country())
                && !files.isRegion(place)) {
            out.println("There is no country and no region "
                    + place.country().toUpperCase(Locale.ROOT) + ".");
            return false;
        }
        return true;
    }

    private int show(List<String> words) {
        var by = by();
        if (by.isEmpty()) return usage();
        var place = new Place(at(words, 2), at(words, 3), words.get(1), by.get());
        if (!isKnown(place)) return usage();
        show(place, files.values(place));
        return 0;
    }

    private int diff(List<String> words) {
        var by = by();
        if (by.isEmpty()) return usage();
        return diff(place(words.get(1), by.get()), place(words.get(2), by.get()));
    }

    private int diff(Place one, Place other) {
        if (!isKnown(one) || !isKnown(other)) return usage();
        var left = files.values(one);
        var right = files.values(other);
        var differing = PolicySchema.ALL.stream()
                .map(PolicyKey::name)
                .filter(key -> !text(left, key).equals(text(right, key)))
                .toList();
        for (var key : differing) {
            row(key, text(left, key), where(left, key));
            row("", text(right, key), where(right, key));
        }
        if (differing.isEmpty()) out.println("The same.");
        return 0;
    }

    private static String text(Map<String, PolicyValue> values, String key) {
        var value = values.get(key);
        return value == null ? "" : value.text();
    }

    private static String where(Map<String, PolicyValue> values, String key) {
        var value = values.get(key);
        return value == null ? "not set without a country" : value.where();
    }

    private int usage() {
        out.println("./signoff policy show KIND [BRAND] [COUNTRY] [" + TRIGGER + "TRIGGER] ["
                + FOLDER + "FOLDER]");
        out.println("./signoff policy diff KIND[/COUNTRY[/BRAND]] KIND[/COUNTRY[/BRAND]] ["
                + TRIGGER + "TRIGGER] [" + FOLDER + "FOLDER]");
        out.println("./signoff policy lint [" + FOLDER + "FOLDER] [" + CALENDARS + "FOLDER]");
        out.println("  KIND     " + PolicyKey.joined(List.copyOf(files.kinds())));
        out.println("  BRAND    a brand of yours" + brandsWithFiles());
        out.println("  COUNTRY  " + PolicyKey.joined(List.copyOf(files.countries())));
        out.println("           or a region: " + PolicyKey.joined(List.copyOf(files.regions())));
        out.println("  TRIGGER  "
                + PolicyKey.joined(
                        Arrays.stream(Trigger.values()).map(Trigger::word).toList()));
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
        var limits = files.shownLimits(place);
        if (!limits.isEmpty()) out.println("What the law allows");
        for (var limit : limits) {
            row(limit.key(), limit.bound(), limit.where());
            row("", limit.law(), "");
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
