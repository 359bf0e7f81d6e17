// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import signoff.closure.Closures.Stop;
import signoff.closure.check.Asker;
import signoff.closure.check.Checks;
import signoff.closure.check.LineFacts;
import signoff.closure.check.LineFacts.Known;
import signoff.closure.check.Looked.Asked;
import signoff.closure.rules.StopBy;
import signoff.closure.rules.Terms;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.Line;
import signoff.policy.ClosurePolicy;
import signoff.policy.Policies;
import signoff.policy.Trigger;
import signoff.policy.WorkingDays;

/** Computes what closing a line would mean. Reads only: nothing changes by looking. */
@Component
class Previews {

    /** A preview, and what it was computed from. */
    record Look(Known known, ClosurePolicy policy, Preview preview) {

        /** When orders that cannot be cancelled are waited for no longer; null for none. */
        @Nullable
        Instant ordersOver() {
            return known.ordersOver(policy);
        }
    }

    /** The same, with the case that is open, if there is one. */
    record Sight(Optional<CaseId> open, Optional<Look> look) {}

    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);

    private final ClosureStore store;
    private final LineFacts facts;
    private final Promises promises;
    private final Clock clock;

    Previews(ClosureStore store, LineFacts facts, Promises promises, Clock clock) {
        this.store = store;
        this.facts = facts;
        this.promises = promises;
        this.clock = clock;
    }

    /** @param reason what the subscriber has said so far; null for nothing */
    Optional<Look> of(LineId line, @Nullable String reason, Stop wish, Asker asker) {
        return withOpen(line, reason, wish, asker).look();
    }

    /** In one trip; when that fails, in one for each question, to miss only what is broken. */
    Sight withOpen(LineId line, @Nullable String reason, Stop wish, Asker asker) {
        try {
            var trip = store.trip();
            var open = store.openFor(trip, line);
            var known = facts.of(trip, line);
            trip.goOrUndo();
            return new Sight(open.get(), known.get().map(one -> look(one, reason, wish, asker)));
        } catch (DataAccessException e) {
            LOG.warn("what is known of a line could not be read together", e);
            return new Sight(
                    store.openFor(line), facts.of(line).map(one -> look(one, reason, wish, asker)));
        }
    }

    private Look look(Known known, @Nullable String reason, Stop wish, Asker asker) {
        var policy = promises.policyFor(known.line(), reason);
        return new Look(known, policy, preview(known, policy, wish, asker));
    }

    private Preview preview(Known known, ClosurePolicy policy, Stop wish, Asker asker) {
        var now = clock.instant();
        var terms = Terms.of(policy);
        var stopOn = wish.bounds().of(known.line(), policy, now);
        var stopMax = promises.stopMax(policy, now);
        var cooled = wish.by() == StopBy.NOW ? now : terms.coolingUntil(now, stopMax);
        var planned = terms.stopAt(cooled, stopOn);
        var stop = terms.waitedFor(planned, known.ordersOver(policy), stopMax);
        var confirmBy = terms.mustConfirm() ? terms.confirmUntil(now, stopMax) : null;
        var earlyFee = known.earlyFee(policy, stop);
        var balance = known.balance(earlyFee);
        return new Preview(
                known.line().id(),
                policy.version(),
                now,
                confirmBy,
                promises.decideBy(policy, now),
                stop,
                stop,
                wish.by(),
                stopOn,
                terms.refundBy(stop),
                terms.restorableUntil(stop),
                terms.quarantinedUntil(stop),
                known.balances().of(signoff.ledger.AccountKind.PAID),
                known.returned(),
                balance.owed().minusAtMost(earlyFee),
                earlyFee,
                balance.weReturn(),
                balance.youOwe(),
                facts.legs(known, balance.weReturn()),
                balance.lostBonus(),
                known.unused(),
                known.line().mandates(),
                new Checks(policy).of(known.looked(earlyFee, new Asked(asker, confirmBy, stop))),
                policy.reasons(),
                policy.suspendOffered() && policy.saveOffersMax() > 0);
    }

    /** Which policy judges a line, and what it promises to be done by when. */
    @Component
    static class Promises {

        private final Policies policies;
        private final WorkingDays workingDays;

        Promises(Policies policies, WorkingDays workingDays) {
            this.policies = policies;
            this.workingDays = workingDays;
        }

        /** @param reason what the subscriber says, which may make another case of it */
        ClosurePolicy policyFor(Line line, @Nullable String reason) {
            return policies.current(line.brand(), line.country(), line.kind(), Trigger.of(reason));
        }

        Instant decideBy(ClosurePolicy policy, Instant from) {
            return workingDays.endOf(
                    policy.reviewMaxDays(), from, policy.calendar(), policy.zone());
        }

        /** The end of all charges that the subscriber did not choose, from the notice (I10). */
        Instant stopMax(ClosurePolicy policy, Instant notice) {
            var calendar = notice.plus(policy.stopMax());
            var working = workingDays.endOf(
                    policy.stopMaxDays(), notice, policy.calendar(), policy.zone());
            return working.isBefore(calendar) ? working : calendar;
        }

        /** An answer of the subscriber is looked at as soon as a new request should be. */
        Instant lookBy(Terms terms, Instant from) {
            var policy = policies.pinned(terms.policyVersion());
            return workingDays.endOf(
                    policy.reviewTargetDays(), from, policy.calendar(), policy.zone());
        }

        /** By the policy that was pinned at the notice, not by the newest (I13). */
        Instant decideBy(Terms terms, Instant from) {
            return decideBy(policies.pinned(terms.policyVersion()), from);
        }
    }
}
