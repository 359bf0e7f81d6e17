// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Settings under which no demo starts, and what to change. */
final class DemoRefused extends RuntimeException {

    private final String action;

    DemoRefused(String description, String action) {
        super(description);
        this.action = action;
    }

    /** Tells it to whoever starts, instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<DemoRefused> {
        @Override
        protected FailureAnalysis analyze(Throwable root, DemoRefused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.action, cause);
        }
    }
}
