// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import signoff.closure.rules.ClosureState.AskedPayee;
import signoff.closure.rules.ClosureState.AwaitingConfirmation;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.kernel.Money;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.refund.RefundLeg;

/** What the subscriber is told at which step, with the dates and sums of the file. Pure. */
public final class Tell {

    public static TellSubscriber received(ClosureFile file) {
        var facts = facts(file);
        var noticed = Objects.requireNonNull(file.when(Moment.NOTICED));
        put(facts, "noticeReceived", noticed);
        put(facts, TellSubscriber.LATE_AFTER, noticed.plus(file.terms().ackWithin()));
        put(facts, "decideBy", file.when(Moment.DECIDE_BY));
        return tell(file, Notice.CLOSURE_RECEIVED, 0, facts);
    }

    /** The code itself is computed when the message is sent: neither row nor journal has it. */
    public static TellSubscriber confirm(ClosureFile file, AwaitingConfirmation state) {
        var facts = facts(file);
        put(facts, "confirmBy", state.until());
        put(facts, "codeValidUntil", state.codeUntil());
        facts.put("codeKind", CODE_KIND);
        facts.put("codeSubject", file.id().value().toString());
        facts.put("codeContent", file.content());
        facts.put("codeRound", Integer.toString(state.round()));
        return tell(file, Notice.CLOSURE_CONFIRM, state.round(), facts);
    }

    public static TellSubscriber committed(ClosureFile file) {
        if (file.stopBy() == StopBy.NOW) return now(file);
        var facts = facts(file);
        var confirmed = Objects.requireNonNull(file.when(Moment.CONFIRMED));
        stop(file, facts, file.plannedStop(confirmed));
        put(facts, "decideBy", file.when(Moment.DECIDE_BY));
        var notice = file.stopBy() == StopBy.BALANCE_USED
                ? Notice.CLOSURE_USING_UP
                : Notice.CLOSURE_COMMITTED;
        return tell(file, notice, 0, facts);
    }

    // Nobody is told that something can be taken back which ends in this very moment.
    private static TellSubscriber now(ClosureFile file) {
        var facts = facts(file);
        var confirmed = Objects.requireNonNull(file.when(Moment.CONFIRMED));
        stop(file, facts, file.plannedStop(confirmed));
        return tell(file, Notice.CLOSURE_NOW, 0, facts);
    }

    /** Confirmed, and a person looks at it before anything else happens. */
    public static TellSubscriber inReview(ClosureFile file) {
        var facts = facts(file);
        put(facts, "decideBy", file.when(Moment.DECIDE_BY));
        return tell(file, Notice.CLOSURE_IN_REVIEW, 0, facts);
    }

    /** What is asked for, and why, is on the page: a message may be read by others (I32). */
    public static TellSubscriber needsInfo(ClosureFile file, NeedsInfo state) {
        var facts = facts(file);
        put(facts, "answerBy", state.until());
        var number = state.review().rounds() * REMINDERS_MOST + state.reminders();
        return tell(file, Notice.CLOSURE_NEEDS_INFO, number, facts);
    }

    public static TellSubscriber approved(ClosureFile file) {
        if (file.stopBy() == StopBy.NOW) return now(file);
        var facts = facts(file);
        var confirmed = Objects.requireNonNull(file.when(Moment.CONFIRMED));
        stop(file, facts, file.plannedStop(confirmed));
        return tell(file, Notice.CLOSURE_APPROVED, 0, facts);
    }

    public static TellSubscriber rejected(ClosureFile file, Instant appealUntil) {
        var facts = facts(file);
        put(facts, "appealBy", appealUntil);
        return tell(file, Notice.CLOSURE_REJECTED, 0, facts);
    }

    public static TellSubscriber appealed(ClosureFile file) {
        var facts = facts(file);
        put(facts, "decideBy", file.when(Moment.DECIDE_BY));
        return tell(file, Notice.CLOSURE_APPEALED, 0, facts);
    }

    public static TellSubscriber stopsSoon(ClosureFile file) {
        var facts = facts(file);
        var stop = file.when(Moment.STOP);
        var confirmed = Objects.requireNonNull(file.when(Moment.CONFIRMED));
        stop(file, facts, stop == null ? file.plannedStop(confirmed) : stop);
        return tell(file, Notice.CLOSURE_STOPS_SOON, stop == null ? 0 : 1, facts);
    }

