// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.catalog.Allowance;
import signoff.kernel.LineId;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.LedgerRule;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Posting;
import signoff.ledger.Transfer.Reason;
import signoff.ledger.Transfer;
import signoff.line.Line.Mandate;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.line.recurring.RecurringLine.Moved;
import signoff.line.recurring.RecurringLine;
import signoff.line.recurring.RecurringLines;
import signoff.renewal.RenewalRules.Fee;
import signoff.renewal.RenewalRules.Terms;
import signoff.renewal.RenewalRules.Turn.Charge;
import signoff.renewal.RenewalRules.Turn;

/**
 * Looks at lines whose time has come, a bounded set in one commit: locks them, posts what is due,
 * and writes down how they stand. What another has locked is left for later, so nobody waits, and a
 * line that is being closed is seen to be closing.
 */
@Component
class RenewalDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalDesk.class);

    private final RecurringLines lines;
    private final PlanTerms plans;
    private final Ledger ledger;
    private final Buckets buckets;
    private final UnpaidRenewals unpaid;
    private final OwnTopUps topUps;
    private final RenewalSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RenewalDesk(
            RecurringLines lines,
            PlanTerms plans,
            Ledger ledger,
            Buckets buckets,
            UnpaidRenewals unpaid,
            OwnTopUps topUps,
            RenewalSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.lines = lines;
        this.plans = plans;
        this.ledger = ledger;
        this.buckets = buckets;
        this.unpaid = unpaid;
        this.topUps = topUps;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One line at one look. */
    record Looked(RecurringLine line, Terms terms, Turn turn, Instant now) {

        LineId id() {
            return line.id();
        }

        LocalDate on() {
            return Objects.requireNonNull(line.chargeOn());
        }

        /** The same period is the same transfer, whoever posts it and however often. */
        Transfer transfer(Charge charge) {
            var name = id().value() + " " + on() + " " + charge.fee();
            return new Transfer(
                    UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                    id(),
                    AccountKind.PAID,
                    AccountKind.REVENUE,
                    charge.amount(),
                    Reason.RECURRING_FEE,
                    terms.startOf(on()));
        }
    }

    /** One commit. Answers whether there may be more that is due now. */
    boolean run() {
        return Boolean.TRUE.equals(transaction.execute(status -> look()));
    }

    private boolean look() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var due = lines.lockDue(now, settings.linesMost());
        if (due.isEmpty()) return false;

        var looked = looked(due, now);
        var postings = post(looked);
        var moved = new ArrayList<Moved>();
        var gone = new ArrayList<LineId>();
        for (var one : looked) {
            var after = after(one, postings.get(one.id()));
            if (after == null) gone.add(one.id());
            else moved.add(after);
        }
        topUps.orderWhereLow(looked);
        fill(looked, postings);
        lines.move(topUps.lookOften(moved, looked, settings.lookEvery()));
        lines.forget(gone);
        return due.size() == settings.linesMost();
    }

    private List<Looked> looked(List<RecurringLine> due, Instant now) {
        var terms = plans.of(due);
        return due.stream()
                .map(line -> {
                    var own = Objects.requireNonNull(terms.get(line.id()));
                    return new Looked(line, own, RenewalRules.turn(line, own, now), now);
                })
                .toList();
    }

    private Map<LineId, Posting> post(List<Looked> looked) {
        var transfers = new ArrayList<Transfer>();
        for (var one : looked) {
            if (one.turn() instanceof Charge charge) transfers.add(one.transfer(charge));
        }
        var postings = ledger.post(transfers);
        var byLine = new HashMap<LineId, Posting>();
        for (int place = 0; place < transfers.size(); place++) {
            byLine.put(transfers.get(place).line(), postings.get(place));
        }
        return byLine;
    }

    /** Gives what a paid period includes, in the commit that pays it. */
    private void fill(List<Looked> looked, Map<LineId, Posting> postings) {
        var given = new ArrayList<Bucket>();
        for (var one : looked) {
            var refused = postings.get(one.id()) instanceof NotPosted;
            if (refused || !(one.turn() instanceof Charge(var fee, _, var next))) continue;
            if (fee != Fee.PLAN) continue;
            var terms = one.terms();
            var day = next.minusMonths(terms.months());
            given.addAll(Allowance.given(
                    terms.allowances(), one.id(), "plan " + next, day, terms.zone()));
        }
        buckets.fill(given);
    }

    /** How the line stands after the look; null when nothing recurs on it any more. */
    private @Nullable Moved after(Looked one, @Nullable Posting posting) {
        return switch (one.turn()) {
            case Turn.Gone() -> {
                unpaid.drop(one);
                yield null;
            }
            case Turn.Rest(var lookAt) -> {
                unpaid.drop(one);
                yield moved(one, one.line().chargeOn(), one.line().paid(), lookAt);
            }
            case Turn.Free(var next) -> {
                unpaid.drop(one);
                yield turned(one, next, false);
            }
            case Charge charge -> charged(one, charge, Objects.requireNonNull(posting));
        };
    }

    private Moved charged(Looked one, Charge charge, Posting posting) {
        var renewed = charge.fee() == Fee.PLAN;
        if (!(posting instanceof NotPosted(var broken))) {
            if (renewed) unpaid.paid(one);
            else unpaid.drop(one);
            return turned(one, charge.next(), renewed);
        }
        if (broken != LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS) {
            LOG.warn("line {} cannot be charged: {}", one.id().value(), broken);
            var tomorrow = one.now().plus(1, ChronoUnit.DAYS);
            return moved(one, one.on(), one.line().paid(), tomorrow);
        }
        // Nobody who pays ahead gets into debt by it: a month's fee that is not there is not owed.
        if (!renewed) {
            unpaid.drop(one);
            return turned(one, charge.next(), false);
        }
        return lacking(one, charge);
    }

    private Moved lacking(Looked one, Charge charge) {
        var lacking = one.line().lacking();
        if (lacking == null) lacking = unpaid.open(one, charge.amount(), settings.tryFor());
        var giveUpAt = lacking.since().plus(settings.tryFor());
        if (one.now().isBefore(giveUpAt)) {
            topUps.orderFor(one, charge.amount());
            var soon = one.now().plus(settings.lookEvery());
            var lookAt = soon.isBefore(giveUpAt) ? soon : giveUpAt;
            return new Moved(one.id(), one.on(), one.line().paid(), lacking, lookAt);
        }
        // A card is not asked for ever: from here on it is the subscriber who begins again.
        lines.takeBack(one.id(), Mandate.AUTO_RENEW, one.now());
        unpaid.lapse(one);
        return turned(one, RenewalRules.next(one.on(), 1, one.terms().dayOf(one.now())), false);
    }

    private static Moved turned(Looked one, LocalDate next, boolean paid) {
        return moved(one, next, paid, one.terms().startOf(next));
    }

    private static Moved moved(Looked one, @Nullable LocalDate on, boolean paid, Instant lookAt) {
        return new Moved(one.id(), on, paid, null, lookAt);
    }
}
