// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.catalog.Offering;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.Line;

/** Changes the plans of lines, at once or when the paid period is over (SF-11). */
public interface PlanChanges {

    /** What the line could be on instead: of the same kind, country and form of SIM. */
    List<Offering> choices(Line line);

    /** What a change comes to today, to the minor unit. */
    Quote quote(LineId line, Offering to);

    /**
     * Changes the plan, or agrees to change it when the period is over. The same request again is
     * answered alike and changes nothing (I36). Refused with the case number while the line is
     * being closed. A change that was agreed before is replaced.
     */
    Deciding change(Request request, Actor actor);

    /** Takes back a change that has not come yet. */
    Deciding cancel(CaseId change, Actor actor);

    Optional<Change> find(CaseId change);

    /** The change that the line awaits. */
    Optional<Change> awaited(LineId line);

    enum When {
        AT_ONCE,
        PERIOD_END
    }

    /**
     * What is asked for.
     *
     * @param request made before the first try; the same one is the same change
     * @param version of the catalog whose price was shown
     * @param returned what was shown as given back at once; nothing at the end of the period
     */
    record Request(
            UUID request,
            LineId line,
            String offering,
            String version,
            When when,
            Money returned) {}

    /**
     * What a change comes to.
     *
     * @param endsOn when the running period is over; null for a line that has none
     * @param returned the unused part of the fee that was paid, if it changes at once
     * @param fee what the first period of the new plan costs
     * @param due what the paid balance must have for that beside what is returned
     * @param balance what it has
     * @param onceRefused why it cannot change at once; null when it can
     * @param laterRefused why it cannot change at the end of the period; null when it can
     */
    record Quote(
            @Nullable LocalDate endsOn,
            Money returned,
            Money fee,
            Money due,
            Money balance,
            @Nullable Refusal onceRefused,
            @Nullable Refusal laterRefused) {

        /** What the paid balance has when it was changed at once. */
        public Money after() {
            return balance.plus(returned).minusAtMost(fee);
        }
    }

    /**
     * A change as people see it.
     *
     * @param returned what was or would be given back of the old fee
     * @param fee what each period of the new plan costs
     */
    record Change(
            CaseId id,
            LineId line,
            String offering,
            String version,
            When when,
            Status status,
            Money returned,
            Money fee,
            Instant askedAt) {}

    enum Status {
        /** Agreed; it comes with the end of the period. */
        AGREED,
        CHANGED,
        CANCELLED,
        /** Another one was agreed in its place. */
        REPLACED,
        /** A closing of the line began before it came. */
        DROPPED
    }

    sealed interface Deciding {
        record Decided(Change change) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }
}
