// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.util.Set;
import signoff.kernel.BrandId;

/** The programs that may call the API, each for one brand. */
public interface Integrators {

    /** Everything a program may be allowed. */
    Set<String> SCOPES = Set.of(
            "closures.read",
            "closures.write",
            "commitments.read",
            "commitments.write",
            "devices.read",
            "devices.write",
            "documents.read",
            "documents.write",
            "orders.read",
            "orders.write",
            "usage.write",
            "suspensions.read",
            "suspensions.write",
            "suspensions.bar",
            "claims.write",
            "events.read");

    /**
     * Enters a program, or replaces what was entered under its name before.
     *
     * @param client its name, 2 to 64 letters, digits, dots and hyphens
     * @param secret what it proves itself with; 32 characters or more, drawn by chance
     * @param scopes what it may do, out of {@link #SCOPES}
     */
    void enter(BrandId brand, String client, String secret, Set<String> scopes);

    /** A secret that nobody can guess. */
    String newSecret();
}
