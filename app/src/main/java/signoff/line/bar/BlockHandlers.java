// SPDX-License-Identifier: Apache-2.0
package signoff.line.bar;

import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.line.NetworkIdentity;
import signoff.line.network.Identities;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.SubscriberRegister;
import signoff.line.supply.TakenOut;
import signoff.line.swap.Spares;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Turns a line off for a time in the subscriber register, and on again. */
public final class BlockHandlers {

    @Component
    public static final class BlockLineHandler implements EffectHandler<BlockLine> {

        private final SubscriberRegister register;
        private final Identities identities;
        private final Spares spares;
        private final TakenOut takenOut;

        public BlockLineHandler(
                SubscriberRegister register,
                Identities identities,
                Spares spares,
                TakenOut takenOut) {
            this.register = register;
            this.identities = identities;
            this.spares = spares;
            this.takenOut = takenOut;
        }

        @Override
        public Class<BlockLine> effect() {
            return BlockLine.class;
        }

        @Override
        public String target() {
            return "register";
        }

        @Override
        public Outcome handle(BlockLine effect, Attempt attempt) {
            // The spare first: when the number moves in between, the line's own is that one.
            var spare = spares.of(effect.line());
            var line = identities.of(effect.line());
            var own = ReadBack.carryOut(attempt, () -> read(line), () -> order(line, attempt));
            return own instanceof Outcome.Done ? andSpare(spare, attempt, own) : own;
        }

        // While the number moves to another SIM, either may have it.
        private Outcome andSpare(Optional<NetworkIdentity> spare, Attempt attempt, Outcome own) {
            if (spare.isEmpty()) return own;
            var off = takenOut.off(spare.get(), attempt);
            return off instanceof Outcome.Done ? own : off;
        }

        // A phone that is detached before it is barred attaches again at once.
        private NetworkAnswer order(NetworkIdentity line, Attempt attempt) {
            var barred = register.bar(line, attempt.effect());
            return barred instanceof NetworkAnswer.Accepted
                    ? register.detach(line, attempt.effect())
                    : barred;
        }

        private Reading read(NetworkIdentity line) {
            var found = register.serviceOf(line);
            return switch (found) {
                case BARRED -> new Reading.AsAsked("service", found);
                case BARRED_ATTACHED, SERVED -> new Reading.NotAsAsked();
                case NOT_KNOWN -> new Reading.Unheard();
                case CANNOT_TELL -> new Reading.CannotTell();
            };
        }
    }

    @Component
    static final class UnblockLineHandler implements EffectHandler<UnblockLine> {

        private final SubscriberRegister register;
        private final Identities identities;
        private final SuspensionStore suspensions;

        UnblockLineHandler(
                SubscriberRegister register, Identities identities, SuspensionStore suspensions) {
            this.register = register;
            this.identities = identities;
            this.suspensions = suspensions;
        }

        @Override
        public Class<UnblockLine> effect() {
            return UnblockLine.class;
        }

        @Override
        public String target() {
            return "register";
        }

        // Looked at before each try: since the order was given, a theft may have been reported or
        // a closing confirmed, and neither may be undone by an order that is older (I2, I4). What
        // begins during the call itself is put right by the case once the call is over.
        @Override
        public Outcome handle(UnblockLine effect, Attempt attempt) {
            if (!suspensions.mayTurnOn(effect)) {
                return new Outcome.Done(UnblockLine.STAYS_OFF);
            }
            return ReadBack.unbar(attempt, register, identities.of(effect.line()));
        }
    }

    private BlockHandlers() {}
}
