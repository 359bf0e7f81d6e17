// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.accountclosure.AccountClosures;
import signoff.accountclosure.AccountClosures.Status;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.kernel.CaseId;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.port.SubscriberRegister.Service;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.notification.Notice;
import signoff.replacement.Replacements;

/**
 * Kills a real server with {@code kill -9} while the SIMs of an account are replaced, and once more
 * while the account is closed with all of its lines, against a world that loses orders and answers.
 */
class LeavingCrashTest {

    static final int LINES = 36;
    static final long SECONDS_TO_END_MAX = 240;

    private final SplittableRandom chance =
            new SplittableRandom(Long.getLong("signoff.crash.seed", 1));

    @Test
    void whatever_is_killed_every_line_has_one_sim_and_then_the_account_has_no_line() {
        var database = TestPostgres.fresh();
        try (var desk = new Desk(database)) {
            desk.openLines(LINES);
            var old = identities(desk);
            replaceAll(database, desk);
            eachHasOneOtherSim(desk, old);
            threeDaysPass(desk);
            var closing = closeAccount(database, desk);
            assertThat(status(desk, closing)).isEqualTo(Status.CLOSING_LINES);
            identities(desk)
                    .forEach(sim -> assertThat(service(desk, sim)).isEqualTo(Service.BARRED));
            desk.allIsWell(LINES, 2 * LINES + 1);
        }
    }

    private void replaceAll(TestPostgres.Fresh database, Desk desk) {
        stock(desk);
        var replacements = desk.part(Replacements.class);
        var waiting = new ArrayList<CaseId>();
        for (int place = 0; place < LINES; place++) {
            var asked = replacements.ask(desk.lineOf(place), SimForm.ESIM, null, Desk.ACTOR);
            waiting.add(((Replacements.Deciding.Decided) asked).replacement().id());
        }
        killedInTheMidst(database, desk, () -> {
            waiting.removeIf(id -> desk.sentCode(id, Notice.SIM_CONFIRM)
                    .map(code -> replacements.confirm(id, code, Desk.ACTOR))
                    .filter(Replacements.Deciding.Decided.class::isInstance)
                    .isPresent());
            return desk.count("select count(*) from workflow.case_file where kind = 'replacement'"
                    + " and state = 'Replaced'");
        });
    }

    private CaseId closeAccount(TestPostgres.Fresh database, Desk desk) {
        var accounts = desk.part(AccountClosures.class);
        var asked = accounts.ask(desk.account(), Desk.BRAND, Map.of(), Desk.ACTOR);
        var id = ((AccountClosures.Deciding.Decided) asked).closing().id();
        killedInTheMidst(database, desk, () -> {
            if (status(desk, id) == Status.AWAITING_CODE) {
                desk.sentCode(id, Notice.ACCOUNT_CONFIRM)
                        .ifPresent(code -> accounts.confirm(id, code, Desk.ACTOR));
            }
            return desk.completed();
        });
        return id;
    }

    /** The first server dies when some are done, and the second one finishes all of them. */
    private void killedInTheMidst(TestPostgres.Fresh database, Desk desk, IntSupplier done) {
        var server = ServerProcess.start(database, "leaving", CrashTest.BAD_WORLD);
        try {
            Desk.waitUntil(done, 1 + chance.nextInt(LINES / 2), SECONDS_TO_END_MAX);
        } finally {
            server.kill();
        }
        assertThat(desk.openEffects()).as("open at the kill").isPositive();
        var next = ServerProcess.start(database, "leaving", CrashTest.BAD_WORLD);
        try {
            Desk.waitUntil(done, LINES, SECONDS_TO_END_MAX);
        } finally {
            next.kill();
        }
    }

    private static void eachHasOneOtherSim(Desk desk, List<NetworkIdentity> old) {
        var present = identities(desk);
        for (int place = 0; place < LINES; place++) {
            var before = old.get(place);
            var now = present.get(place);
            assertThat(now.msisdn()).isEqualTo(before.msisdn());
            assertThat(now.iccid()).as("I26").isNotEqualTo(before.iccid());
            assertThat(service(desk, now)).isEqualTo(Service.SERVED);
            assertThat(service(desk, before)).isEqualTo(Service.BARRED);
        }
        assertThat(present).extracting(NetworkIdentity::iccid).doesNotHaveDuplicates();
        var left =
                desk.count("select count(*) from lines.sim where state in ('SPARE', 'IN_STOCK')");
        assertThat(left).as("each took one from the stock, and no more").isZero();
    }

    // Another SIM is in the way of a closing for so long (I34).
    private static void threeDaysPass(Desk desk) {
        desk.sql()
                .update("update lines.commitment set sim_changed_at = sim_changed_at - interval"
                        + " '73 hours'");
    }

    /** As many as there are lines, each of which has an eSIM already. */
    private static void stock(Desk desk) {
        var pool = new Pool(Desk.BRAND, "CN");
        var sims = IntStream.rangeClosed(1, LINES)
                .mapToObj(number -> new Supply.Sim(
                        Iccid.checked("8986%014d".formatted(7_000_000 + number)),
                        "46003%010d".formatted(number)))
                .toList();
        desk.part(Supply.class).addSims(pool, SimForm.ESIM, sims);
        desk.sql().update("""
                        insert into lines.sim
                            (iccid, imsi, pool, form, state, since, account_id, line_id)
                        select iccid, imsi, ?, 'ESIM', 'ASSIGNED', now(), account_id, line_id
                        from lines.line
                        """, pool.name());
    }

    private static List<NetworkIdentity> identities(Desk desk) {
        return IntStream.range(0, LINES)
                .mapToObj(
                        place -> desk.part(Lines.class).find(desk.lineOf(place)).orElseThrow())
                .map(line -> line.identity())
                .toList();
    }

    private static Service service(Desk desk, NetworkIdentity sim) {
        return desk.part(SimulatedWorld.class).stateOf(sim).service();
    }

    private static Status status(Desk desk, CaseId closing) {
        return desk.part(AccountClosures.class).find(closing).orElseThrow().status();
    }
}
