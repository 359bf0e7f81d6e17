// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import signoff.kernel.LineId;

/** What the network knows lines by. */
interface Identities {

    NetworkIdentity of(LineId line);
}
