// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import signoff.database.SharedQuestion;
import signoff.kernel.LineId;
import signoff.line.network.Identities;

/**
 * Reads identities from the rows of lines. An identity never changes, so it is read once and kept.
 */
@Component
class KeptIdentities implements Identities {

    /** A few megabytes: the lines that are being closed at the moment, and then some. */
    private static final int KEPT_MAX = 10_000;

    private final SharedQuestion<LineId, NetworkIdentity> identities;
    private final Map<LineId, NetworkIdentity> kept = Collections.synchronizedMap(new Newest());

    KeptIdentities(LineStore lines) {
        this.identities = new SharedQuestion<>(lines::identities);
    }

    @Override
    public NetworkIdentity of(LineId line) {
        var identity = kept.get(line);
        if (identity == null) {
            identity = identities.ask(line);
            if (identity == null) {
                throw new IllegalStateException(
                        "LINE_MUST_BE_KNOWN: an effect names " + line.value());
            }
            kept.put(line, identity);
        }
        return identity;
    }

    private static final class Newest extends LinkedHashMap<LineId, NetworkIdentity> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LineId, NetworkIdentity> eldest) {
            return size() > KEPT_MAX;
        }
    }
}