    public static TellSubscriber serviceEnded(ClosureFile file) {
        var facts = facts(file);
        stop(file, facts, file.stopAt());
        return tell(file, Notice.SERVICE_ENDED, 0, facts);
    }

    /** One message for each payment that went back, with what went back to it. */
    public static TellSubscriber refundSent(ClosureFile file, RefundLeg part) {
        return tell(file, Notice.REFUND_SENT, part.number(), sum(file, part.amount()));
    }

    /** Counted on, as if it were one more leg. */
    public static TellSubscriber refundSentOtherwise(ClosureFile file, Refund refund) {
        var number = refund.lastNumber() + 1;
        return tell(file, Notice.REFUND_SENT, number, sum(file, refund.homeless()));
    }

    /** The code for an account that was named. It is bound to that account, and to no other. */
    public static TellSubscriber confirmPayee(ClosureFile file, Refund refund, AskedPayee asked) {
        var facts = sum(file, refund.homeless());
        put(facts, "codeValidUntil", asked.codeUntil());
        facts.put("codeKind", PAYEE_CODE_KIND);
        facts.put("codeSubject", file.id().value().toString());
        facts.put("codeContent", asked.payee());
        facts.put("codeRound", Integer.toString(refund.codes()));
        // Nothing is clicked here: the code is typed by somebody who has signed in.
        facts.remove("path");
        return tell(file, Notice.REFUND_CONFIRM, refund.codes(), facts);
    }

    public static TellSubscriber refundDelayed(ClosureFile file, int round) {
        return tell(file, Notice.REFUND_DELAYED, round, money(file, facts(file)));
    }

    public static TellSubscriber finalBill(ClosureFile file, Instant payBy) {
        var facts = money(file, facts(file));
        put(facts, "payBy", payBy);
        return tell(file, Notice.FINAL_BILL, 0, facts);
    }

    public static TellSubscriber finalBillPaid(ClosureFile file) {
        return tell(file, Notice.FINAL_BILL_PAID, 0, money(file, facts(file)));
    }

    /** One message for each payment that was declined. */
    public static TellSubscriber finalPaymentDeclined(ClosureFile file, Collecting state) {
        var facts = money(file, facts(file));
        put(facts, "payBy", state.until());
        return tell(file, Notice.FINAL_BILL_DECLINED, state.round(), facts);
    }

    public static TellSubscriber completed(ClosureFile file) {
        var facts = money(file, facts(file));
        stop(file, facts, file.stopAt());
        return tell(file, Notice.CLOSURE_COMPLETED, 0, facts);
    }

    public static TellSubscriber plain(ClosureFile file, Notice notice) {
        return tell(file, notice, 0, facts(file));
    }

    /** What {@code Codes.Purpose} calls the codes of this module. */
    public static final String CODE_KIND = "closure";

    /** The same for the codes of accounts. */
    public static final String PAYEE_CODE_KIND = "payee";

    /** More than there are days in which anybody is waited for: each message has its own number. */
    private static final int REMINDERS_MOST = 100;

    private static TellSubscriber tell(
            ClosureFile file, Notice notice, int round, Map<String, String> facts) {
        return new TellSubscriber(file.line().account(), file.line(), notice, round, facts);
    }

    private static Map<String, String> facts(ClosureFile file) {
        var facts = new TreeMap<String, String>();
        facts.put("caseNumber", file.id().number());
        facts.put("lineNumber", file.lineEnding());
        facts.put("path", "/closures/" + file.id().value());
        facts.put("zone", file.terms().zone().getId());
        return facts;
    }

    private static void stop(ClosureFile file, Map<String, String> facts, Instant stopAt) {
        put(facts, "serviceStops", stopAt);
        put(facts, "refundBy", file.terms().refundBy(stopAt));
        put(facts, "restorableUntil", file.terms().restorableUntil(stopAt));
    }

    private static Map<String, String> money(ClosureFile file, Map<String, String> facts) {
        var sum = file.credit() == null ? file.debt() : file.credit();
        facts.put("amountMinor", sum == null ? "0" : Long.toString(sum.minor()));
        if (sum != null) facts.put("currency", sum.currency().getCurrencyCode());
        return facts;
    }

    private static Map<String, String> sum(ClosureFile file, Money sum) {
        var facts = facts(file);
        facts.put("amountMinor", Long.toString(sum.minor()));
        facts.put("currency", sum.currency().getCurrencyCode());
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Instant at) {
        if (at != null) facts.put(name, at.toString());
    }

    private Tell() {}
}
