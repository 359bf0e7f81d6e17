// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import signoff.line.NetworkIdentity;
import signoff.line.network.Identities;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.ChargingSystem;
import signoff.line.port.ProfileServer;
import signoff.line.port.SubscriberRegister;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Brings new lines into the network, element by element, each read back. */
final class SupplyHandlers {

    @Component
    static final class PrepareProfileHandler implements EffectHandler<PrepareProfile> {

        private final ProfileServer profiles;
        private final Identities identities;
        private final ActivationCodes codes;

        PrepareProfileHandler(
                ProfileServer profiles, Identities identities, ActivationCodes codes) {
            this.profiles = profiles;
            this.identities = identities;
            this.codes = codes;
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
            return ReadBack.carryOut(
                    attempt,
                    () -> read(line),
                    () -> profiles.prepare(line, matchingId(effect, line), attempt.effect()));
        }

        private @Nullable String matchingId(PrepareProfile effect, NetworkIdentity line) {
            return effect.form() == SimForm.ESIM ? codes.of(line).matchingId() : null;
        }

        private Reading read(NetworkIdentity line) {
            var found = profiles.profileOf(line);
            return switch (found) {
                case IN_USE -> new Reading.AsAsked("profile", found);
                case NOT_KNOWN -> new Reading.NotAsAsked();
                case RETIRED, RETIRED_ON_DEVICE -> new Reading.Contrary(found);
                case CANNOT_TELL -> new Reading.CannotTell();
            };
        }
    }

    @Component
    static final class StartChargingHandler implements EffectHandler<StartCharging> {

        private final ChargingSystem charging;
        private final Identities identities;

        StartChargingHandler(ChargingSystem charging, Identities identities) {
            this.charging = charging;
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
            var line = identities.of(effect.line());
            return ReadBack.carryOut(
                    attempt, () -> read(line), () -> charging.start(line, attempt.effect()));
        }

        private Reading read(NetworkIdentity line) {
            var found = charging.chargingOf(line);
            return switch (found) {
                case CHARGED -> new Reading.AsAsked("charging", found);
                case NOT_KNOWN -> new Reading.NotAsAsked();
                case STOPPED -> new Reading.Contrary(found);
                case CANNOT_TELL -> new Reading.CannotTell();
            };
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
