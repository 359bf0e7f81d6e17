// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static signoff.policy.PolicyKey.blackout;
import static signoff.policy.PolicyKey.flag;
import static signoff.policy.PolicyKey.oneOf;
import static signoff.policy.PolicyKey.span;
import static signoff.policy.PolicyKey.whole;
import static signoff.policy.PolicyKey.word;
import static signoff.policy.PolicyKey.zone;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import signoff.policy.ClosurePolicy.Blackout;
import signoff.policy.ClosurePolicy.Confirmation;
import signoff.policy.ClosurePolicy.Severity;

/** Every key that a policy has, with its bounds. A bound is what no brand may pass. */
final class PolicySchema {

    static final PolicyKey<ZoneId> ZONE = zone("zone");
    static final PolicyKey<String> CALENDAR = word(
            "calendar",
            "a country (ISO 3166-1) with calendar files, such as CN",
            text -> text.matches("[A-Z]{2}"));

    static final PolicyKey<Confirmation> CONFIRMATION =
            oneOf("confirmation", List.of(Confirmation.values()));
    static final PolicyKey<Duration> CONFIRM_WITHIN = span("confirmWithin", "1 hour", "30 days");
    static final PolicyKey<Duration> CODE_VALID = span("codeValid", "5 minutes", "7 days");
    static final PolicyKey<Integer> CODE_TRIES = whole("codeTries", 1, 10);
    static final PolicyKey<Duration> COOLING_OFF = span("coolingOff", "0 days", "30 days");
    static final PolicyKey<Boolean> CLOSE_NOW = flag("closeNow");

    // The longest that a code and a cooling-off may take together; no law allows more (I10).
    static final PolicyKey<Duration> STOP_MAX = span("stopMax", "1 day", "60 days");
    static final PolicyKey<Integer> STOP_MAX_DAYS = whole("stopMaxDays", 1, 60);

    // Fifteen is the ceiling of X-01: the slowest promise in the field.
    static final PolicyKey<Integer> REVIEW_TARGET_DAYS = whole("reviewTargetDays", 0, 15);
    static final PolicyKey<Integer> REVIEW_MAX_DAYS = whole("reviewMaxDays", 0, 15);

    static final PolicyKey<Integer> REVIEW_FROM = whole("reviewFrom", 1, 99);
    static final PolicyKey<Integer> TWO_REVIEWERS_FROM = whole("twoReviewersFrom", 1, 99);
    static final PolicyKey<Integer> RISK_CREDIT_FROM = whole("riskCreditFrom", 0, 99_999);
    static final PolicyKey<Duration> RISK_YOUNG_LINE = span("riskYoungLine", "0 days", "365 days");
    static final PolicyKey<Boolean> DEEMED_APPROVAL = flag("deemedApproval");
    static final PolicyKey<Duration> INFO_WITHIN = span("infoWithin", "1 day", "60 days");
    static final PolicyKey<Integer> INFO_ROUNDS = whole("infoRounds", 0, 5);
    static final PolicyKey<Duration> INFO_REMINDED = span("infoReminded", "1 day", "30 days");
    static final PolicyKey<Duration> APPEAL_WITHIN = span("appealWithin", "1 day", "365 days");

    /** What makes a person look at a request. Each has words in {@code messages/policy}. */
    static final List<PolicyKey<Integer>> RISKS = Stream.of(ClosurePolicy.Risk.values())
            .map(risk -> whole("risk." + risk, 0, 99))
            .toList();

    static final PolicyKey<Duration> REMIND_BEFORE_STOP =
            span("remindBeforeStop", "0 hours", "7 days");
    static final PolicyKey<Duration> EXECUTE_WITHIN = span("executeWithin", "1 minute", "72 hours");
    static final PolicyKey<Blackout> EXECUTION_BLACKOUT = blackout("executionBlackout");

    // An hour is what a mail server on the way may keep a message for.
    static final PolicyKey<Integer> ACK_SECONDS = whole("ackSeconds", 1, 3_600);

    // Who talks when service stops may end the call, and nobody goes on for free for longer (4.2).
    static final PolicyKey<Duration> DRAIN_MOST = span("drainMost", "0 minutes", "60 minutes");

    // Sixty days after the stop nothing may be charged any more (I17). Where the law has a limit
    // for refunds, both together keep it (4.5).
    static final PolicyKey<Duration> LATE_USAGE = span("lateUsage", "0 days", "60 days");

    static final PolicyKey<Duration> BACKBILL_MAX = span("backbillMax", "0 days", "60 days");

