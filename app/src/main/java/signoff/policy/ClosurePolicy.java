// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules one closure is judged by, resolved from the files and pinned to the case (I13). Every
 * limit of a closure is here and nowhere else.
 *
 * @param version names the resolved content for ever: preset, date and a hash, such as
 *     {@code data-card-2026-11-01-3f9a2c41}
 * @param zone the zone that its days are counted in
 * @param calendar the country whose business days count (ISO 3166-1 alpha-2)
 * @param confirmation whether a code by mail or SMS must come back (C6)
 * @param confirmWithin how long the request waits for that code before it lapses (C7)
 * @param codeValid how long one code can be used (I33)
 * @param codeTries how many wrong codes may be given before a new one is needed
 * @param coolingOff how long the subscriber may change their mind after confirming (C8)
 * @param closeNow whether a subscriber may do without that time (C8)
 * @param stopMax how long after the notice charges end at the latest, unless the subscriber wants
 *     it later; cooling-off is cut short for it (I10)
 * @param stopMaxDays the same in working days; of the two, the earlier counts
 * @param reviewTargetDays working days by which a decision is aimed at (SF-72)
 * @param reviewMaxDays working days by which a decision is promised; 15 at most
 * @param review when people look at a request, and what they may ask
 * @param remindBeforeStop when the subscriber is reminded before service stops
 * @param executeWithin how long the network may take before a person is called
 * @param executionBlackout the hours of a day in which the network is not touched for a stop; what
 *     is charged ends as planned (C14)
 * @param ackSeconds after how many seconds the receipt of a notice is late (R1)
 * @param drainMost how long sessions that run at the stop may go on, an hour at most; then they are
 *     ended by force, but no emergency call
 * @param lateUsage how long usage that happened before the stop may still be charged (C18); what
 *     comes later is the operator's cost
 * @param refundWithin how long after that the refund may take to leave (C19)
 * @param payWithin how long a final bill may stay unpaid before collection
 * @param payGrace how long a payment that was declined leaves to pay in another way, at least
 * @param bankAnswersWithin how long a bank may take to answer before a person is called
 * @param fourEyesAmount up to what sum, in whole units of the line's currency, one person alone may
 *     say that a refund was paid by other means (I7)
 * @param quarantine how long the number rests (I24)
 * @param restorable how long the line can be had back; never more than the quarantine
 * @param portRight how long after the stop the number can still be moved to another provider; never
 *     more than the quarantine
 * @param stopWithin how far ahead a subscriber may choose the day on which service stops
 * @param useUpWithin how long after cooling-off a balance may be used up before service stops
 *     anyway
 * @param quoteValid how long a preview can be held as a quote
 * @param draftKept how long an unfinished request is kept
 * @param signInKept how long signing in works after all lines of an account have ended
 * @param identityKept for how long after that end the law wants to know who the holder was
 * @param saveOffersMax how many offers to stay are shown beside the closing
 * @param suspendOffered whether a pause is offered beside the closing (SF-67)
 * @param suspendMax how long one pause can last at most
 * @param suspendPrice what one pause costs, in whole units of the line's currency
 * @param replacePrice what another SIM for a line costs, in whole units of the line's currency
 * @param blockMinutes how many minutes the network may take to turn a line off or on before a
 *     person is called
 * @param blockReminded after how long the subscriber is told that a line is still blocked
 * @param lookWithin after how long a person who has not looked at a line that is stuck is called
 *     again
 * @param runningWait how long a transaction that runs is waited for, before it is settled
 * @param recentChange how long after a change of SIM, password or contact a closing waits (I34)
 * @param portWithin how long another provider's order for the number may stand in the way; after
 *     that it has run out
 * @param returnWithin how long after the stop a leased device may take to come back
 * @param earlyFeeMostPercent how much of the fee in the contract may be asked for at most (I21)
 * @param unknownBlocks whether a check that could not be made stops what it is there to stop
 * @param reasons the reasons to choose from; none has to be chosen
 * @param severities how much each check weighs, by its code
 */
