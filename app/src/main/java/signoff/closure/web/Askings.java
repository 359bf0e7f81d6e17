// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Holding;
import signoff.closure.Closures.Previewing;
import signoff.closure.Closures.Stop;
import signoff.closure.check.StopBounds;
import signoff.closure.rules.StopBy;
import signoff.closure.web.Asking.Elsewhere;
import signoff.closure.web.Asking.Open;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.policy.ClosurePolicy;
import signoff.policy.Policies;

/** Finds out what a page before the request is about. Changes nothing. */
@Component
class Askings {

    private static final Answers NOTHING_YET = new Answers(null, null, Set.of(), Stop.SOON);

    private final Own own;
    private final Closures closures;
    private final Policies policies;

    Askings(Own own, Closures closures, Policies policies) {
        this.own = own;
        this.closures = closures;
        this.policies = policies;
    }

    Asking of(Visitor visitor, UUID line) {
        var found = own.line(visitor, line);
        var open = closures.openFor(found.id());
        return begun(found, open)
                .<Asking>map(closure -> new Elsewhere("/closures/" + closure.value()))
                .orElseGet(() -> open(found, open));
    }

    /** The case that is past its draft, or has closed the line for good. */
    private static Optional<CaseId> begun(Line line, Optional<ClosureView> open) {
        var asked = open.filter(closure -> closure.status() != Status.DRAFT);
        return asked.map(ClosureView::id).or(() -> Optional.ofNullable(line.closing()));
    }

    private Open open(Line line, Optional<ClosureView> draft) {
        var answers = draft.map(ClosureView::answers).orElse(NOTHING_YET);
        var held = closures.held(line.id(), answers.quote()).orElse(null);
        // Nobody is sent back because what they once held has run out.
        var now = new Answers(
                answers.reason(),
                answers.words(),
                answers.consents(),
                answers.stop(),
                held == null ? null : answers.quote());
        return switch (closures.preview(line.id(), answers.reason(), answers.stop())) {
            case Previewing.Refused(var why) -> throw new RequestRefused(why);
            case Previewing.Previewed(var preview) ->
                new Open(
                        line,
                        preview,
                        now,
                        held,
                        policies.pinned(preview.policyVersion()).zone());
        };
    }

    /**
     * What is shown, held until it is sent: what was held before, or what is shown now. Null when
     * it cannot be held, which keeps nobody from asking.
     */
    @Nullable
    String hold(Open open) {
        if (open.held() != null) return open.held().token();
        var answers = open.answers();
        return closures.hold(open.line().id(), answers.reason(), answers.stop())
                        instanceof Holding.IsHeld(var held)
                ? held.token()
                : null;
    }

    /** With what the page held when it was shown; that has run out where it was read for days. */
    Answers holding(Open open, @Nullable String quote) {
        var answers = open.answers();
        if (answers.quote() != null || closures.held(open.line().id(), quote).isEmpty()) {
            return answers;
        }
        return new Answers(
                answers.reason(), answers.words(), answers.consents(), answers.stop(), quote);
    }

    /** Why service cannot stop as it is wished; empty when it can. */
    Optional<Refusal> outOfBounds(Open open, Stop stop) {
        return new StopBounds(stop.by(), stop.on())
                .refusal(
                        open.line(),
                        policy(open),
                        open.preview().at(),
                        open.preview().checks());
    }

    /** What can be chosen, with the day of each: for now, until when the line can be had back. */
    Map<StopBy, Instant> stops(Open open) {
        var days = new EnumMap<StopBy, Instant>(StopBy.class);
        var now = open.preview().at();
        var policy = policy(open);
        // Where there is no cooling-off, as early as can be is now.
        if (policy.coolingOff().isPositive()
                && StopBounds.offersNow(policy, open.preview().checks())) {
            days.put(StopBy.NOW, now.plus(policy.restorable()));
        }
        days.put(StopBy.ON_DATE, now.plus(policy.stopWithin()));
        for (var by : List.of(StopBy.PERIOD_END, StopBy.BALANCE_USED)) {
            var day = new StopBounds(by, null).of(open.line(), policy, now);
            if (day != null) days.put(by, day);
        }
        return days;
    }

    private ClosurePolicy policy(Open open) {
        return policies.pinned(open.preview().policyVersion());
    }

    static String page(UUID line, String page) {
        return "redirect:/lines/" + line + "/close" + page;
    }
}