    // The longest time a law allows, which is India's.
    static final PolicyKey<Duration> REFUND_WITHIN = span("refundWithin", "1 day", "45 days");
    static final PolicyKey<Duration> PAY_WITHIN = span("payWithin", "1 day", "90 days");
    static final PolicyKey<Duration> PAY_GRACE = span("payGrace", "1 day", "30 days");
    static final PolicyKey<Duration> BANK_ANSWERS_WITHIN =
            span("bankAnswersWithin", "1 hour", "7 days");
    static final PolicyKey<Integer> FOUR_EYES_AMOUNT = whole("fourEyesAmount", 0, 99_999);
    static final PolicyKey<Duration> QUARANTINE = span("quarantine", "30 days", "730 days");
    static final PolicyKey<Duration> RESTORABLE = span("restorable", "0 days", "365 days");
    static final PolicyKey<Duration> PORT_RIGHT = span("portRight", "0 days", "365 days");

    // Nobody plans the end of a contract further ahead, and no promise is kept for longer.
    static final PolicyKey<Duration> STOP_WITHIN = span("stopWithin", "1 day", "365 days");
    static final PolicyKey<Duration> USE_UP_WITHIN = span("useUpWithin", "1 day", "365 days");
    static final PolicyKey<Duration> QUOTE_VALID = span("quoteValid", "1 hour", "30 days");
    static final PolicyKey<Duration> DRAFT_KEPT = span("draftKept", "1 day", "90 days");
    static final PolicyKey<Duration> SIGN_IN_KEPT = span("signInKept", "1 day", "730 days");
    static final PolicyKey<Duration> IDENTITY_KEPT = span("identityKept", "0 days", "3650 days");
    // A pause is the one that there is.
    static final PolicyKey<Integer> SAVE_OFFERS_MAX = whole("saveOffersMax", 0, 1);
    static final PolicyKey<Boolean> SUSPEND_OFFERED = flag("suspendOffered");
    static final PolicyKey<Duration> SUSPEND_MAX = span("suspendMax", "1 day", "365 days");
    static final PolicyKey<Integer> SUSPEND_PRICE = whole("suspendPrice", 0, 999);
    static final PolicyKey<Integer> REPLACE_PRICE = whole("replacePrice", 0, 999);
    static final PolicyKey<Integer> BLOCK_MINUTES = whole("blockMinutes", 1, 60);
    static final PolicyKey<Duration> BLOCK_REMINDED = span("blockReminded", "1 day", "365 days");
    static final PolicyKey<Duration> LOOK_WITHIN = span("lookWithin", "1 hour", "7 days");

    static final PolicyKey<Duration> RUNNING_WAIT = span("runningWait", "0 hours", "7 days");
    static final PolicyKey<Duration> RECENT_CHANGE = span("recentChange", "0 hours", "30 days");
    static final PolicyKey<Duration> PORT_WITHIN = span("portWithin", "1 hour", "60 days");
    static final PolicyKey<Duration> RETURN_WITHIN = span("returnWithin", "1 day", "90 days");
    static final PolicyKey<Integer> EARLY_FEE_MOST = whole("earlyFeeMostPercent", 0, 100);
    static final PolicyKey<Boolean> UNKNOWN_BLOCKS = flag("unknownBlocks");

    /**
     * SF-29 to SF-40, in the order they are shown, and what only survivors say. Each has words in
     * {@code messages/policy}.
     */
    static final List<String> REASON_CODES = List.of(
            "NO_LONGER_NEEDED",
            "CHANGING_PROVIDER",
            "LOST_OR_STOLEN",
            "DAMAGED",
            "ACCOUNT_ANOMALY",
            "DISPUTE",
            "CHEAPER_ELSEWHERE",
            "ANOTHER_PRODUCT",
            "NOT_FITTING",
            "PRIVACY",
            "RUNNING_COST",
            "CREDIT_RECORD",
            "ENVIRONMENT",
            "HOLDER_DIED");

    /** The one list: each item is a reason code. */
    static final PolicyKey<String> REASONS =
            word("reasons", "a list of " + PolicyKey.joined(REASON_CODES), REASON_CODES::contains);

