// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import signoff.closure.quote.Compared;
import signoff.closure.review.Weighed;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/**
 * What is known of a closure case in every state. Rules read it and answer with the next one.
 *
 * @param id the case itself
 * @param line the line to be closed
 * @param lineEnding the last four digits of its number, so that messages can say which line
 * @param terms what the pinned policy promises (I13)
 * @param reason one of the policy's reasons, or null
 * @param consents codes of the checks whose loss was agreed to
 * @param stopBy what the end of service waits for
 * @param stopOn the earliest stop that was asked for, or the latest one when it waits for an empty
 *     balance; null for as early as can be
 * @param weighed what the request was found to risk
 * @param quote the preview that was held, signed; or null
 * @param moments when what happened, for what has happened
 * @param credit what goes back, once struck
 * @param debt what stays to be paid, once struck
 * @param compared what became of the quote, once struck
 */
public record ClosureFile(
        CaseId id,
        LineId line,
        String lineEnding,
        Terms terms,
        @Nullable String reason,
        Set<String> consents,
        StopBy stopBy,
        @Nullable Instant stopOn,
        Weighed weighed,
        @Nullable String quote,
        Map<Moment, Instant> moments,
        @Nullable Money credit,
        @Nullable Money debt,
        @Nullable Compared compared) {

    /** Binds a code to what is confirmed: another answer needs another code (I33). */
    public String content() {
        var text = line.value() + "|" + terms.policyVersion() + "|" + new TreeSet<>(consents) + "|"
                + stopBy + "|" + stopOn;
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public ClosureFile under(Terms promised) {
        return new ClosureFile(
                id,
                line,
                lineEnding,
                promised,
                reason,
                consents,
                stopBy,
                stopOn,
                weighed,
                quote,
                moments,
                credit,
                debt,
                compared);
    }

    public ClosureFile answered(
            @Nullable String why, Set<String> agreed, StopBy by, @Nullable Instant stop) {
        return new ClosureFile(
                id,
                line,
                lineEnding,
                terms,
                why,
                agreed,
                by,
                stop,
                weighed,
                quote,
                moments,
                credit,
                debt,
                compared);
    }

    /** The same file, which remembers one moment more. */
    public ClosureFile at(Moment moment, Instant at) {
        var next = new EnumMap<Moment, Instant>(Moment.class);
        next.putAll(moments);
        var earlier = next.put(moment, at);
        assert moment != Moment.NOTICED || earlier == null : "the time of notice moved (I9)";
        return new ClosureFile(
                id,
                line,
                lineEnding,
                terms,
                reason,
                consents,
                stopBy,
                stopOn,
                weighed,
                quote,
                next,
                credit,
                debt,
                compared);
    }

    public ClosureFile weighed(Weighed found) {
        return new ClosureFile(
                id,
                line,
                lineEnding,
                terms,
                reason,
                consents,
                stopBy,
                stopOn,
                found,
                quote,
                moments,
                credit,
                debt,
                compared);
    }

    /** How many people of the operator have to agree: nobody for most requests. */
    public int reviewers() {
        return terms.review().reviewers(weighed.points());
    }

    /**
     * Until when who confirms at that time may change their mind; and for whoever waits for a
     * decision, the latest end of that, too.
     */
    public Instant coolingUntil(Instant confirmed) {
        var stopMax = when(Moment.STOP_MAX);
        // Who wants no time to think wants no warning either: a decision alone is waited for (C8).
        var now = stopBy == StopBy.NOW;
        var until = now ? confirmed : terms.coolingUntil(confirmed, stopMax);
        if (reviewers() == 0) return until;
        var decided = when(Moment.DECIDED) == null ? when(Moment.DECIDE_BY) : when(Moment.DECIDED);
        if (decided == null) return until;
        if (now) return decided.isAfter(until) ? decided : until;
        return terms.coolingUntil(until, decided, stopMax);
    }

    /** When service stops for who confirms at that time. */
    public Instant plannedStop(Instant confirmed) {
        return waitedFor(terms.stopAt(coolingUntil(confirmed), stopOn));
    }

    /** The same moment, or a later one where orders run that cannot be cancelled. */
    public Instant waitedFor(Instant stop) {
        return terms.waitedFor(stop, when(Moment.ORDERS_OVER), when(Moment.STOP_MAX));
    }

    /** Null for what has not happened. */
    public @Nullable Instant when(Moment moment) {
        return moments.get(moment);
    }

    /** The moment from which nothing is charged. Only asked once it is fixed. */
    public Instant stopAt() {
        return Objects.requireNonNull(moments.get(Moment.STOP), "no stop is fixed yet");
    }

    public ClosureFile struck(@Nullable Money left, @Nullable Money owed) {
        return new ClosureFile(
                id,
                line,
                lineEnding,
                terms,
                reason,
                consents,
                stopBy,
                stopOn,
                weighed,
                quote,
                moments,
                left,
                owed,
                compared);
    }

    public ClosureFile quoted(@Nullable String held) {
        return new ClosureFile(
                id,
                line,
                lineEnding,
                terms,
                reason,
                consents,
                stopBy,
                stopOn,
                weighed,
                held,
                moments,
                credit,
                debt,
                compared);
    }

    public ClosureFile compared(Compared found) {
        return new ClosureFile(
                id,
                line,
                lineEnding,
                terms,
                reason,
                consents,
                stopBy,
                stopOn,
                weighed,
                quote,
                moments,
                credit,
                debt,
                found);
    }
}
