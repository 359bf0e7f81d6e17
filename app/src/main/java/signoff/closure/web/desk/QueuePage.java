// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.desk;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import signoff.closure.Reviews;
import signoff.closure.review.QueueStore;
import signoff.closure.rules.ClosureOrder.Queue.Stage;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.CaseId;
import signoff.kernel.Visitor;

/** The queue of the desk: requests by deadline, the next one first (SF-68). */
@Controller
@RequestMapping("/desk")
class QueuePage {

    /** Who may read what is on the desk. */
    static final Role[] READERS = {Role.REVIEWER, Role.FRAUD, Role.AGENT, Role.FINANCE, Role.AUDITOR
    };

    private static final int PAGE = 50;
    private static final List<String> KINDS =
            List.of("phone-esim", "roaming-app", "data-card", "handset-sim", "hotspot");

    private final Reviews reviews;

    QueuePage(Reviews reviews) {
        this.reviews = reviews;
    }

    /**
     * What the reader wants to see. A word of another version of the page means all of it.
     *
     * @param after the deadline and the case that the page before ended with
     */
    record Sought(
            @Nullable String stage,
            @Nullable String kind,
            @Nullable Boolean mine,
            @Nullable String after) {

        private boolean isMine() {
            return Boolean.TRUE.equals(mine);
        }

        private QueueStore.Wanted by(Visitor reader) {
            var known = kind != null && KINDS.contains(kind) ? kind : null;
            var who = isMine() ? reader.actor().who() : null;
            return new QueueStore.Wanted(reader.brand(), stageOf(stage).name(), known, who);
        }
    }

    @GetMapping
    String queue(Visitor visitor, Sought sought, Model model) {
        var reader = visitor.mustBe(READERS);
        var wanted = sought.by(reader);
        var rows = reviews.queue(wanted, cursor(sought.after()), PAGE + 1);
        var shown = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        model.addAttribute("rows", shown);
        model.addAttribute("next", rows.size() > PAGE ? text(shown.getLast()) : null);
        model.addAttribute("stage", wanted.stage());
        model.addAttribute("stages", Stage.values());
        model.addAttribute("kind", wanted.kind());
        model.addAttribute("kinds", KINDS);
        model.addAttribute("mine", sought.isMine());
        model.addAttribute("me", reader.actor().who());
        return "desk/queue";
    }

    private static Stage stageOf(@Nullable String typed) {
        return Arrays.stream(Stage.values())
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElse(Stage.REVIEW);
    }

    private static String text(QueueStore.Row row) {
        return row.until() + "_" + row.id().value();
    }

    // One that cannot be read means the first page: whoever typed it loses nothing.
    private static QueueStore.@Nullable Row cursor(@Nullable String after) {
        if (after == null) return null;
        var parts = after.split("_", 2);
        if (parts.length < 2) return null;
        try {
            var id = new CaseId(new AccountId(new UUID(0, 0)), UUID.fromString(parts[1]));
            var until = Instant.parse(parts[0]);
            return new QueueStore.Row(id, "", "", until, 0, 0, until, null);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }
}
