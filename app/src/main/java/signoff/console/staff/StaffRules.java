// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Which role may ask for which page of staff. What is not here is for whoever of the staff has
 * signed in. The pages themselves look once more, and name the role in the evidence.
 */
public final class StaffRules {

    /** Has shown the password, and not yet the second factor. */
    static final String HALF = "HALF";

    /** Has shown both. */
    public static final String STAFF = "STAFF";

    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final String AUDITOR = "AUDITOR";

    private static final List<String> WORKERS =
            List.of("AGENT", "REVIEWER", "FINANCE", "FRAUD", "NUMBER_MANAGER");

    private static final List<String> READERS =
            List.of("AGENT", "REVIEWER", "FINANCE", "FRAUD", "NUMBER_MANAGER", AUDITOR);

    /**
     * One line of the table; the first that fits counts.
     *
     * @param method which requests, or null for all of them
     */
    public record Rule(@Nullable HttpMethod method, List<String> paths, List<String> roles) {

        private static Rule all(List<String> paths, String... roles) {
            return new Rule(null, paths, List.of(roles));
        }
    }

    private StaffRules() {}

    /** Everything that sessions of staff are for. */
    public static String[] paths() {
        return new String[] {
            "/staff", "/staff/**", "/desk", "/desk/**", "/operator/**", "/actuator", "/actuator/**"
        };
    }

    /** What anybody may ask for. */
    public static String[] open() {
        return new String[] {
            "/staff/sign-in",
            "/staff/welcome",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness"
        };
    }

    /**
     * An auditor reads what others work on, and sends no form but those of their own account. What
     * subscribers handed in is for those who judge it, and for nobody else (I30).
     */
    public static List<Rule> table() {
        var people = List.of("/staff/people", "/staff/people/**");
        var desk = List.of("/desk", "/desk/**");
        return List.of(
                Rule.all(List.of("/staff/code", "/staff/enrol", "/staff/enrol.svg"), HALF),
                Rule.all(List.of("/staff/sign-out"), HALF, STAFF),
                Rule.all(List.of("/operator/**", "/actuator", "/actuator/**"), "ENGINEER"),
                new Rule(HttpMethod.GET, people, List.of(ADMINISTRATOR, AUDITOR)),
                Rule.all(people, ADMINISTRATOR),
                Rule.all(List.of("/staff/events"), ADMINISTRATOR, AUDITOR),
                Rule.all(List.of("/desk/documents/**"), "REVIEWER", "FRAUD"),
                new Rule(HttpMethod.GET, desk, READERS),
                new Rule(null, desk, WORKERS));
    }
}
