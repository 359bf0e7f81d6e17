// SPDX-License-Identifier: Apache-2.0
package signoff.policy.file;

/** A policy, calendar or catalog file says what it may not say. It stops the start. */
public final class PolicyFault extends RuntimeException {

    private final String found;
    private final String allowed;

    /**
     * @param where the file, and the line where there is one
     * @param what the key and its value, as the beginning of a sentence
     * @param allowed what may stand there instead
     */
    public PolicyFault(String where, String what, String allowed) {
        super(where + ": " + what + ". Allowed: " + allowed + ".");
        this.found = where + ": " + what + ".";
        this.allowed = "Allowed: " + allowed + ".";
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }
}
