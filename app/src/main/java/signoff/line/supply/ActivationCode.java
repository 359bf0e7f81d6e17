// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

/**
 * What a device downloads an eSIM profile with (GSMA SGP.22, 4.1). Whoever has it can take the
 * profile, so it is shown to the subscriber alone, and neither stored nor logged.
 *
 * @param server the address of the profile server (SM-DP+)
 * @param matchingId names the order at that server
 */
public record ActivationCode(String server, String matchingId) {

    /** As a device reads it, typed or out of a QR picture. */
    public String text() {
        return "LPA:1$" + server + "$" + matchingId;
    }

    @Override
    public String toString() {
        return "activation code at " + server;
    }
}
