// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.closure.Previews.Look;
import signoff.closure.Previews.Promises;
import signoff.closure.check.Asker;
import signoff.closure.check.Check;
import signoff.closure.check.EarlyFee;
import signoff.closure.check.RiskScale;
import signoff.closure.review.Weighed;
import signoff.closure.rules.AskingRules;
import signoff.closure.rules.ClosureEvent.Confirmed;
import signoff.closure.rules.ClosureEvent.DraftSaved;
import signoff.closure.rules.ClosureEvent.NoticeReceived;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState.Draft;
import signoff.closure.rules.ClosureState.Received;
import signoff.closure.rules.StopBy;
import signoff.closure.rules.Tell;
import signoff.closure.rules.Terms;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;

/** Opens closures: with a draft, or with the notice itself. */
@Component
class ClosureOpenings {

    private static final Set<Line.Status> IN_SERVICE =
            Set.of(Line.Status.ACTIVE, Line.Status.SUSPENDED);

    /** Each further try needs another case of the line to have begun or ended meanwhile. */
    private static final int TRIES_MAX = 4;

    private final ClosureGate gate;
    private final Previews previews;
    private final Promises promises;
    private final Quoting quoting;
    private final Clock clock;

    ClosureOpenings(
            ClosureGate gate, Previews previews, Promises promises, Quoting quoting, Clock clock) {
        this.quoting = quoting;
        this.gate = gate;
        this.previews = previews;
        this.promises = promises;
        this.clock = clock;
    }

    Opening draft(LineId line, Answers answers, Actor actor) {
        var saved = new DraftSaved(
                now(),
                answers.reason(),
                answers.consents(),
                answers.stop().by(),
                answers.stop().on(),
                answers.quote());
        return again(() -> tryDraft(line, saved, answers, actor));
    }

    // Empty when what was open has ended meanwhile, such as a draft that was kept long enough.
    private static Opening again(Supplier<Optional<Opening>> work) {
        for (int number = 1; number <= TRIES_MAX; number++) {
            var answer = work.get();
            if (answer.isPresent()) return answer.get();
        }
        throw new IllegalStateException("another came first " + TRIES_MAX + " times");
    }

    private Optional<Opening> tryDraft(
            LineId line, DraftSaved saved, Answers answers, Actor actor) {
        var open = gate.open(line);
        if (open.isPresent()) {
            return gate.isKept(open.get(), saved, answers)
                    ? Optional.of(gate.asItStands(open.get()))
                    : gate.tell(open.get().id(), saved, answers, actor);
        }
        var look = previews.of(line, answers.reason(), answers.stop(), Asker.of(actor));
        var refusal = look.isEmpty()
                ? Optional.of(Refusal.of(Code.LINE_MUST_BE_KNOWN))
                : notInService(look.get());
        if (refusal.isPresent()) return Optional.of(new Opening.Refused(refusal.get()));

        var known = look.orElseThrow().known().line();
        return Optional.of(gate.begin(known, saved, answers, actor, id -> {
            var file = file(id, look.orElseThrow())
                    .answered(saved.reason(), saved.consents(), saved.stopBy(), saved.stopOn())
                    .quoted(saved.quote());
            var state = new Draft(saved.at().plus(file.terms().draftKept()));
            return new ClosureGate.Begun(file, state, List.of());
        }));
    }

    // The time of notice is taken before anything else is looked at (I9).
    Opening request(LineId line, Answers answers, Actor actor) {
        var at = now();
        return again(() -> tryRequest(line, answers, at, actor));
    }

    private Optional<Opening> tryRequest(LineId line, Answers answers, Instant at, Actor actor) {
        var sight = previews.withOpen(line, answers.reason(), answers.stop(), Asker.of(actor));
        var open = sight.open().flatMap(gate::find);
        if (open.isPresent() && !(open.get().state() instanceof Draft)) {
            return Optional.of(gate.alreadyOpen(open.get()));
        }
        var look = sight.look();
        if (look.isEmpty()) {
            return Optional.of(new Opening.Refused(Refusal.of(Code.LINE_MUST_BE_KNOWN)));
        }
        var hindrance =
                hindrance(look.get(), answers).or(() -> quoting.refusal(line, answers.quote(), at));
        if (hindrance.isPresent()) return Optional.of(new Opening.Refused(hindrance.get()));

        var asked = new Asked(at, at, Terms.of(look.get().policy()), actor);
        var notice = notice(look.get(), answers, asked);
        if (open.isPresent()) return gate.tell(open.get().id(), notice, answers, actor);
        return Optional.of(gate.begin(look.get().known().line(), notice, answers, actor, id -> {
            var file = AskingRules.noticed(file(id, look.get()), notice);
            return new ClosureGate.Begun(file, new Received(at), List.of(Tell.received(file)));
        }));
    }

    /**
     * The code of the account stands for the code of each line, also where somebody asks for the
     * line alone between the look and the beginning: what they have begun is there at the next try.
     */
    Opening withAccount(LineId line, Set<String> consents, Instant noticed, Actor actor) {
        return again(() -> tryWithAccount(line, consents, noticed, actor));
    }

