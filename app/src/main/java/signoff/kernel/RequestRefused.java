// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.function.Supplier;

/**
 * Carries a refusal out of a web request, to the one place that writes it down for the caller. Used
 * by what speaks HTTP alone; everything below answers with a value.
 */
public final class RequestRefused extends RuntimeException {

    private final Refusal refusal;

    public RequestRefused(Refusal refusal) {
        super(refusal.toString(), null, false, false); // A refusal is no fault: no stack trace.
        this.refusal = refusal;
    }

    /** For what was looked for in vain: {@code found.orElseThrow(because(LINE_MUST_BE_KNOWN))}. */
    public static Supplier<RequestRefused> because(Refusal.Code code) {
        return () -> new RequestRefused(Refusal.of(code));
    }

    public Refusal refusal() {
        return refusal;
    }
}
