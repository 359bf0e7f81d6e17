// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Which role may ask for which page of staff. What is not here is for nobody. The pages themselves
 * look once more, and name the role in the evidence.
 */
public final class StaffRules {

    /** Everything that sessions of staff are for. */
    public static final String[] PATHS = {
        "/staff", "/staff/**", "/desk", "/desk/**", "/operator/**", "/actuator", "/actuator/**"
    };

    /** Has shown the password, and not yet the second factor. */
    static final String HALF = "HALF";

    /** Has shown both. */
    static final String STAFF = "STAFF";

    private static final String[] OPEN = {
        "/staff/sign-in",
        "/staff/welcome",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
    };

    private static final String[] FACTOR = {"/staff/code", "/staff/enrol", "/staff/enrol.svg"};
    private static final String[] PEOPLE = {"/staff/people", "/staff/people/**"};
    private static final String[] DESK = {"/desk", "/desk/**"};
    private static final String[] WORKERS = {
        "AGENT", "REVIEWER", "FINANCE", "FRAUD", "NUMBER_MANAGER"
    };
    private static final String[] READERS = {
        "AGENT", "REVIEWER", "FINANCE", "FRAUD", "NUMBER_MANAGER", "AUDITOR"
    };

    private StaffRules() {}

    /** An auditor reads what others work on, and sends no form but those of their own account. */
    public static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    any) {
        any.requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(FACTOR)
                .hasRole(HALF)
                .requestMatchers("/staff/sign-out")
                .hasAnyRole(HALF, STAFF)
                .requestMatchers("/operator/**", "/actuator", "/actuator/**")
                .hasRole("ENGINEER")
                .requestMatchers(HttpMethod.GET, PEOPLE)
                .hasAnyRole("ADMINISTRATOR", "AUDITOR")
                .requestMatchers(PEOPLE)
                .hasRole("ADMINISTRATOR")
                .requestMatchers("/staff/events")
                .hasAnyRole("ADMINISTRATOR", "AUDITOR")
                .requestMatchers(HttpMethod.GET, DESK)
                .hasAnyRole(READERS)
                .requestMatchers(DESK)
                .hasAnyRole(WORKERS)
                .anyRequest()
                .hasRole(STAFF);
    }
}
