// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

/** A policy or calendar file says what it may not say. It stops the start. */
final class PolicyFault extends RuntimeException {

    /**
     * @param where the file, and the line where there is one
     * @param what the key and its value, as a sentence
     * @param allowed what may stand there instead
     */
    PolicyFault(String where, String what, String allowed) {
        super(where + ": " + what + ". Allowed: " + allowed + ".");
    }
}
