// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import signoff.database.SharedQuestion;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.network.Identities;

/**
 * Reads identities from the rows of lines. A closing line keeps its SIM, so for each closing its
 * identity is read once and kept; whoever else asks is told what it is now, on whichever node.
 */
@Component
class KeptIdentities implements Identities {

    /** A few megabytes: the lines that are being closed at the moment, and then some. */
    private static final int KEPT_MAX = 10_000;

    private record Kept(CaseId owner, LineId line) {}

    private final SharedQuestion<LineId, NetworkIdentity> identities;
    private final Map<Kept, NetworkIdentity> kept = Collections.synchronizedMap(new Newest());

    KeptIdentities(LineStore lines) {
        this.identities = new SharedQuestion<>(lines::identities);
    }

    @Override
    public NetworkIdentity of(LineId line) {
        var identity = identities.ask(line);
        if (identity == null) {
            throw new IllegalStateException("LINE_MUST_BE_KNOWN: an effect names " + line.value());
        }
        return identity;
    }

    @Override
    public NetworkIdentity of(CaseId owner, LineId line) {
        var key = new Kept(owner, line);
        var identity = kept.get(key);
        if (identity == null) {
            identity = of(line);
            kept.put(key, identity);
        }
        return identity;
    }

    private static final class Newest extends LinkedHashMap<Kept, NetworkIdentity> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Kept, NetworkIdentity> eldest) {
            return size() > KEPT_MAX;
        }
    }
}
