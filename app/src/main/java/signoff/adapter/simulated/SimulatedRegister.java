// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import signoff.adapter.simulated.Link.NetworkTrouble;
import signoff.line.NetworkIdentity;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.SubscriberRegister;
import signoff.workflow.EffectId;

/**
 * A register that behaves like a real one: a phone that is detached before it is barred attaches
 * again at once, so a detach has a lasting effect on a barred line only.
 */
final class SimulatedRegister implements SubscriberRegister {

    private final WorldStore store;
    private final Link link;

    SimulatedRegister(WorldStore store, Weather weather) {
        this.store = store;
        this.link = new Link(Target.REGISTER, weather);
    }

    @Override
    public NetworkAnswer open(NetworkIdentity line, EffectId key) {
        return link.order(NetworkTrouble.ANY, () -> {
            store.serve(line);
            return NetworkTrouble.answer(true);
        });
    }

    @Override
    public NetworkAnswer bar(NetworkIdentity line, EffectId key) {
        return link.order(NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.bar(line)));
    }

    @Override
    public NetworkAnswer unbar(NetworkIdentity line, EffectId key) {
        return link.order(NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.unbar(line)));
    }

    @Override
    public NetworkAnswer detach(NetworkIdentity line, EffectId key) {
        return link.order(NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.detach(line)));
    }

    @Override
    public NetworkAnswer moveNumber(NetworkIdentity from, NetworkIdentity to, EffectId key) {
        return link.order(
                NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.moveNumber(from, to)));
    }

    @Override
    public NumberAt numberOf(NetworkIdentity line) {
        return link.question(NumberAt.CANNOT_TELL, () -> store.numberOf(line));
    }

    @Override
    public Service serviceOf(NetworkIdentity line) {
        return link.question(Service.CANNOT_TELL, () -> store.serviceOf(line));
    }
}
