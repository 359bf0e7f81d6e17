// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.accountclosure.AccountClosures;
import signoff.accountclosure.AccountClosures.AccountClosing;
import signoff.accountclosure.AccountClosures.Deciding;
import signoff.accountclosure.AccountClosures.Status;
import signoff.accountclosure.CalledAccounts;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.line.Lines;
import signoff.notification.Notice;

/** Somebody who closes the whole account: all of its lines in one step, or none (SF-52, X-13). */
final class Leaving {

    private static final int ROUNDS_TO_END_MAX = 60;
    private static final Duration LEAP = Duration.ofDays(45);

    private final SimulatedOperator operator;
    private final SimulatedLines lines;
    private final SplittableRandom chance;
    private final AccountClosures accounts;
    private final JdbcTemplate sql;

    Leaving(SimulatedOperator operator, SimulatedLines lines, SplittableRandom chance) {
        this.operator = operator;
        this.lines = lines;
        this.chance = chance;
        this.accounts = operator.part(AccountClosures.class);
        this.sql = operator.part(JdbcTemplate.class);
    }

    /** And clicks twice. */
    void ask(Actor actor) {
        var agreed = new HashMap<UUID, Set<String>>();
        for (var one : accounts.preview(lines.account()).losing()) {
            var consents =
                    one.losses().stream().map(loss -> loss.consent()).collect(Collectors.toSet());
            agreed.put(one.line().id().value(), consents);
        }
        var first = accounts.ask(lines.account(), SimulatedLines.BRAND, agreed, actor);
        if (!(first instanceof Deciding.Decided(var closing))) return;
        var again = accounts.ask(lines.account(), SimulatedLines.BRAND, agreed, actor);
        assertThat(again).as("SF-61: a second try is the same case").isEqualTo(first);
        assertThat(open()).map(AccountClosing::id).contains(closing.id());
    }

    void perhapsConfirm(Actor actor) {
        if (chance.nextInt(3) == 0) confirm(actor);
    }

    /** What it does to the lines is seen here, whether it is taken or refused. */
    void confirm(Actor actor) {
        awaiting(id -> {
            var before = standing();
            var code = lines.codeOf(id, Notice.ACCOUNT_CONFIRM);
            var begun = accounts.confirm(id, code, actor) instanceof Deciding.Decided(var closing)
                    && closing.status() == Status.CLOSING_LINES;
            if (begun) {
                allHaveBegun();
                accounts.confirm(id, code, actor);
            } else {
                assertThat(standing()).as("X-13: not all lines, so none").isEqualTo(before);
            }
        });
    }

    private void allHaveBegun() {
        var staying = sql.queryForList(
                "select line_id from lines.line where account_id = ?"
                        + " and status in ('ACTIVE', 'SUSPENDED')",
                lines.account().value());
        assertThat(staying).as("X-13: all lines begin to close in one step").isEmpty();
        for (var row : openClosings()) {
            var id = new CaseId(lines.account(), (UUID) row.get("case_id"));
            lines.all().stream()
                    .filter(line -> line.line.value().equals(row.get("line_id")))
                    .forEach(line -> line.isClosedBy(id));
        }
    }

    void wrongCode(Actor actor) {
        awaiting(id -> {
            var before = standing();
            accounts.confirm(id, "00000000", actor);
            assertThat(standing()).as("I33: a wrong code closes nothing").isEqualTo(before);
        });
    }

    void codeAgain(Actor actor) {
        awaiting(id -> accounts.sendCodeAgain(id, actor));
    }

    /** Each line goes its own way. */
    void withdraw(Actor actor) {
        open().ifPresent(closing -> {
            var before = standing();
            accounts.withdraw(closing.id(), actor);
            assertThat(standing()).as("0024: it takes back no line").isEqualTo(before);
        });
    }

    /** As each node does all the time. */
    void look() {
        CalledAccounts.look(operator);
    }

    /** Nobody does anything more, and time passes in leaps. */
    void comeToAnEnd(Runnable check) {
        for (int round = 0; round < ROUNDS_TO_END_MAX && open().isPresent(); round++) {
            operator.wind(LEAP);
            while (operator.hand.timers(100) > 0) {}
            operator.part(Lines.class).tick();
            look();
            while (operator.hand.work(50) > 0) {}
            check.run();
        }
        assertThat(open()).as("liveness: the closing of an account ends").isEmpty();
    }

    /** Whether the account is gone in the end. */
    boolean isGone() {
        return sql.queryForObject(
                "select count(*) > 0 from workflow.case_file where account_id = ?"
                        + " and kind = 'account-closure' and state = 'AccountEnded'",
                Boolean.class,
                lines.account().value());
    }

    private void awaiting(Consumer<CaseId> work) {
        open().filter(closing -> closing.status() == Status.AWAITING_CODE)
                .map(AccountClosing::id)
                .ifPresent(work);
    }

    private Optional<AccountClosing> open() {
        return accounts.openFor(lines.account());
    }

    private record Standing(List<Map<String, Object>> lines, List<Map<String, Object>> closings) {}

    private Standing standing() {
        var all = sql.queryForList(
                "select line_id, status, closing_case_id from lines.line where account_id = ?"
                        + " order by line_id",
                lines.account().value());
        return new Standing(all, openClosings());
    }

    private List<Map<String, Object>> openClosings() {
        return sql.queryForList(
                "select line_id, case_id from closures.closure where account_id = ? and open"
                        + " order by line_id",
                lines.account().value());
    }
}
