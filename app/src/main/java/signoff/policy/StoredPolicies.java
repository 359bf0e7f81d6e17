// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import signoff.kernel.BrandId;

/**
 * The policies of this node's files, and of every node that ever ran on this database: a case is
 * judged by the version it was pinned to, whatever the files say by now (I13).
 */
@Component
class StoredPolicies implements Policies {

    private final PolicyBook book;
    private final PolicyVersionStore store;
    private final Map<String, ClosurePolicy> ofOtherFiles = new ConcurrentHashMap<>();

    StoredPolicies(
            PolicySettings settings, BusinessDays days, PolicyVersionStore store, Clock clock) {
        this.book = new PolicyBook(settings.folder(), days.countries());
        this.store = store;
        store.keep(book.versions(), clock.instant());
        checkNames();
    }

    // The hash in the name is short. Two policies of one name would be one too many for evidence.
    private void checkNames() {
        var names = book.versions().stream().map(PolicyVersion::version).toList();
        var stored = store.bodies(names);
        for (var version : book.versions()) {
            if (!version.body().equals(stored.get(version.version()))) {
                throw new IllegalStateException("the database has another policy with the name "
                        + version.version() + ": put a new date into a file that makes it");
            }
        }
    }

    @Override
    public ClosurePolicy current(BrandId brand, String country, String kind, Trigger trigger) {
        return book.current(brand, country, kind, trigger);
    }

    @Override
    public PolicySheet sheet(BrandId brand, String country, String kind, Trigger trigger) {
        return book.sheet(brand, country, kind, trigger);
    }

    @Override
    public Set<String> kinds() {
        return book.kinds();
    }

    @Override
    public Set<String> countries() {
        return book.countries();
    }

    @Override
    public Set<String> regions() {
        return book.regions();
    }

    @Override
    public ClosurePolicy pinned(String version) {
        if (book.has(version)) return book.pinned(version);
        return ofOtherFiles.computeIfAbsent(
                version,
                name -> store.find(name)
                        .map(PolicyVersion::policy)
                        .orElseGet(() -> book.pinned(name)));
    }
}
