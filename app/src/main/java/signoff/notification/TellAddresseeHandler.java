// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import org.springframework.stereotype.Component;

import signoff.kernel.Refusal;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Tells one address, in the way that subscribers are told. */
@Component
class TellAddresseeHandler implements EffectHandler<TellAddressee> {

    private final AddressBook addresses;
    private final TellSubscriberHandler telling;

    TellAddresseeHandler(AddressBook addresses, TellSubscriberHandler telling) {
        this.addresses = addresses;
        this.telling = telling;
    }

    @Override
    public Class<TellAddressee> effect() {
        return TellAddressee.class;
    }

    @Override
    public String target() {
        return telling.target();
    }

    @Override
    public Patience patience() {
        return telling.patience();
    }

    @Override
    public Outcome handle(TellAddressee effect, Attempt attempt) {
        return addresses
                .noted(effect.account(), effect.addressee())
                .map(reach -> telling.tell(effect.telling(), attempt, reach))
                .orElseGet(() ->
                        new Outcome.Refused(Refusal.of(Refusal.Code.CONTACT_MUST_BE_REACHABLE)));
    }
}
