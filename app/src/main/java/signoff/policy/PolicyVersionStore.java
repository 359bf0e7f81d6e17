// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static signoff.policy.db.Tables.POLICY_VERSION;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Keeps every policy that was ever in force. Nothing is changed or deleted. */
@Component
class PolicyVersionStore {

    private final DSLContext database;

    PolicyVersionStore(DSLContext database) {
        this.database = database;
    }

    /**
     * Stores those that are not stored yet. Two nodes that start at once store each of them once.
     */
    void keep(Collection<PolicyVersion> versions, Instant at) {
        var rows = versions.stream()
                .map(version -> DSL.row(version.version(), version.body(), at))
                .toList();
        database.insertInto(
                        POLICY_VERSION,
                        POLICY_VERSION.VERSION,
                        POLICY_VERSION.BODY,
                        POLICY_VERSION.STORED_AT)
                .valuesOfRows(rows)
                .onConflictDoNothing()
                .execute();
    }

    Optional<PolicyVersion> find(String version) {
        return database.selectFrom(POLICY_VERSION)
                .where(POLICY_VERSION.VERSION.eq(version))
                .fetchOptional()
                .map(found -> new PolicyVersion(found.getVersion(), found.getBody()));
    }

    /** The stored bodies of these versions, by version. */
    Map<String, String> bodies(Collection<String> versions) {
        return database.select(POLICY_VERSION.VERSION, POLICY_VERSION.BODY)
                .from(POLICY_VERSION)
                .where(POLICY_VERSION.VERSION.in(versions))
                .fetchMap(POLICY_VERSION.VERSION, POLICY_VERSION.BODY);
    }
}
