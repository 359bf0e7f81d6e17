// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import signoff.kernel.Say;
import signoff.policy.PolicySheet.Limit;

/** What stands in policy files, in the words of the reader. Names and numbers stay as they are. */
public record PolicyWords(Say say) {

    private static final Pattern SPAN = Pattern.compile("(\\d+) (minute|hour|day)s?");
    private static final Pattern BOUND = Pattern.compile("(at most|at least|only) (.+)");
    private static final Pattern BETWEEN = Pattern.compile("(.+) to (.+)");
    private static final Set<String> SEVERITIES = Set.of("BLOCK", "SETTLE", "CONSENT", "ADVISE");
    private static final Set<String> WORKING_DAYS =
            Set.of("reviewTargetDays", "reviewMaxDays", "stopMaxDays");
    private static final Set<String> WORDS = Set.of("true", "false", "REQUIRED", "NONE");

    /** One value of a key. */
    public String value(String key, String text) {
        var span = SPAN.matcher(text);
        if (span.matches()) {
            var count = Long.parseLong(span.group(1));
            return say.of("policy.span", Map.of("span", span(count, span.group(2))));
        }
        if (WORDS.contains(text)) return say.of("policy.value." + text);
        if (SEVERITIES.contains(text)) return say.of("severity." + text);
        if (WORKING_DAYS.contains(key)) {
            return say.of("policy.working-days", Map.of("count", Long.parseLong(text)));
        }
        return key.equals("reasons") ? say.of("reason." + text) : text;
    }

    /** What the law of the place allows. */
    public String bound(Limit limit) {
        var parts = BOUND.matcher(limit.bound());
        if (!parts.matches()) return between(limit);
        var side = "policy.bound." + parts.group(1).replace(' ', '-');
        return say.of(side, Map.of("bound", value(limit.key(), parts.group(2))));
    }

    private String between(Limit limit) {
        var parts = BETWEEN.matcher(limit.bound());
        if (!parts.matches()) return limit.bound();
        var least = value(limit.key(), parts.group(1));
        var most = value(limit.key(), parts.group(2));
        return say.of("policy.bound.between", Map.of("least", least, "most", most));
    }

    private static Duration span(long count, String unit) {
        return switch (unit) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
