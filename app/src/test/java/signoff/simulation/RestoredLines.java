// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.closure.ClosureView;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NumberResource;
import signoff.notification.Notice;
import signoff.restoration.Restorations;
import signoff.restoration.Restorations.Deciding;
import signoff.restoration.Restorations.Status;

/** The words of tests of lines that are closed, and had back. */
abstract class RestoredLines {

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        world = operator.part(SimulatedWorld.class);
        closures = operator.part(Closures.class);
        restorations = operator.part(Restorations.class);
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    @AfterEach
    void the_weather_clears_up() {
        world.setFaults(Faults.NONE);
    }

    static final Actor ACTOR = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "restore-test");
    static final Answers NOTHING = new Answers(null, null, Set.of(), Stop.SOON);
    static final Deciding NOT_RESTORABLE =
            new Deciding.Refused(Refusal.of(Code.LINE_MUST_BE_RESTORABLE));

    static SimulatedOperator operator;
    static SimulatedWorld world;
    static Closures closures;
    static Restorations restorations;

    SimulatedLines lines;

    LineModel fresh() {
        lines = new SimulatedLines(operator, new SplittableRandom(5), 0);
        // The second kind waits for late usage for weeks, so that the window ends first.
        var line = lines.bare();
        lines.carryOver(line, 12_00);
        return line;
    }

    /** A line whose service has ended, and whose balance is not yet struck. */
    LineModel ended() {
        var line = fresh();
        operator.part(org.springframework.jdbc.core.JdbcTemplate.class)
                .update(
                        "update lines.line set kind = 'roaming-app'"
                                + " where account_id = ? and line_id = ?",
                        line.line.account().value(),
                        line.line.value());
        close(line);
        return line;
    }

    void close(LineModel line) {
        var opened = (Opening.Opened) closures.request(line.line, NOTHING, ACTOR);
        line.closing = opened.closure().id();
        work();
        closures.confirm(line.closing, lines.codeOf(line.closing), ACTOR);
        for (int round = 0; line(line).status() != Line.Status.DEACTIVATED; round++) {
            assertThat(round).as("it stays %s", view(line).state()).isLessThan(100);
            pass();
        }
    }

    CaseId ask(LineModel line) {
        var id = ((Deciding.Decided) restorations.ask(line.line, ACTOR))
                .restoration()
                .id();
        work();
        return id;
    }

    String code(CaseId id) {
        work();
        return lines.codeOf(id, Notice.RESTORE_CONFIRM);
    }

    CaseId restored(LineModel line) {
        var id = ask(line);
        assertThat(restorations.confirm(id, code(id), ACTOR)).isInstanceOf(Deciding.Decided.class);
        passDays(1);
        return id;
    }

    static Status status(CaseId id) {
        return restorations.find(id).orElseThrow().status();
    }

    static Line line(LineModel line) {
        return operator.part(Lines.class).find(line.line).orElseThrow();
    }

    static NumberResource number(LineModel line) {
        return operator.part(Lines.class).number(line.identity.msisdn()).orElseThrow();
    }

    static ClosureView view(LineModel line) {
        return closures.find(Objects.requireNonNull(line.closing)).orElseThrow();
    }

    static long paid(LineModel line) {
        return held(line, AccountKind.PAID);
    }

    static long held(LineModel line, AccountKind kind) {
        var held = operator.part(Ledger.class).balances(List.of(line.line)).get(line.line);
        return Objects.requireNonNull(held).of(kind).minor();
    }

    static void passDays(int days) {
        for (int day = 0; day < days; day++) {
            work();
            operator.wind(Duration.ofDays(1));
            operator.hand.timers(100);
            operator.part(Lines.class).tick();
        }
        work();
    }

    static void pass() {
        work();
        operator.wind(Duration.ofHours(9));
        operator.hand.timers(100);
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }
}
