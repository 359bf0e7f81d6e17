// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;

/** Knows which line is of which brand, and nothing else. */
public final class FakeLines {

    private final Map<UUID, Map.Entry<BrandId, LineId>> lines = new ConcurrentHashMap<>();

    /** What was looked up, so that a test can see that all are looked up alike. */
    final List<UUID> looked = new CopyOnWriteArrayList<>();

    LineId add(BrandId brand) {
        var line = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        lines.put(line.value(), Map.entry(brand, line));
        return line;
    }

    public Optional<LineId> locate(BrandId brand, UUID line) {
        looked.add(line);
        return Optional.ofNullable(lines.get(line))
                .filter(found -> found.getKey().equals(brand))
                .map(Map.Entry::getValue);
    }
}
