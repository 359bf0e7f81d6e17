// SPDX-License-Identifier: Apache-2.0
package signoff.line.network;

import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;

/** What the network knows lines by. */
public interface Identities {

    NetworkIdentity of(LineId line);
}