public record ClosurePolicy(
        String version,
        ZoneId zone,
        String calendar,
        Confirmation confirmation,
        Duration confirmWithin,
        Duration codeValid,
        int codeTries,
        Duration coolingOff,
        boolean closeNow,
        Duration stopMax,
        int stopMaxDays,
        int reviewTargetDays,
        int reviewMaxDays,
        Review review,
        Duration remindBeforeStop,
        Duration executeWithin,
        Blackout executionBlackout,
        int ackSeconds,
        Duration drainMost,
        Duration lateUsage,
        Duration refundWithin,
        Duration payWithin,
        Duration payGrace,
        Duration bankAnswersWithin,
        int fourEyesAmount,
        Duration quarantine,
        Duration restorable,
        Duration portRight,
        Duration stopWithin,
        Duration useUpWithin,
        Duration quoteValid,
        Duration draftKept,
        Duration signInKept,
        Duration identityKept,
        int saveOffersMax,
        boolean suspendOffered,
        Duration suspendMax,
        int suspendPrice,
        int replacePrice,
        int blockMinutes,
        Duration blockReminded,
        Duration lookWithin,
        Duration runningWait,
        Duration recentChange,
        Duration portWithin,
        Duration returnWithin,
        int earlyFeeMostPercent,
        boolean unknownBlocks,
        List<String> reasons,
        Map<String, Severity> severities) {

    /**
     * Whether somebody may be let go of at once: only who has to prove who they are, and only where
     * a step that was rash can still be undone.
     */
    public boolean closesNow() {
        return closeNow && confirmation == Confirmation.REQUIRED && restorable.isPositive();
    }

    public enum Confirmation {
        REQUIRED,
        NONE
    }

    /** What a check that found something does to the closing (4.6). */
    public enum Severity {
        /** The closing cannot go on until it is resolved. */
        BLOCK,
        /** It is settled on the way: paid out, billed or cancelled. */
        SETTLE,
        /** Something is lost, and the subscriber has to agree to it by name. */
        CONSENT,
        /** Good to know. */
        ADVISE
    }

    /** What is known of a request that may make a person look at it. */
    public enum Risk {
        /** Every request has it: its points are where counting begins. */
        ANY,
        /** Staff asked for somebody. */
        AGENT_ASKED,
        /** So much money would be paid back as {@code riskCreditFrom} says. */
        HIGH_CREDIT,
        /** The line is younger than {@code riskYoungLine}. */
        YOUNG_LINE,
        /** SIM, password or contact were changed a short time ago (I34). */
        RECENT_CHANGE,
        /** A wrong code was given before the right one. */
        WRONG_CODES,
        /** Those who are left ask. */
        HOLDER_DIED
    }

    /**
     * When people look at a request, and what they may ask of its subscriber.
     *
     * @param from from so many points of risk on, one person looks at it
     * @param twoFrom from so many on, two have to agree (I7)
     * @param creditFrom what counts as high credit, in whole units of the line's currency
     * @param youngLine how long after it was activated a line is young
     * @param deemed whether a request counts as approved when nobody decided in time (C12)
     * @param infoWithin how long the subscriber may take to answer a question (C5)
     * @param infoRounds how often the subscriber may be asked at most
     * @param infoReminded after how long without an answer the subscriber is reminded, each time
     * @param appealWithin how long a rejection can be appealed against (C11)
     * @param points of each risk
     */
    public record Review(
            int from,
            int twoFrom,
            int creditFrom,
            Duration youngLine,
            boolean deemed,
            Duration infoWithin,
            int infoRounds,
            Duration infoReminded,
            Duration appealWithin,
            Map<Risk, Integer> points) {}

    /**
     * Hours of each day in which nothing is done in the network, such as 22:00 to 06:00. Both are
     * null where there are none.
     */
    public record Blackout(
            @Nullable LocalTime from, @Nullable LocalTime until) {

        public static final Blackout NONE = new Blackout(null, null);

        /** Nobody who has left waits for longer until the network knows. */
        private static final Duration LONGEST = Duration.ofHours(12);

        private static final String NO_HOURS = "none";
        private static final String HOUR = "(?:[01]\\d|2[0-3]):[0-5]\\d";
        private static final Pattern HOURS =
                Pattern.compile("(?<from>" + HOUR + ") to (?<until>" + HOUR + ")");

        static @Nullable Blackout read(String text) {
            if (text.equals(NO_HOURS)) return NONE;
            var hours = HOURS.matcher(text);
            if (!hours.matches()) return null;
            return new Blackout(
                    LocalTime.parse(hours.group("from")), LocalTime.parse(hours.group("until")));
        }

        String written() {
            return from == null || until == null ? NO_HOURS : from + " to " + until;
        }

        boolean allowed() {
            if (from == null || until == null) return true;
            var hours = Duration.between(from, until);
            var length = hours.isNegative() ? hours.plusDays(1) : hours;
            return length.isPositive() && length.compareTo(LONGEST) <= 0;
        }

        /** The same moment, or the end of those hours when it is in them. */
        public Instant after(Instant at, ZoneId zone) {
            if (from == null || until == null) return at;
            var here = at.atZone(zone);
            var time = here.toLocalTime();
            var overMidnight = until.isBefore(from);
            var within = overMidnight
                    ? !time.isBefore(from) || time.isBefore(until)
                    : !time.isBefore(from) && time.isBefore(until);
            if (!within) return at;
            var day = here.toLocalDate();
            var last = overMidnight && !time.isBefore(from) ? day.plusDays(1) : day;
            var over = last.atTime(until).atZone(zone).toInstant();
            return over.isAfter(at) ? over : at; // The hour that an autumn has twice.
        }
    }
}