    // Empty when another has begun or ended meanwhile.
    private Optional<Opening> tryWithAccount(
            LineId line, Set<String> consents, Instant noticed, Actor actor) {
        var at = now();
        var answers = new Answers(null, null, consents, Stop.SOON);
        var sight = previews.withOpen(line, null, Stop.SOON, Asker.BY_CODE);
        var open = sight.open().flatMap(gate::find);
        if (open.isPresent() && !(open.get().state() instanceof Draft)) {
            var decideBy = promises.decideBy(open.get().file().terms(), at);
            return gate.tell(open.get().id(), new Confirmed(at, decideBy), answers, actor);
        }
        if (sight.look().isEmpty()) {
            return Optional.of(new Opening.Refused(Refusal.of(Code.LINE_MUST_BE_KNOWN)));
        }
        var look = sight.look().get();
        var hindrance = hindrance(look, answers);
        if (hindrance.isPresent()) return Optional.of(new Opening.Refused(hindrance.get()));

        // What was only begun for the line alone gives way: the account was asked for as a whole.
        // What was sent in this very moment is a request like others, and goes on.
        if (open.isPresent() && !gate.drop(open.get().id(), at, actor)) return Optional.empty();
        var asked = new Asked(noticed, at, Terms.of(look.policy()).confirmed(), actor);
        var notice = notice(look, answers, asked);
        var begun = gate.begin(look.known().line(), notice, answers, actor, id -> {
            var file = AskingRules.noticed(file(id, look), notice);
            return new ClosureGate.Begun(file, new Received(at), List.of());
        });
        return begun instanceof Opening.AlreadyOpen ? Optional.empty() : Optional.of(begun);
    }

    /**
     * When and by whom a closing is asked for.
     *
     * @param noticed the time of notice, from which the latest stop counts (I9, I10)
     * @param at when it is looked at, from which the decision counts
     */
    private record Asked(Instant noticed, Instant at, Terms terms, Actor actor) {}

    private NoticeReceived notice(Look look, Answers answers, Asked asked) {
        return new NoticeReceived(
                asked.noticed(),
                answers.reason(),
                agreed(look, answers),
                answers.stop().by(),
                look.preview().stopOn(),
                answers.quote(),
                asked.terms(),
                promises.decideBy(look.policy(), asked.at()),
                promises.stopMax(look.policy(), asked.noticed()),
                look.ordersOver(),
                RiskScale.of(look.policy(), known(look, answers, asked)),
                look.preview().checks().stream().map(Check::kept).toList());
    }

    private static RiskScale.Known known(Look look, Answers answers, Asked asked) {
        var changed = look.preview().checks().stream()
                .anyMatch(check -> check.code() == Check.Code.RECENT_CHANGE && check.found());
        return new RiskScale.Known(
                asked.at(),
                answers.reason(),
                look.known().line().activatedAt(),
                look.preview().weReturn(),
                changed,
                asked.actor().isStaff() ? asked.actor().who() : null);
    }

    // A sum that nobody asked for is no consent to anything, whoever sends it (I21).
    private static Set<String> agreed(Look look, Answers answers) {
        var asked = asked(look).map(Check::consent).collect(Collectors.toSet());
        var agreed = new TreeSet<>(answers.consents());
        agreed.removeIf(one -> EarlyFee.isConsent(one) && !asked.contains(one));
        return agreed;
    }

    private static ClosureFile file(CaseId id, Look look) {
        var line = look.known().line();
        var number = line.identity().msisdn();
        return new ClosureFile(
                id,
                line.id(),
                number.substring(number.length() - 4),
                Terms.of(look.policy()),
                null,
                Set.of(),
                StopBy.SOON,
                null,
                Weighed.NOTHING,
                null,
                Map.of(),
                null,
                null,
                null);
    }

    private static Optional<Refusal> hindrance(Look look, Answers answers) {
        return notInService(look)
                .or(() -> blocked(look))
                .or(() -> unknownReason(look, answers))
                .or(() -> answers.stop()
                        .bounds()
                        .refusal(
                                look.known().line(),
                                look.policy(),
                                look.preview().at(),
                                look.preview().checks()))
                .or(() -> missingConsent(look, answers));
    }

    private static Optional<Refusal> notInService(Look look) {
        return IN_SERVICE.contains(look.known().line().status())
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.LINE_MUST_BE_IN_SERVICE));
    }

    private static Optional<Refusal> blocked(Look look) {
        var blocking = look.preview().checks().stream()
                .filter(Check::stops)
                .map(check -> check.code().name())
                .collect(Collectors.toSet());
        return blocking.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.CHECKS_MUST_NOT_BLOCK, "checks", listed(blocking)));
    }

    private static Optional<Refusal> unknownReason(Look look, Answers answers) {
        var reason = answers.reason();
        return reason == null || look.policy().reasons().contains(reason)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        Code.REASON_MUST_BE_ON_THE_LIST,
                        "reasons",
                        String.join(", ", look.policy().reasons())));
    }

    private static Optional<Refusal> missingConsent(Look look, Answers answers) {
        var missing = asked(look)
                .filter(check -> !answers.consents().contains(check.consent()))
                .map(check -> check.code().name())
                .collect(Collectors.toSet());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.CONSENTS_MUST_BE_GIVEN, "checks", listed(missing)));
    }

    private static Stream<Check> asked(Look look) {
        return look.preview().checks().stream().filter(Check::asksConsent);
    }

    private static String listed(Set<String> codes) {
        return String.join(", ", new TreeSet<>(codes));
    }

    /** To the microsecond, as it is stored and hashed. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
