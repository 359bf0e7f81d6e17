// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.TestWorld;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.bar.BlockHandlers;
import signoff.line.bar.BlockLine;
import signoff.line.port.SubscriberRegister.Service;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.TakenOut;
import signoff.line.swap.Spares;
import signoff.workflow.Attempt;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome.Done;

/** A line is reported lost at the moment at which its number moves to another SIM (I5, X-15). */
class BlockedWhileSwappedTest {

    @Test
    void whatever_is_looked_at_first_the_sim_that_has_the_number_is_off() {
        var world = new TestWorld(1, Faults.NONE);
        world.seen().addLine(OLD);
        world.seen().addLine(NEW);
        var blocking = new BlockHandlers.BlockLineHandler(
                world.register(),
                line -> look() ? NEW : OLD,
                new OneSpare(),
                new TakenOut(world.register(), world.charging(), world.profiles()));
        var key = EffectId.of(CASE, "BlockLine-1");
        var attempt = new Attempt(key, CASE, 1, false, Instant.EPOCH);
        assertThat(blocking.handle(new BlockLine(LINE, 1), attempt)).isInstanceOf(Done.class);
        assertThat(world.seen().stateOf(NEW).service()).isEqualTo(Service.BARRED);
    }

    // The words used above.

    private static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    private static final CaseId CASE = new CaseId(LINE.account(), new UUID(0, 3));
    private static final NetworkIdentity OLD =
            new NetworkIdentity("001010000000001", "85212345678", "8985200000000000001");
    private static final NetworkIdentity NEW =
            new NetworkIdentity("001010000000002", "85212345678", "8985200000000000019");

    private boolean swapped;

    /** The other one's commit comes right behind the first look, whatever that looks at. */
    private boolean look() {
        var seen = swapped;
        swapped = true;
        return seen;
    }

    private final class OneSpare implements Spares {

        @Override
        public Optional<NetworkIdentity> of(LineId line) {
            return look() ? Optional.empty() : Optional.of(NEW);
        }

        @Override
        public Optional<NetworkIdentity> of(LineId line, CaseId by) {
            return of(line);
        }

        @Override
        public boolean take(LineId line, CaseId by, Pool pool, SimForm form, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean takeCard(LineId line, CaseId by, Pool pool, String iccid, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void swap(LineId line, CaseId by, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void retire(LineId line, CaseId by, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<NetworkIdentity> before(LineId line, CaseId by) {
            return Optional.empty();
        }

        @Override
        public Optional<SimForm> formOf(LineId line) {
            return Optional.empty();
        }
    }
}
