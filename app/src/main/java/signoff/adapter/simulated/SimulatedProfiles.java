// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import org.jspecify.annotations.Nullable;

import signoff.adapter.simulated.Link.NetworkTrouble;
import signoff.line.NetworkIdentity;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.ProfileServer;
import signoff.workflow.EffectId;

/** A profile server that can void what was not downloaded, and cannot reach what was. */
final class SimulatedProfiles implements ProfileServer {

    private final WorldStore store;
    private final Link link;

    SimulatedProfiles(WorldStore store, Weather weather) {
        this.store = store;
        this.link = new Link(Target.PROFILES, weather);
    }

    @Override
    public NetworkAnswer prepare(NetworkIdentity line, @Nullable String matchingId, EffectId key) {
        return link.order(
                NetworkTrouble.ANY,
                () -> store.prepare(line, matchingId == null)
                        ? new NetworkAnswer.Accepted()
                        : new NetworkAnswer.Rejected("retired"));
    }

    @Override
    public NetworkAnswer retire(NetworkIdentity line, EffectId key) {
        return link.order(NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.retire(line)));
    }

    @Override
    public NetworkAnswer revive(NetworkIdentity line, EffectId key) {
        return link.order(NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.revive(line)));
    }

    @Override
    public Profile profileOf(NetworkIdentity line) {
        return link.question(Profile.CANNOT_TELL, () -> store.profileOf(line));
    }
}
