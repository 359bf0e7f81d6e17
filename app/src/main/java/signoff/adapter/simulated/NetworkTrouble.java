// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import signoff.adapter.simulated.Link.Trouble;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.NetworkAnswer.Accepted;
import signoff.line.port.NetworkAnswer.Busy;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.NetworkAnswer.NotKnown;
import signoff.line.port.NetworkAnswer.Rejected;

/** What every network element says, when all is well and when it is not. */
final class NetworkTrouble {

    static final Trouble<NetworkAnswer> ANY =
            new Trouble<>(new Busy(Link.BUSY_FOR), new Rejected("simulated"), new NoAnswer());

    private NetworkTrouble() {}

    static NetworkAnswer answer(boolean known) {
        return known ? new Accepted() : new NotKnown();
    }
}
