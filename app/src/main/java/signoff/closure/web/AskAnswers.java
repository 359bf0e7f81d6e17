// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Holding;
import signoff.closure.Closures.Opening;
import signoff.closure.web.Asking.Elsewhere;
import signoff.closure.web.Asking.Open;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Visitor;

/** Takes what was answered on the pages of {@link AskPages}, and in the end the request itself. */
@Controller
@RequestMapping("/lines/{line}/close")
class AskAnswers {

    private final Askings askings;
    private final Closures closures;

    AskAnswers(Askings askings, Closures closures) {
        this.askings = askings;
        this.closures = closures;
    }

    @PostMapping("/reason")
    String reason(
            Visitor visitor, @PathVariable UUID line, AskForm form, RedirectAttributes afterwards) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open -> {
                var answers = form.withReason(open.answers());
                var opening = closures.draft(open.line().id(), answers, visitor.actor());
                yield next(opening, Askings.page(line, afterReason(open)), why -> {
                    say(visitor, why, "reason", afterwards);
                    return Askings.page(line, "/reason");
                });
            }
        };
    }

    private static String afterReason(Open open) {
        return open.losses().isEmpty() ? "/check" : "/consents";
    }

    @PostMapping("/stop")
    String stop(
            Visitor visitor, @PathVariable UUID line, AskForm form, RedirectAttributes afterwards) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open -> {
                var answers = form.withStop(open.answers(), open.zone());
                var why = askings.outOfBounds(open, answers.stop());
                if (why.isPresent()) {
                    var day = why.get().code() == Code.STOP_MUST_BE_IN_BOUNDS;
                    say(visitor, why.get(), day ? "stopOn" : "stop", afterwards);
                    // What was chosen stays so, or the mistake would be put right for nothing.
                    afterwards.addFlashAttribute("chosen", answers.stop().by().name());
                    afterwards.addFlashAttribute("typedDay", form.stopOn());
                    yield Askings.page(line, "/stop");
                }
                var opening = closures.draft(open.line().id(), answers, visitor.actor());
                yield next(opening, Askings.page(line, ""), refused -> {
                    say(visitor, refused, "stop", afterwards);
                    return Askings.page(line, "/stop");
                });
            }
        };
    }

    /** Holds what the preview shows: it goes with the request, whenever that is sent. */
    @PostMapping("/quote")
    String hold(Visitor visitor, @PathVariable UUID line, RedirectAttributes afterwards) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open -> {
                var before = open.answers();
                var held = closures.hold(open.line().id(), before.reason(), before.stop());
                if (held instanceof Holding.IsHeld(var quote)) {
                    var answers = new Answers(
                            before.reason(),
                            before.words(),
                            before.consents(),
                            before.stop(),
                            quote.token());
                    closures.draft(open.line().id(), answers, visitor.actor());
                }
                yield Askings.page(line, "");
            }
        };
    }

    @PostMapping("/consents")
    String consents(
            Visitor visitor, @PathVariable UUID line, AskForm form, RedirectAttributes afterwards) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open -> {
                var agreed = open.answering(form.withConsents(open.answers()));
                var opening = closures.draft(open.line().id(), agreed.answers(), visitor.actor());
                if (!agreed.agreed()) {
                    disagreed(visitor, agreed, afterwards);
                    yield Askings.page(line, "/consents");
                }
                yield next(opening, Askings.page(line, "/check"), why -> {
                    say(visitor, why, "", afterwards);
                    return Askings.page(line, "/consents");
                });
            }
        };
    }

    private static void disagreed(Visitor visitor, Open open, RedirectAttributes afterwards) {
        var why = Refusal.of(Code.CONSENTS_MUST_BE_GIVEN);
        var given = open.answers().consents();
        var first = open.losses().stream()
                .filter(loss -> !given.contains(loss.consent()))
                .map(loss -> loss.code().name())
                .findFirst()
                .orElse("");
        say(visitor, why, first, afterwards);
    }

    /**
     * The request itself (C2).
     *
     * @param print of the figures that the subscriber read before pressing the button
     * @param quote of the same, as the page held it
     */
    @PostMapping("/check")
    String request(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(required = false) @Nullable String print,
            @RequestParam(required = false) @Nullable String quote,
            RedirectAttributes afterwards) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open
            when !open.agreed() -> {
                disagreed(visitor, open, afterwards);
                yield Askings.page(line, "/consents");
            }
            // Nobody asks for what they have not read: the page is shown again, changes marked.
            case Open open
            when !Figures.print(open.preview(), open.zone()).equals(print) -> {
                afterwards.addFlashAttribute("figuresChanged", true);
                yield Askings.page(line, "/check");
            }
            case Open open ->
                next(
                        closures.request(
                                open.line().id(), askings.holding(open, quote), visitor.actor()),
                        Askings.page(line, "/check"),
                        why -> {
                            say(visitor, why, "", afterwards);
                            return Askings.page(line, pageFor(why));
                        });
        };
    }

    private static String pageFor(Refusal why) {
        return switch (why.code()) {
            case CHECKS_MUST_NOT_BLOCK -> "";
            case CONSENTS_MUST_BE_GIVEN -> "/consents";
            case REASON_MUST_BE_ON_THE_LIST -> "/reason";
            case STOP_MUST_BE_IN_BOUNDS, LINE_MUST_HAVE_A_PERIOD, CLOSING_NOW_MUST_BE_OFFERED ->
                "/stop";
            default -> "/check";
        };
    }

    /** A draft goes on to the next page, a case to its own page, a refusal back to the question. */
    private static String next(Opening opening, String page, Function<Refusal, String> refused) {
        return switch (opening) {
            case Opening.Opened(var closure) ->
                closure.noticeReceivedAt() == null ? page : CasePages.address(closure);
            case Opening.AlreadyOpen(var closure) ->
                closure.noticeReceivedAt() == null ? page : CasePages.address(closure);
            case Opening.Refused(var why) -> refused.apply(why);
        };
    }

    private static void say(
            Visitor visitor, Refusal why, String field, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, field));
    }
}
