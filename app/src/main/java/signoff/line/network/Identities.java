// SPDX-License-Identifier: Apache-2.0
package signoff.line.network;

import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;

/** What the network knows lines by. */
public interface Identities {

    /** As it is now: a line can get another SIM. */
    NetworkIdentity of(LineId line);

    /** The same, for a case during which the line keeps its SIM, such as one that closes it. */
    default NetworkIdentity of(CaseId owner, LineId line) {
        return of(line);
    }
}
