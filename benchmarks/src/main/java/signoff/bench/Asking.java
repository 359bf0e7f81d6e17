// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.util.Map;
import java.util.Set;
import signoff.closure.ClosureView;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Previewing;
import signoff.closure.review.Weighed;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.Tell;
import signoff.closure.rules.Terms;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.notification.Codes;
import signoff.policy.Policies;

/** What a subscriber does to close a line: looks, asks, and types the code from the message. */
final class Asking {

    private static final Answers ANSWERS = new Answers(
            "NO_LONGER_NEEDED", null, Set.of("PROMOTIONAL_BALANCE"), Closures.Stop.SOON);

    private final Closures closures;
    private final Codes codes;
    private final Policies policies;

    Asking(Node node) {
        closures = node.part(Closures.class);
        codes = node.part(Codes.class);
        policies = node.part(Policies.class);
    }

    void preview(LineId line) {
        if (!(closures.preview(line, null) instanceof Previewing.Previewed)) {
            throw new IllegalStateException("no preview of " + line);
        }
    }

    ClosureView request(LineId line) {
        return switch (closures.request(line, ANSWERS, subscriber(line))) {
            case Opening.Opened(var view) -> view;
            case Opening.AlreadyOpen(var view) ->
                throw new IllegalStateException("asked twice: " + view.id());
            case Opening.Refused(var why) -> throw new IllegalStateException("refused: " + why);
        };
    }

    CaseId confirm(ClosureView view) {
        var answer = closures.confirm(view.id(), code(view), subscriber(view.line()));
        if (answer instanceof Deciding.Refused(var why)) {
            throw new IllegalStateException("not confirmed: " + why);
        }
        return view.id();
    }

    // As the message has it: reading the message would add the way to it and back.
    private String code(ClosureView view) {
        var file = new ClosureFile(
                view.id(),
                view.line(),
                "",
                Terms.of(policies.pinned(view.policyVersion())),
                null,
                ANSWERS.consents(),
                ANSWERS.stop().by(),
                null,
                Weighed.NOTHING,
                null,
                Map.of(),
                null,
                null,
                null);
        return codes.digits(
                new Codes.Purpose(Tell.CODE_KIND, view.id().value().toString(), file.content(), 1));
    }

    private static Actor subscriber(LineId line) {
        return new Actor(
                Actor.Role.SUBSCRIBER, Actor.Channel.WEB, line.account().value().toString());
    }
}
