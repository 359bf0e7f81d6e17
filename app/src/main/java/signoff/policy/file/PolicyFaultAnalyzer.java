// SPDX-License-Identifier: Apache-2.0
package signoff.policy.file;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in two sentences why the server did not start, instead of a stack trace. */
public final class PolicyFaultAnalyzer extends AbstractFailureAnalyzer<PolicyFault> {

    @Override
    public FailureAnalysis analyze(Throwable rootFailure, PolicyFault fault) {
        return new FailureAnalysis(fault.found(), fault.allowed(), fault);
    }
}
