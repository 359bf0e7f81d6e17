// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signoff.closure.review.KeptCheck;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.policy.ClosurePolicy.Severity;

/**
 * What one check found (4.6). One failing check never hides another.
 *
 * @param code the check; its words are {@link #words} and {@code check.<CODE>.clear}
 * @param severity what it does to the closing, by the policy
 * @param stops whether the closing cannot go on because of it
 * @param owner who must act: nobody when nothing was found, or when time alone puts it right
 * @param facts what the words need: amounts as minor units with their currency, counts
 * @param readAt when the facts were read
 * @param deadline by when its owner must act, or when it clears by itself
 * @param remedy what puts it right; null when there is nothing to do
 */
public record Check(
        Code code,
        Severity severity,
        Result result,
        boolean stops,
        Owner owner,
        Map<String, Object> facts,
        Instant readAt,
        @Nullable Instant deadline,
        @Nullable Remedy remedy) {

    /** In the order they are shown. */
    public enum Code {
        IDENTITY,
        RECENT_CHANGE,
        CONTACT,
        PORT_RUNNING,
        NUMBER_LOCKED,
        PAID_BALANCE,
        PROMOTIONAL_BALANCE,
        ALLOWANCE,
        UNPAID_BILL,
        UNFINISHED_ORDER,
        PLAN_CHANGE,
        RUNNING_TRANSACTION,
        RECURRING_PAYMENT,
        MINIMUM_TERM,
        DEVICE_INSTALMENTS,
        LEASED_DEVICE,
        BOUND_DEVICES,
        BINDINGS,
        BACKUP,
        LEGAL_HOLD
    }

    public enum Result {
        CLEAR,
        FOUND,
        /** It could not be made. It never hides another. */
        UNKNOWN
    }

    public enum Owner {
        NOBODY,
        SUBSCRIBER,
        OPERATOR
    }

    /** What puts it right, and where on the pages of the line that is done. */
    public enum Remedy {
        /** The page of the line leads to the case, whose code is typed there. */
        CONFIRM("/close"),
        PAY("/bill"),
        USE_UP("/close/stop"),
        CHOOSE_STOP("/close/stop"),
        SEE_ORDERS("#orders"),
        SEE_PLAN("/plan"),
        UNBIND("/devices"),
        TICK_OFF("/bindings"),
        EXPORT("/export"),
        SWITCH_OFF("/mandates"),
        LOOK_AGAIN("/close"),
        /** With the other provider, whom no page reaches; what they ask for stands there. */
        CALL_OFF("#about"),
        /** By post; what the parcel needs stands there. */
        RETURN("#about"),
        CONTACTS("/contacts"),
        SEE_CONTACTS("/contacts"),
        WAIT("/close");

        private final String page;

        Remedy(String page) {
            this.page = page;
        }

        /** The page on which it is done, or which has what is needed for it. */
        public String pageOf(LineId line) {
            return this == CONTACTS || this == SEE_CONTACTS
                    ? page
                    : "/lines/" + line.value() + page;
        }
    }

    /** Where the same thing that was found means something else, by its weight. */
    private static final Map<Code, Severity> OTHERWISE = Map.of(
            Code.IDENTITY, Severity.ADVISE,
            Code.CONTACT, Severity.BLOCK,
            Code.UNPAID_BILL, Severity.BLOCK,
            Code.UNFINISHED_ORDER, Severity.BLOCK,
            Code.RUNNING_TRANSACTION, Severity.BLOCK,
            Code.BOUND_DEVICES, Severity.BLOCK,
            Code.PORT_RUNNING, Severity.SETTLE,
            Code.NUMBER_LOCKED, Severity.ADVISE,
            Code.RECENT_CHANGE, Severity.ADVISE,
            Code.MINIMUM_TERM, Severity.ADVISE);

    /** The key of the sentence that says what was found: true of its weight. */
    public String words() {
        return words(code, severity);
    }

    /** The same of a check that is still to be made. */
    public static String words(Code code, Severity severity) {
        var key = "check." + code + ".found";
        return OTHERWISE.get(code) == severity ? key + "." + severity : key;
    }

    /**
     * What is kept of it with the case, when the notice comes in: what to look up later is what was
     * found, not who had to act until when.
     */
    public KeptCheck kept() {
        return KeptCheck.of(code.name(), result.name(), severity.name(), stops, facts);
    }

    /** What was kept with a case, to be shown once more. */
    public static Check of(KeptCheck kept, Instant readAt) {
        return new Check(
                Code.valueOf(kept.code()),
                Severity.valueOf(kept.weight()),
                Result.valueOf(kept.result()),
                kept.stops(),
                Owner.NOBODY,
                kept.values(),
                readAt,
                null,
                null);
    }

    public boolean found() {
        return result == Result.FOUND;
    }

    public boolean unknown() {
        return result == Result.UNKNOWN;
    }

    /** Whether the subscriber has to agree to it by name. */
    public boolean asksConsent() {
        return found() && severity == Severity.CONSENT;
    }

    /** What is included and not used, where the check is about that. */
    public List<Unused> unused() {
        return Unused.in(facts);
    }

    /**
     * What agreeing to it is written down as. Where money is asked for, the sum is part of it: who
     * agreed to one sum has not agreed to another (I21).
     */
    public String consent() {
        return code == Code.MINIMUM_TERM && facts.get("amount") instanceof Money fee
                ? EarlyFee.consent(fee)
                : code.name();
    }
}
