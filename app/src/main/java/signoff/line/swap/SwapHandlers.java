// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.network.Identities;
import signoff.line.supply.BroughtIn;
import signoff.line.supply.TakenOut;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Puts one SIM in the place of another, element by element, each read back. */
final class SwapHandlers {

    private static NetworkIdentity spare(Spares spares, LineId line, CaseId by) {
        return spares.of(line, by)
                .orElseThrow(() -> new IllegalStateException("SIM_MUST_BE_SPARE: " + line.value()));
    }

    @Component
    static final class PrepareSpareHandler implements EffectHandler<PrepareSpare> {

        private final BroughtIn broughtIn;
        private final Spares spares;

        PrepareSpareHandler(BroughtIn broughtIn, Spares spares) {
            this.broughtIn = broughtIn;
            this.spares = spares;
        }

        @Override
        public Class<PrepareSpare> effect() {
            return PrepareSpare.class;
        }

        @Override
        public String target() {
            return "profiles";
        }

        @Override
        public Outcome handle(PrepareSpare effect, Attempt attempt) {
            var line = spare(spares, effect.line(), attempt.owner());
            return broughtIn.profile(line, effect.form(), attempt);
        }
    }

    @Component
    static final class ChargeSpareHandler implements EffectHandler<ChargeSpare> {

        private final BroughtIn broughtIn;
        private final Spares spares;

        ChargeSpareHandler(BroughtIn broughtIn, Spares spares) {
            this.broughtIn = broughtIn;
            this.spares = spares;
        }

        @Override
        public Class<ChargeSpare> effect() {
            return ChargeSpare.class;
        }

        @Override
        public String target() {
            return "charging";
        }

        @Override
        public Outcome handle(ChargeSpare effect, Attempt attempt) {
            return broughtIn.charging(spare(spares, effect.line(), attempt.owner()), attempt);
        }
    }

    @Component
    static final class MoveNumberHandler implements EffectHandler<MoveNumber> {

        private final NumberMoves moves;
        private final Identities identities;
        private final Spares spares;
        private final Lines lines;

        MoveNumberHandler(NumberMoves moves, Identities identities, Spares spares, Lines lines) {
            this.moves = moves;
            this.identities = identities;
            this.spares = spares;
            this.lines = lines;
        }

        @Override
        public Class<MoveNumber> effect() {
            return MoveNumber.class;
        }

        @Override
        public String target() {
            return "register";
        }

        // What was reported lost before the number moved is seen here; what is reported later bars
        // the spare as well. So the spare never serves a line that is to be off (I4, I5).
        @Override
        public Outcome handle(MoveNumber effect, Attempt attempt) {
            var line = effect.line();
            var old = identities.of(line);
            var spare = spare(spares, line, attempt.owner());
            var moved = moves.move(old, spare, attempt);
            return moved instanceof Outcome.Done && !lines.suspensions(line).isEmpty()
                    ? moves.off(spare, attempt)
                    : moved;
        }
    }

    @Component
    static final class EndOldSimHandler implements EffectHandler<EndOldSim> {

        private final TakenOut takenOut;
        private final Spares spares;

        EndOldSimHandler(TakenOut takenOut, Spares spares) {
            this.takenOut = takenOut;
            this.spares = spares;
        }

        @Override
        public Class<EndOldSim> effect() {
            return EndOldSim.class;
        }

        @Override
        public String target() {
            return "register";
        }

        @Override
        public Outcome handle(EndOldSim effect, Attempt attempt) {
            return takenOut.of(
                    spares.before(effect.line(), attempt.owner()).orElseThrow(), attempt);
        }
    }

    @Component
    static final class TakeBackSpareHandler implements EffectHandler<TakeBackSpare> {

        private final NumberMoves moves;
        private final TakenOut takenOut;
        private final Identities identities;
        private final Spares spares;
        private final Lines lines;

        TakeBackSpareHandler(Parts parts, Spares spares, Lines lines) {
            this.moves = parts.moves();
            this.takenOut = parts.takenOut();
            this.identities = parts.identities();
            this.spares = spares;
            this.lines = lines;
        }

        /** How the network is spoken to. */
        @Component
        record Parts(NumberMoves moves, TakenOut takenOut, Identities identities) {}

        @Override
        public Class<TakeBackSpare> effect() {
            return TakeBackSpare.class;
        }

        @Override
        public String target() {
            return "register";
        }

        // The line's own SIM is as it was before, or off where the line is to be off by now: that
        // is looked at once more when the number is back.
        @Override
        public Outcome handle(TakeBackSpare effect, Attempt attempt) {
            var line = effect.line();
            var old = identities.of(line);
            var spare = spare(spares, line, attempt.owner());
            return TakenOut.eachInTurn(List.of(
                    () -> offIfItIsToBe(line, spare, attempt),
                    () -> moves.moveBack(spare, old, attempt),
                    () -> takenOut.of(spare, attempt),
                    () -> offIfItIsToBe(line, old, attempt)));
        }

        private Outcome offIfItIsToBe(LineId line, NetworkIdentity sim, Attempt attempt) {
            var ended = lines.find(line).orElseThrow().serviceEndedAt() != null;
            return ended || !lines.suspensions(line).isEmpty()
                    ? moves.off(sim, attempt)
                    : new Outcome.Done(Map.of());
        }
    }

    private SwapHandlers() {}
}
