// SPDX-License-Identifier: Apache-2.0
package signoff.line.revive;

import org.springframework.stereotype.Component;

import signoff.line.NetworkIdentity;
import signoff.line.bar.SuspensionStore;
import signoff.line.bar.UnblockLine;
import signoff.line.network.Identities;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.ChargingSystem;
import signoff.line.port.ProfileServer;
import signoff.line.port.SubscriberRegister;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Turns on again, one step after the other, what the end of service turned off. */
final class ReviveHandlers {

    @Component
    static final class ReviveProfileHandler implements EffectHandler<ReviveProfile> {

        private final ProfileServer profiles;
        private final Identities identities;

        ReviveProfileHandler(ProfileServer profiles, Identities identities) {
            this.profiles = profiles;
            this.identities = identities;
        }

        @Override
        public Class<ReviveProfile> effect() {
            return ReviveProfile.class;
        }

        @Override
        public String target() {
            return "profiles";
        }

        @Override
        public Outcome handle(ReviveProfile effect, Attempt attempt) {
            var line = identities.of(effect.line());
            return ReadBack.carryOut(
                    attempt, () -> read(line), () -> profiles.revive(line, attempt.effect()));
        }

        private Reading read(NetworkIdentity line) {
            var found = profiles.profileOf(line);
            return switch (found) {
                case IN_USE -> new Reading.AsAsked("profile", found);
                case RETIRED, RETIRED_ON_DEVICE -> new Reading.NotAsAsked();
                case NOT_KNOWN -> new Reading.Unheard();
                case CANNOT_TELL -> new Reading.CannotTell();
            };
        }
    }

    @Component
    static final class ResumeChargingHandler implements EffectHandler<ResumeCharging> {

        private final ChargingSystem charging;
        private final Identities identities;

        ResumeChargingHandler(ChargingSystem charging, Identities identities) {
            this.charging = charging;
            this.identities = identities;
        }

        @Override
        public Class<ResumeCharging> effect() {
            return ResumeCharging.class;
        }

        @Override
        public String target() {
            return "charging";
        }

        @Override
        public Outcome handle(ResumeCharging effect, Attempt attempt) {
            var line = identities.of(effect.line());
            return ReadBack.carryOut(
                    attempt, () -> read(line), () -> charging.resume(line, attempt.effect()));
        }

        private Reading read(NetworkIdentity line) {
            var found = charging.chargingOf(line);
            return switch (found) {
                case CHARGED -> new Reading.AsAsked("charging", found);
                case STOPPED -> new Reading.NotAsAsked();
                case NOT_KNOWN -> new Reading.Unheard();
                case CANNOT_TELL -> new Reading.CannotTell();
            };
        }
    }

    @Component
    static final class UnbarLineHandler implements EffectHandler<UnbarLine> {

        private final SubscriberRegister register;
        private final Identities identities;
        private final SuspensionStore suspensions;

        UnbarLineHandler(
                SubscriberRegister register, Identities identities, SuspensionStore suspensions) {
            this.register = register;
            this.identities = identities;
            this.suspensions = suspensions;
        }

        @Override
        public Class<UnbarLine> effect() {
            return UnbarLine.class;
        }

        @Override
        public String target() {
            return "register";
        }

        // What was reported lost since then stays off. What is reported during the call itself is
        // put right by the case, once the call is over (I4).
        @Override
        public Outcome handle(UnbarLine effect, Attempt attempt) {
            if (!suspensions.of(effect.line()).isEmpty()) {
                return new Outcome.Done(UnblockLine.STAYS_OFF);
            }
            return ReadBack.unbar(attempt, register, identities.of(effect.line()));
        }
    }

    private ReviveHandlers() {}
}
