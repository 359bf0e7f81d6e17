// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Previewing;
import signoff.closure.web.Asking.Elsewhere;
import signoff.closure.web.Asking.Open;
import signoff.kernel.CaseId;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.policy.Policies;

/** Finds out what a page before the request is about. Changes nothing. */
@Component
class Askings {

    private static final Answers NOTHING_YET = new Answers(null, null, Set.of(), null);

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
        return switch (closures.preview(line.id(), answers.reason())) {
            case Previewing.Refused(var why) -> throw new RequestRefused(why);
            case Previewing.Previewed(var preview) ->
                new Open(
                        line,
                        preview,
                        answers,
                        policies.pinned(preview.policyVersion()).zone());
        };
    }

    static String page(UUID line, String page) {
        return "redirect:/lines/" + line + "/close" + page;
    }
}
