// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.supply.SimForm;
import signoff.notification.Notice;
import signoff.replacement.Replacements;
import signoff.replacement.Replacements.Deciding;

/** People who want another SIM for the same number, and some of them keep the old one after all. */
final class Replacing {

    private static final Set<Line.Status> IN_SERVICE =
            Set.of(Line.Status.ACTIVE, Line.Status.SUSPENDED);

    private final SimulatedLines lines;
    private final SplittableRandom chance;
    private final Buying buying;
    private final Replacements replacements;
    private final Lines known;
    private final JdbcTemplate sql;

    Replacing(
            SimulatedOperator operator,
            SimulatedLines lines,
            SplittableRandom chance,
            Buying buying) {
        this.lines = lines;
        this.chance = chance;
        this.buying = buying;
        this.replacements = operator.part(Replacements.class);
        this.known = operator.part(Lines.class);
        this.sql = operator.part(JdbcTemplate.class);
    }

    /** Somebody whose line is in service, of a kind that is sold there; and clicks twice. */
    void ask(Actor actor) {
        var sold = known.of(lines.account()).stream()
                .filter(line -> IN_SERVICE.contains(line.status()))
                .filter(line -> !replacements.forms(line).isEmpty())
                .toList();
        if (sold.isEmpty()) return;
        var line = sold.get(chance.nextInt(sold.size()));
        var forms = replacements.forms(line);
        var form = forms.get(chance.nextInt(forms.size()));
        var price = replacements.price(line);
        var first = replacements.ask(line.id(), form, price, actor);
        if (!(first instanceof Deciding.Decided(var asked))) return;
        if (form != SimForm.CARD) buying.newSim(form);
        if (chance.nextInt(3) > 0) return;
        switch (replacements.ask(line.id(), form, price, actor)) {
            case Deciding.Decided(var again) ->
                assertThat(again.id())
                        .as("I36: asking again leads to the one that runs")
                        .isEqualTo(asked.id());
            case Deciding.Refused(var why) ->
                assertThat(why.code())
                        .as("so many codes and no more")
                        .isEqualTo(Refusal.Code.ATTEMPTS_MUST_BE_SLOWER);
        }
    }

    void confirm(Actor actor) {
        for (var id : standingAt("AWAITING_CODE")) {
            if (chance.nextInt(3) == 0) continue;
            var code = lines.codeOf(id, Notice.SIM_CONFIRM);
            replacements.confirm(id, code, actor);
            replacements.confirm(id, code, actor);
        }
    }

    void wrongCode(Actor actor) {
        standingAt("AWAITING_CODE").forEach(id -> replacements.confirm(id, "00000000", actor));
    }

    void nameCards(Actor actor) {
        for (var id : standingAt("AWAITING_CARD")) {
            replacements.nameCard(id, buying.newSim(SimForm.CARD), actor);
        }
    }

    void cancel(Actor actor) {
        for (var id : open()) {
            if (chance.nextInt(2) == 0) replacements.cancel(id, actor);
        }
    }

    /** A person looks at what is stuck. */
    void tryAgain(Actor actor) {
        open().forEach(id -> replacements.tryAgain(id, actor));
    }

    boolean isOver() {
        return open().isEmpty();
    }

    /** How many lines are on another SIM. */
    int count() {
        return standingAt("REPLACED").size();
    }

    private List<CaseId> standingAt(String status) {
        return cases("select case_id from replacements.replacement"
                + " where account_id = ? and status = '" + status + "' order by asked_at, case_id");
    }

    private List<CaseId> open() {
        return cases("select case_id from workflow.case_file where account_id = ?"
                + " and kind = 'replacement' and due_at is not null order by opened_at, case_id");
    }

    private List<CaseId> cases(String query) {
        var account = lines.account();
        return sql.queryForList(query, UUID.class, account.value()).stream()
                .map(id -> new CaseId(account, id))
                .toList();
    }
}
