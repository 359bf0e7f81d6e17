// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator which adapter to add, instead of a stack trace. */
class PortWithoutAdapterAnalyzer extends AbstractFailureAnalyzer<PortWithoutAdapter> {

    private static final String ACTION =
            "Add an adapter for each port: docs/integrating/write-an-adapter.md. For mail set"
                    + " mail.host. To try Signoff without a network, set signoff.world=memory.";

    @Override
    protected FailureAnalysis analyze(Throwable root, PortWithoutAdapter cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
