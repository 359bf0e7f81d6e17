// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import org.springframework.stereotype.Component;

import signoff.line.NetworkIdentity;
import signoff.line.network.Identities;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.SubscriberRegister;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Brings new lines into the network, element by element, each read back. */
final class SupplyHandlers {

    @Component
    static final class PrepareProfileHandler implements EffectHandler<PrepareProfile> {

        private final BroughtIn broughtIn;
        private final Identities identities;

        PrepareProfileHandler(BroughtIn broughtIn, Identities identities) {
            this.broughtIn = broughtIn;
            this.identities = identities;
        }

        @Override
        public Class<PrepareProfile> effect() {
            return PrepareProfile.class;
        }

        @Override
        public String target() {
            return "profiles";
        }

        @Override
        public Outcome handle(PrepareProfile effect, Attempt attempt) {
            var line = identities.of(effect.line());
            return broughtIn.profile(line, effect.form(), attempt);
        }
    }

    @Component
    static final class StartChargingHandler implements EffectHandler<StartCharging> {

        private final BroughtIn broughtIn;
        private final Identities identities;

        StartChargingHandler(BroughtIn broughtIn, Identities identities) {
            this.broughtIn = broughtIn;
            this.identities = identities;
        }

        @Override
        public Class<StartCharging> effect() {
            return StartCharging.class;
        }

        @Override
        public String target() {
            return "charging";
        }

        @Override
        public Outcome handle(StartCharging effect, Attempt attempt) {
            return broughtIn.charging(identities.of(effect.line()), attempt);
        }
    }

    @Component
    static final class ServeLineHandler implements EffectHandler<ServeLine> {

        private final SubscriberRegister register;
        private final Identities identities;

        ServeLineHandler(SubscriberRegister register, Identities identities) {
            this.register = register;
            this.identities = identities;
        }

        @Override
        public Class<ServeLine> effect() {
            return ServeLine.class;
        }

        @Override
        public String target() {
            return "register";
        }

        @Override
        public Outcome handle(ServeLine effect, Attempt attempt) {
            var line = identities.of(effect.line());
            return ReadBack.carryOut(
                    attempt, () -> read(line), () -> register.open(line, attempt.effect()));
        }

        private Reading read(NetworkIdentity line) {
            var found = register.serviceOf(line);
            return switch (found) {
                case SERVED -> new Reading.AsAsked("service", found);
                case NOT_KNOWN -> new Reading.NotAsAsked();
                case BARRED, BARRED_ATTACHED -> new Reading.Contrary(found);
                case CANNOT_TELL -> new Reading.CannotTell();
            };
        }
    }

    private SupplyHandlers() {}
}
