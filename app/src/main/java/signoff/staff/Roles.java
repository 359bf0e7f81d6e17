// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import signoff.kernel.Actor.Role;

/** Which roles staff have, and which of them go together. */
public final class Roles {

    /** In the order in which pages name them. */
    public static final Set<Role> OF_STAFF = Collections.unmodifiableSet(EnumSet.of(
            Role.AGENT,
            Role.REVIEWER,
            Role.FINANCE,
            Role.FRAUD,
            Role.NUMBER_MANAGER,
            Role.AUDITOR,
            Role.ADMINISTRATOR,
            Role.ENGINEER));

    private Roles() {}

    /** One at least. Who looks at what others did does none of it: an auditor is that alone. */
    public static boolean fit(Set<Role> roles) {
        return !roles.isEmpty()
                && OF_STAFF.containsAll(roles)
                && (!roles.contains(Role.AUDITOR) || roles.size() == 1);
    }
}
