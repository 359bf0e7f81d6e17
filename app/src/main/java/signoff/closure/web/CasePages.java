// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Payment;
import signoff.closure.Reviews;
import signoff.closure.review.SaidStore.Said;
import signoff.closure.review.SaidStore.Topic;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.line.commitment.Commitments;
import signoff.policy.Policies;
import signoff.refund.RefundLeg;
import signoff.refund.Refunds;
import signoff.refund.instrument.Instruments;

/**
 * The page a closing is followed on: who waits for whom until when, what is done, what comes
 * (SF-75), and what the subscriber can still do about it.
 */
@Controller
@RequestMapping("/closures/{closure}")
class CasePages {

    /** Those that end no service, so that nothing has to be given back. */
    private static final Set<Status> ENDLESS =
            Set.of(Status.WITHDRAWN, Status.LAPSED, Status.REVERSED);

    private final Own own;
    private final Closures closures;
    private final Policies policies;
    private final Refunds refunds;
    private final Commitments commitments;
    private final Instruments instruments;
    private final Reviews reviews;

    CasePages(Own own, Closures closures, Policies policies, Facts facts, Reviews reviews) {
        this.reviews = reviews;
        this.commitments = facts.commitments();
        this.own = own;
        this.closures = closures;
        this.policies = policies;
        this.refunds = facts.refunds();
        this.instruments = facts.instruments();
    }

    /** What went back, what can be paid by, and what the line is tied by. */
    @Component
    record Facts(Refunds refunds, Instruments instruments, Commitments commitments) {}

    static String address(ClosureView closure) {
        return "redirect:/closures/" + closure.id().value();
    }

    @GetMapping
    String status(Visitor visitor, @PathVariable UUID closure, Model model) {
        show(own.closure(visitor, closure), model);
        return "closure/status";
    }

    /** To print and to keep (SF-92): what is true of the case now, and nothing else (I29). */
    @GetMapping("/receipt")
    String receipt(Visitor visitor, @PathVariable UUID closure, Model model) {
        show(own.closure(visitor, closure), model);
        return "closure/receipt";
    }

    @PostMapping("/code")
    String confirm(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes afterwards) {
        var found = own.closure(visitor, closure);
        var deciding = closures.confirm(found.id(), TypedCode.of(code), visitor.actor());
        if (deciding instanceof Deciding.Refused) {
            afterwards.addFlashAttribute("typed", Map.of("code", code));
        }
        return told(deciding, visitor, "code", afterwards, found);
    }

    @PostMapping("/code/again")
    String sendCodeAgain(
            Visitor visitor, @PathVariable UUID closure, RedirectAttributes afterwards) {
        var found = own.closure(visitor, closure);
        var deciding = closures.sendCodeAgain(found.id(), visitor.actor());
        if (deciding instanceof Deciding.Decided) {
            afterwards.addFlashAttribute("sentAgain", true);
        }
        return told(deciding, visitor, "", afterwards, found);
    }

    /**
     * Pays the final bill (SF-44).
     *
     * @param round of the page that was shown: the same page sent twice is one payment (I20)
     */
    @PostMapping("/pay")
    String pay(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String instrument,
            @RequestParam(defaultValue = "0") int round,
            RedirectAttributes afterwards) {
        var found = own.closure(visitor, closure);
        var payment = new Payment(instrument, round);
        var deciding = closures.payFinalBill(found.id(), payment, visitor.actor());
        return told(deciding, visitor, fieldOf(deciding), afterwards, found);
    }

    private static String fieldOf(Deciding deciding) {
        return deciding instanceof Deciding.Refused(var why)
                        && why.code() == Refusal.Code.PROPERTY_MUST_FIT
                ? "instrument"
                : "";
    }

    @PostMapping("/withdraw")
    String withdraw(Visitor visitor, @PathVariable UUID closure, RedirectAttributes afterwards) {
        var found = own.closure(visitor, closure);
        var deciding = closures.withdraw(found.id(), visitor.actor());
        return told(deciding, visitor, "", afterwards, found);
    }

    /** Answers what the operator has asked (SF-78). */
    @PostMapping("/answer")
    String answer(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes afterwards) {
        var found = own.closure(visitor, closure);
        var refused = reviews.answer(found.id(), words, visitor.actor());
        return said(refused, visitor, words, afterwards, found);
    }

    /** Asks for another person to look (C11). */
    @PostMapping("/appeal")
    String appeal(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes afterwards) {
        var found = own.closure(visitor, closure);
        var refused = reviews.appeal(found.id(), words, visitor.actor());
        return said(refused, visitor, words, afterwards, found);
    }

    // What was typed is kept for whoever has to put it right.
    private static String said(
            @Nullable Refusal why,
            Visitor visitor,
            String words,
            RedirectAttributes afterwards,
            ClosureView closure) {
        if (why != null) {
            afterwards.addFlashAttribute("typed", Map.of("words", words));
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, "words"));
        }
        return address(closure);
    }

    private static String told(
            Deciding deciding,
            Visitor visitor,
            String field,
            RedirectAttributes afterwards,
            ClosureView closure) {
        if (deciding instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, field));
        }
        return address(closure);
    }

    private void show(ClosureView closure, Model model) {
        model.addAttribute("closure", closure);
        model.addAttribute("line", own.lineOf(closure));
        model.addAttribute("kept", closures.checksOf(closure.id()));
        model.addAttribute("paidBack", paidBack(closure));
        model.addAttribute("said", closure.review() == null ? List.of() : said(closure));
        model.addAttribute("instruments", instruments.names(closure.line().account()));
        var policy = policies.pinned(closure.policyVersion());
        model.addAttribute("zone", policy.zone());
        model.addAttribute("leased", leased(closure, policy.returnWithin()));
    }

    // A word among staff is not for the subscriber.
    private List<Said> said(ClosureView closure) {
        return reviews.said(closure.id()).stream()
                .filter(one -> one.topic() != Topic.NOTE)
                .toList();
    }

    // As the check told it before: its date counts from the stop, and outlives the line.
    private @Nullable Map<String, Object> leased(ClosureView closure, Duration returnWithin) {
        var device = commitments.of(closure.line()).leasedDevice();
        var stop = closure.serviceStops();
        if (device == null || stop == null || ENDLESS.contains(closure.status())) return null;
        return Map.of("device", device, "until", stop.plus(returnWithin));
    }

    // By this case alone: one before it may have paid back for the same line, which was had back.
    private List<RefundLeg> paidBack(ClosureView closure) {
        return refunds.promised(closure.id());
    }
}