    // The column "Never" of 4.6: paid money is never forfeited and keeps nobody, what only
    // the subscriber can do elsewhere stops nobody, an order of a court keeps data and no line.
    static final List<PolicyKey<Severity>> SEVERITIES = List.of(
            severity("IDENTITY", Severity.BLOCK),
            severity("PAID_BALANCE", Severity.SETTLE),
            severity("PROMOTIONAL_BALANCE", Severity.CONSENT, Severity.ADVISE),
            severity("ALLOWANCE", Severity.CONSENT, Severity.ADVISE),
            severity("UNPAID_BILL", Severity.SETTLE, Severity.BLOCK),
            severity("UNFINISHED_ORDER", Severity.SETTLE, Severity.BLOCK),
            severity("PLAN_CHANGE", Severity.SETTLE, Severity.ADVISE),
            severity("RUNNING_TRANSACTION", Severity.SETTLE, Severity.BLOCK),
            severity("RECURRING_PAYMENT", Severity.SETTLE, Severity.ADVISE),
            severity("BOUND_DEVICES", Severity.CONSENT, Severity.SETTLE, Severity.BLOCK),
            severity("MINIMUM_TERM", Severity.CONSENT, Severity.ADVISE),
            // They go on as agreed: nothing of a closing settles them.
            severity("DEVICE_INSTALMENTS", Severity.ADVISE),
            severity("LEASED_DEVICE", Severity.SETTLE, Severity.ADVISE),
            severity("PORT_RUNNING", Severity.BLOCK, Severity.SETTLE),
            severity("NUMBER_LOCKED", Severity.BLOCK, Severity.ADVISE),
            severity("RECENT_CHANGE", Severity.BLOCK, Severity.ADVISE),
            severity("CONTACT", Severity.BLOCK, Severity.ADVISE),
            severity("LEGAL_HOLD", Severity.ADVISE),
            severity("BINDINGS", Severity.ADVISE, Severity.CONSENT),
            severity("BACKUP", Severity.ADVISE, Severity.CONSENT));

    static final String SEVERITY = "severities.";
    static final String RISK = "risk.";

    private static final List<PolicyKey<?>> PLAIN = List.of(
            ZONE,
            CALENDAR,
            CONFIRMATION,
            CONFIRM_WITHIN,
            CODE_VALID,
            CODE_TRIES,
            COOLING_OFF,
            CLOSE_NOW,
            STOP_MAX,
            STOP_MAX_DAYS,
            REVIEW_TARGET_DAYS,
            REVIEW_MAX_DAYS,
            REVIEW_FROM,
            TWO_REVIEWERS_FROM,
            RISK_CREDIT_FROM,
            RISK_YOUNG_LINE,
            DEEMED_APPROVAL,
            INFO_WITHIN,
            INFO_ROUNDS,
            INFO_REMINDED,
            APPEAL_WITHIN,
            REMIND_BEFORE_STOP,
            EXECUTE_WITHIN,
            EXECUTION_BLACKOUT,
            ACK_SECONDS,
            DRAIN_MOST,
            LATE_USAGE,
            BACKBILL_MAX,
            REFUND_WITHIN,
            PAY_WITHIN,
            PAY_GRACE,
            BANK_ANSWERS_WITHIN,
            FOUR_EYES_AMOUNT,
            QUARANTINE,
            RESTORABLE,
            PORT_RIGHT,
            STOP_WITHIN,
            USE_UP_WITHIN,
            QUOTE_VALID,
            DRAFT_KEPT,
            SIGN_IN_KEPT,
            IDENTITY_KEPT,
            SAVE_OFFERS_MAX,
            SUSPEND_OFFERED,
            SUSPEND_MAX,
            SUSPEND_PRICE,
            REPLACE_PRICE,
            BLOCK_MINUTES,
            BLOCK_REMINDED,
            LOOK_WITHIN,
            RUNNING_WAIT,
            RECENT_CHANGE,
            PORT_WITHIN,
            RETURN_WITHIN,
            EARLY_FEE_MOST,
            UNKNOWN_BLOCKS,
            REASONS);

    static final List<PolicyKey<?>> ALL = Stream.of(PLAIN, RISKS, SEVERITIES)
            .<PolicyKey<?>>flatMap(List::stream)
            .toList();

    private PolicySchema() {}

    /** Every key, as people read it. */
    static String names() {
        return PolicyKey.joined(ALL.stream().map(PolicyKey::name).toList());
    }

    private static PolicyKey<Severity> severity(String check, Severity... allowed) {
        return oneOf("severities." + check, List.of(allowed));
    }

    /** The name of the check that a severity belongs to. */
    static String check(PolicyKey<Severity> key) {
        return key.name().substring(SEVERITY.length());
    }

    /** The name of the risk that points belong to. */
    static String risk(PolicyKey<Integer> key) {
        return key.name().substring(RISK.length());
    }
}
